"""What is said of a change before it goes live, to those who will hear of it and to those who make it."""

from bridge.domain.language import Counted
from bridge.domain.language import Phrase as _

# The card of those who hear customers
TITLE = "{day}: {title}"
WHO = _("Who sees it: {text}")
WHAT = _("What changes: {text}")
SAY = _("If asked: “{text}”")
REPORT = _("Please report: {text}")
GOT_IT = _("Got it")
ASK = _("Ask …")
SAID = {"read": _("You have read this."), "again": _("A reminder: you have not confirmed this yet.")}
FIRST = _("{people} get this. No names are recorded.")
COUNT = _("{read} of {people} have read this. No names are recorded.")
NO_NAMES = _("No names are recorded.")
WITHDRAWN = _("{team} has taken this back: {title}. Please do not tell customers of it.")

# A question about it
ASK_TITLE = _("Ask")
ASK_SEND = _("Ask")
ASK_LABEL = _("What would you like to know?")
ASK_HINT = _(
    "It goes to the team that wrote this. Your name is beside it only if your settings show it to everybody who sees "
    "credit."
)
ASK_PASSED = _("Your question was passed on to the team that wrote this.")
ASKED = _("Asked about the heads-up “{title}” by {who}:")

# The owners' card
SENT = _("Heads-up for {people} of {teams}: {title}")
SENT_TO_NOBODY = _("Nobody is in the teams that this heads-up is for, so nobody was told: {title}")
GOES_LIVE = _("It goes live on {day}.")
WENT_LIVE = _("It went live on {day}.")
MISSED = _("{people} could not be told before that day, and were not told afterwards.")
PEOPLE = Counted("{count} person", "{count} people")
HAVE_READ = _("{read} of {people} have read it.")
REMINDED_TODAY = _("The others were reminded today.")
REMINDED = _("The others were reminded on {when}.")
TAKEN_BACK = _("It was taken back, and the cards of those who got it say so.")
REMIND = _("Remind the others")
WITHDRAW = _("Withdraw")

# A release in Jira with a note
RELEASE = _("Release {name} on {day}: send this heads-up?")
RELEASE_SOME_DAY = _("Release {name}, no day is set: send this heads-up?")
RELEASE_SENT = _("The heads-up for release {name} was sent.")
RELEASE_SEND = _("Send …")

# The form that writes one
FORM_TITLE = _("Heads-up")
FORM_SEND = _("Send")
FORM_NAME = _("What changes, in a few words?")
FORM_NAME_EXAMPLE = _("Delivery slots by the hour")
FORM_DATE = _("On which day does it go live?")
FORM_WHO = _("Who sees it?")
FORM_WHO_EXAMPLE = _("App users in Berlin and Hamburg")
FORM_WHAT = _("What changes for them?")
FORM_WHAT_EXAMPLE = _("They pick an hour instead of half a day")
FORM_SAY = _("What can agents say if asked?")
FORM_SAY_HINT = _("One sentence that they can say word for word.")
FORM_REPORT = _("What should they report?")
FORM_REPORT_EXAMPLE = _("Slots that vanish at payment")
FORM_CREWS = _("Which teams are told?")
FORM_CREWS_ALL = _("All our teams")
FORM_CREWS_HINT = _("Left empty, all teams of our own are told, and none of a partner.")
FORM_PAST = _("Please choose today or a later day.")

# Days as people say them
WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
WEEKDAY_OF = _("{weekday}, {day}")
