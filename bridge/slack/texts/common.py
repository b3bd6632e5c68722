"""Labels, numbers and answers that all parts share."""

from bridge.domain import listing, units
from bridge.domain.language import Counted
from bridge.domain.language import Phrase as _

# Labels of buttons
CANCEL = _("Cancel")
CLOSE = _("Close")
CHOOSE_PERSON = _("Choose a person")

# Numbers with their units: for one, for many
REPORTS = units.REPORTS
AGENTS = units.AGENTS
COLLEAGUES = Counted("{count} colleague", "{count} colleagues")
POINTS = Counted("{count} point", "{count} points")
CUSTOMERS = Counted("{count} customer", "{count} customers")
DAYS = units.DAYS
PROBLEMS = units.PROBLEMS
CONTRIBUTIONS = Counted("{count} contribution", "{count} contributions")
MORE = listing.MORE

# A gesture answered
SAVED = _("Saved, no. {number}.")
NOT_SAVED = _("Not saved, please send again.")
NOT_SHOWN = _("That cannot be shown just now, please try again.")
NOT_DONE = _("That did not reach me, please press again.")
USAGE = _(
    "Type /insight and what the customer said, in one line: /insight refund pending for nine days. "
    "/insight alone opens a form. /known shows what is known, /bridge what else can be done here."
)
UNKNOWN_COMMAND = _("There is no command {command} here. {usage}")
