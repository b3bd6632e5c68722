"""What is said to whoever asks: what is known, one report, what can be done here."""

from bridge.domain.language import Phrase as _

# What people type, in any case; commas between words that mean the same
KNOWN_WORDS = _("known, what about")
HELP_WORDS = _("help, commands")
TEAM_WORDS = _("team, my team")
NUMBER_WORDS = _("no., no, number")

# What is known
PROBLEM = "{title} · {state} · {reports}"
NOTHING = _("I know of nothing like “{words}”. If a customer says so, please report it.")
HEARD_TOO = _("I heard this too")
REPORT_IT = _("Report it")
SOMETHING_ELSE = _("It is something else …")
USAGE = _("Type /known and a few words of what the customer says: /known refund pending.")
NOT_PLACED = _("I am just finding out which team you are in. Please ask again in a minute.")
NOT_HERE = _("I cannot write to you in person, and others read along here. So this is not shown here.")

# I heard this too
HEARD_TITLE = _("I heard this too")
HEARD_SEND = _("Save")
HEARD_LABEL = _("What did the customer say?")
HEARD_PLACEHOLDER = _("C-88213 call back")
HEARD_HINT = _(
    "It may stay empty. A customer's reference is kept apart, so that you can tell them the news. "
    "Please leave names out."
)
HEARD_WORDS = _("I heard this too: {title}")
HEARD_ONLY = _("I heard this too.")

# One report
REPORT = _("No. {number}, reported {when}:")
REPORT_OF = _("No. {number}, reported {when} by {team}:")
REPORT_OWN = _("No. {number}, which you reported {when}:")
REPORT_SORTING = _("It is being sorted just now.")
REPORT_HELD = _(
    "It may name somebody. Until its reporter says that it is fine, its words are shown to nobody."
)
REPORT_HELD_OWN = _(
    "It may name somebody. Until you say that it is fine, its words are shown to nobody else."
)
REPORT_GONE = _("Its words were removed. It still counts.")
REPORT_HOME = _("Your card")
REPORT_PAGE = _("The report’s page")
NO_REPORT = _("There is no report no. {number} that you can see.")

# What can be done here
HELP = _("Tell me what a customer says, in one line, and you hear what becomes of it.")
HELP_REPORT = _("/insight refund pending for nine days: saves it. /insight alone opens a form.")
HELP_KNOWN = _("/known refund pending: what is known of it, and what to tell the customer now.")
HELP_SHOW = _("/insight 1284: shows one report.")
HELP_CREDIT = _("/credits: what you and your team contributed.")
HELP_MENTION = _(
    "The same works without commands. Write to me, or mention me in a channel: “known refund pending”, “1284”, “help”. "
    "Whatever else you write to me is saved as a report."
)
HELP_GUEST = _("You see what your company reports. Write to me, or mention me in a channel:")
HELP_GUEST_REPORT = _("What the customer said, in one line: it is saved, and you hear what becomes of it.")
HELP_GUEST_KNOWN = _("“known refund pending”: what is known of it, and what to tell the customer now.")
HELP_GUEST_SHOW = _("“1284”: shows one report.")
HELP_LEAD = _("You lead {teams}. /bridge team: what is open, and what your team hears most.")
HELP_OWNER = _("You decide for {teams}, on the cards in your channel or in Jira.")
HELP_PAGE = _("What became of what was said: {page}")
THE_PAGES = _("the pages")
