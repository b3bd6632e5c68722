"""What a lead brings into the huddle."""

from bridge.domain.language import Counted
from bridge.domain.language import Phrase as _

HEAD = _("{team}, {day}")
QUESTIONS = Counted("{count} question waits for an answer.", "{count} questions wait for an answer.")
NO_QUESTIONS = _("No question is open.")
CUSTOMERS = Counted("{count} customer is still to be told.", "{count} customers are still to be told.")
CUSTOMERS_OVERDUE = _("{customers} For {overdue} of them the day has passed.")
NO_CUSTOMERS = _("No customer is still to be told.")
UNREAD = _("Heads-up for {day}, read by {read} of {people}: {title}")
UNREAD_SMALL = _("Heads-up for {day}, not read by everybody: {title}")
ALL_READ = _("No heads-up is unread.")
HEARD = _("What the team reported most in the last seven days:")
HEARD_NOTHING = _("The team reported nothing in the last seven days.")
NO_TEAM = _("You lead no team here. Who leads which is in the settings: ask whoever looks after the bridge.")
NO_NAMES = _("Counts only: no names are recorded here.")
PRINT = _("To print it: {page}")
THE_PAGE = _("the page for the huddle")
