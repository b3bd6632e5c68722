"""What stands in somebody's App Home, and in their settings."""

from collections.abc import Mapping

from bridge.domain.language import Counted
from bridge.domain.language import Phrase as _
from bridge.domain.preferences import News

REPORT = _("Report what a customer said")

# Questions, customers, heads-ups
QUESTIONS = _("Questions to you")
NO_QUESTIONS = _("Nobody is waiting for an answer of yours.")
CUSTOMERS = _("Customers to tell")
NO_CUSTOMERS = _("No customer is waiting for a call of yours.")
HEADS_UPS = _("Changes ahead")
NO_HEADS_UPS = _("No change is coming up for your team.")

# One's own reports
REPORTS = _("Your reports")
NO_REPORTS = _("Nothing yet. The first thing that a customer tells you is a good beginning.")
NO_OLDER = _("There are no older reports.")
NUMBER = _("No. {number}")
LINE = "{number} · {title} · {reports} · {stage} · {changed}"
UNSORTED = "{number} · {stage} · {changed}"
SORTING = _("being looked at")
ASKED = _("Its card asks you which problem it is.")
OWN_WORDS = _("“{text}”")
REMOVED = _("The words were removed.")
OLDER = _("Older")
NEWER = _("Newer")

# You said, we did
DID = _("You said, we did")
NO_DID = _("Nothing is live or declined yet. It will stand here, for everybody.")
LIVE = _("{title}: live since {when} ({team}). {reports}.")
DECLINED = _("{title}: will not be changed, because {reason} ({team}). {reports}.")
DECLINED_UNSAID = _("{title}: will not be changed ({team}). {reports}.")

# Contributions
CREDIT = _("What you contributed")
NO_CREDIT = _("No credit is recorded for persons here.")
WHY = _("Why?")
WHY_TITLE = _("Your contributions")

# Of those who lead
LEADS = _("You lead {teams}: type /bridge team to see what waits for them, in numbers and without names.")

# Settings
SETTINGS = _("Settings")
CHANGE = _("Change settings")
NEWS = {
    News.INSTANT: _("News of your reports comes at once."),
    News.DAILY: _("News of your reports comes once a day, at {at}."),
    News.LIVE: _("You hear when your reports are live or declined, and every correction."),
    News.MUTE: _("You only hear corrections, and of customers you are to tell."),
}
QUIET = _("Nothing comes between {start} and {end}, {zone} time, but what is urgent.")

SETTINGS_SEND = _("Save")
NEWS_LABEL = _("When do you want news of your reports?")
NEWS_CHOICES: Mapping[str, str] = {
    News.INSTANT: _("At once"),
    News.DAILY: _("Once a day, in one message"),
    News.LIVE: _("Only when it is live or declined"),
    News.MUTE: _("Only corrections, and customers to tell"),
}
NEWS_HINT = _("Corrections, and customers you are to tell, come all the same.")
FROM_LABEL = _("Quiet from")
UNTIL_LABEL = _("Quiet until")
QUIET_HINT = _(
    "By your own clock ({zone}). Leave both empty to be reached always. What is urgent comes at once."
)
LANGUAGE_LABEL = _("Language")
LANGUAGES = {"": _("As in Slack"), "en": "English", "de": "Deutsch"}
NAMED_LABEL = _("Who sees your name beside what you contributed?")
NAMED_CHOICES = {"no": _("My team only"), "yes": _("Everybody who sees credit")}
NAMED_HINT = _("You can take it back at any time.")
BOTH_TIMES = _("Please give both times, or none.")
TWO_TIMES = _("Please give two different times.")
SOMEWHERE = _("UTC, as Slack does not say where you are")

# The message of the day
DAYS_NEWS = Counted("{count} of your reports has moved:", "{count} of your reports have moved:")
DAYS_LINE = _("No. {number} · {title}")
DAYS_HINT = _("You get this once a day, as you wished. What is live or declined is in its card's thread.")
