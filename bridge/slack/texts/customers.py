"""What a reporter reads of customers who can be told the news."""

from bridge.domain.language import Counted
from bridge.domain.language import Phrase as _

SAME_THING = _("Same thing")
NOT_THIS = _("Not this")
ANSWERED = {
    "same": _("You said that it is the same thing."),
    "not": _("You said that this is not it. Your report is looked at again."),
}

TELL_THEM = _("Tell {customers} of no. {insight} by {due}: {title}.")
TELL_AGAIN = _("Please call again by {due} whoever you told of no. {insight}: it does not hold any more.")
LEFT = _("These customers are yours to tell now: whoever reported this has left.")
SAY = _("You could say: “{wording}”")
CUSTOMERS = Counted("{count} customer", "{count} customers")
TOLD = _("Told")
NOT_REACHED = _("Not reached")
HAND_OVER = _("Hand over")
NOT_WANTED = _("Not wanted")
SHOW = _("Show")
OUTCOMES = {
    "": "{name}",
    "told": _("{name}: told. Thank you."),
    "not_reached": _("{name}: not reached yet."),
    "handed_over": _("{name}: handed over to your lead."),
    "not_wanted": _("{name}: does not want to be called."),
    "withdrawn": _("{name}: nothing to tell any more."),
}
REFERENCE_TITLE = _("Customer")
REFERENCE = _("{name} of no. {insight} is {value}.")
