"""What is asked and said of words that are removed."""

from bridge.domain.language import Phrase as _

# Delete one's own words
DELETE_TITLE = _("Delete my words")
DELETE_LEAD = _("The words of report no. {number} are deleted wherever we keep them. This cannot be undone.")
DELETE_STAYS = _("It still counts as a report, and so does your credit.")
DELETE_JIRA = _(
    "What was copied into a Jira issue is not ours to change: its team is asked to delete it there."
)
DELETE_SEND = _("Delete")
DELETED = _("Your words are deleted. The card says so in a moment.")

# Ask that words be removed
ASK_TITLE = _("Ask for removal")
ASK_LEAD = _(
    "Shall the words of report no. {number} be removed? The team that owns its problem decides, or a lead."
)
ASK_LABEL = _("What should not stand there?")
ASK_HINT = _("They read this. Please do not repeat a name.")
ASK_SEND = _("Ask for it")
ASKED = _("Passed on. You hear what is decided.")

# Whoever decides
TAKE_DOWN = _("Shall the words of report no. {number} be removed? Asked by {who}.")
SOMEBODY = _("somebody")
REASON = _("They say: “{reason}”")
STILL_COUNTS = _("The report still counts either way, and so does its credit.")
REMOVE = _("Remove the words")
KEEP = _("They may stay")
DECIDED = {
    "remove": _("The words of report no. {number} are removed."),
    "keep": _("The words of report no. {number} stay."),
}

# Whoever asked, and whoever reported
TOLD = {
    "remove": _("You asked about report no. {number}: its words are removed."),
    "keep": _("You asked about report no. {number}: those who decide left its words as they are."),
}
TOLD_REPORTER = _(
    "The words of your report no. {number} were removed, because somebody asked for it. "
    "It still counts, and so does your credit."
)
