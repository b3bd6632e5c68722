"""What is said of a wording that somebody suggests."""

from bridge.domain.language import Phrase as _

# Suggest
SUGGEST = _("Suggest what to say …")
SUGGEST_LINE = _("A sentence for customers, or what helps meanwhile. The team that owns the problem decides.")
SUGGEST_TITLE = _("Suggest what to say")
SUGGEST_SEND = _("Suggest")
SUGGEST_TEXT = _("What can we tell the customer?")
SUGGEST_TEXT_HINT = _("One sentence that everybody can say word for word.")
SUGGEST_MEANWHILE = _("What helps meanwhile?")
SUGGEST_NOTHING = _("Please write a sentence for customers here, or what helps meanwhile below.")
SUGGEST_KEPT = _("Kept, thank you. The team that owns the problem decides, and I tell you what it says.")

# For the team
SUGGESTED = _("What to tell customers of {title}, as {who} suggests:")
SUGGESTED_MEANWHILE = _("What helps meanwhile with {title}, as {who} suggests:")
AND_MEANWHILE = _("And meanwhile:")
APPROVE = _("Approve …")
REFUSE = _("No thanks")
STATES = {
    "approved": _("Approved: it stands on the cards of all who reported the problem."),
    "refused": _("Not taken. Whoever suggested it is told."),
    "over": _("This is not said any more."),
}
APPROVED_UNTIL = _("Approved until {until}: it stands on the cards of all who reported the problem.")
APPROVE_TITLE = _("Approve the wording")
APPROVE_SEND = _("Approve")
APPROVE_UNTIL = _("Until which day does it hold?")
APPROVE_HINT = _("After that day nobody is shown it any more. You are told before.")
APPROVE_DAY = _("Please choose the last day on which it may be said.")

# For its author
TAKEN = _(
    "Your wording for {title} is what agents are given to say now, until {until}. Thank you from {team}."
)
TAKEN_FOR_GOOD = _("Your wording for {title} is what agents are given to say now. Thank you from {team}.")
NOT_TAKEN = _("{team} does not use your wording for {title} this time. Thank you for thinking along.")
