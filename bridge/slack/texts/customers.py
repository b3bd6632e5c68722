"""What a reporter reads of customers who can be told the news."""

from bridge.domain.language import Phrase as _

SAME_THING = _("Same thing")
NOT_THIS = _("Not this")
ANSWERED = {
    "same": _("You said that it is the same thing."),
    "not": _("You said that this is not it. Your report is looked at again."),
}

TELL_THEM = _("Tell {customers} from report no. {insight} by {due}: {title} · {state}")
NOBODY_LEFT = _("Customers from report no. {insight}: {title} · {state}")
TELL_AGAIN = _(
    "What you told customers from report no. {insight} no longer holds. Please call them again by {due}."
)
NOTHING_NEW = _(
    "Nothing new yet of {title}. If you promised {customers} from report no. {insight} news by {due}, please tell them so."
)
HANDED_NOTHING_NEW = _("No. {insight}, by {due}: nothing new yet of {title}, please tell them so.")
SAY = _("You could say: “{wording}”")
HANDED = {
    "handed": _("A colleague hands over to you. Please tell {customers}:"),
    "again": _("What you told them does not hold any more. Please tell {customers}:"),
    "left": _("Somebody of your team has left, so these are yours now. Please tell {customers}:"),
    "away": _("Somebody of your team did not come to it, so these are yours now. Please tell {customers}:"),
}
HANDED_NEWS = _("No. {insight}, by {due}: {title} · {state}")
HANDED_AGAIN = _(
    "No. {insight}, by {due}: please call again, what was said of {title} does not hold any more."
)
WITH = _("{name}: with {holder} now.")
DUE = _("Still to be told: {customers} from report no. {insight}, above in this thread.")
DUE_HANDED = _(
    "Still to be told: {customers} from report no. {insight}, handed over to you in a message above."
)
LEFT_BEHIND = _(
    "{customers} should have been told news by now, and their teams have no lead who could go on. "
    "Whoever looks after the bridge can name one."
)
TOLD = _("Told")
NOT_REACHED = _("Not reached")
NOT_WANTED = _("Not wanted")
SHOW = _("Show reference")
OUTCOMES = {
    "told": _("{name}: told. Thank you."),
    "not_reached": _("{name}: not reached yet."),
    "handed_over": _("{name}: handed over."),
    "not_wanted": _("{name}: does not want to be called."),
    "withdrawn": _("{name}: nothing to tell any more."),
}
NAME = _("Reference {number}")
REFERENCE_TITLE = _("Customer")
REFERENCE = _("{name} of no. {insight} is {value}.")

# Hand over
HAND_OVER = _("Hand over …")
HAND_OVER_TITLE = _("Hand over a customer")
HAND_OVER_SEND = _("Hand over")
HAND_OVER_TO = _("Who tells them?")
HAND_OVER_HINT = _("They get the news and what to say, and see the reference when they ask for it.")
HAND_OVER_NOBODY = _("Please choose a colleague.")
