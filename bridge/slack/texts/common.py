"""Labels, numbers and answers that all parts share."""

# Labels of buttons
CANCEL = "Cancel"
CLOSE = "Close"

# Numbers with their units: for one, for many
REPORTS = ("{count} report", "{count} reports")
AGENTS = ("{count} agent", "{count} agents")
COLLEAGUES = ("{count} colleague", "{count} colleagues")
POINTS = ("{count} point", "{count} points")
CUSTOMERS = ("{count} customer", "{count} customers")
DAYS = ("{count} day", "{count} days")
PROBLEMS = ("{count} problem", "{count} problems")
AND = "{names} and {last}"
MORE = "{count} more"

# A gesture answered
SAVED = "Saved, no. {number}."
NOT_SAVED = "Not saved, please send again."
NOT_SHOWN = "That cannot be shown just now, please try again."
NOT_DONE = "That did not reach us, please press again."
USAGE = (
    "Type /insight and what the customer said, in one line: /insight refund pending for nine days. "
    "/insight alone opens a form. /credits shows what you and your team contributed."
)
UNKNOWN_COMMAND = "There is no command {command} here. " + USAGE


def counted(forms: tuple[str, str], count: int) -> str:
    """A number with its unit.

    >>> counted(REPORTS, 1), counted(REPORTS, 38)
    ('1 report', '38 reports')
    """
    return forms[count != 1].format(count=count)
