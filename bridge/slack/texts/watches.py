"""What is said of watches, to whoever listens and to those who hear customers."""

from bridge.domain.language import Phrase as _

# The card of whoever listens
LISTENING = _("I watch for “{words}” until {until}.")
NOTHING_YET = _("Nothing was heard of it since {since}.")
HEARD = _("{reports} since {since}, in the thread below.")
STOP = _("Stop watching")
OVER = _("I no longer watch for “{words}”: {reports} since {since}.")
OVER_NOTHING = _("I no longer watch for “{words}”. Nothing was heard of it since {since}.")

# What was heard
HITS = _("Heard of “{words}”: {reports}")
HIT = _("No. {number}: {text}")
UNQUOTED = _("The words of {reports} are not shown, because they are held back or were removed.")
MORE_HITS = _("And {reports} more.")

# To those who hear customers
LISTEN_FOR = _("{team} would like to hear of “{words}”, until {until}.")

# The form, and what an owner types after /bridge for it
WORDS = _("watch, listen")
FORM_TITLE = _("Watch for words")
FORM_SEND = _("Watch")
FORM_WORDS = _("What would you like to hear of?")
FORM_WORDS_EXAMPLE = _("Delivery slots that vanish at payment")
FORM_WORDS_HINT = _(
    "A sentence as an agent would type it is heard best. It works across spellings, not languages."
)
FORM_UNTIL = _("Until which day?")
