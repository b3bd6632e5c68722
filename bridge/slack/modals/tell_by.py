"""The form for the day until which customers may be promised news."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import calendar
from bridge.slack.modals.fields import UNTIL
from bridge.slack.modals.form import View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import stages


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for the day; the one that is told now stands there already."""
    day = calendar(UNTIL, facts.tell_by)
    return form(
        Gesture.TELL_BY,
        [*about(facts), ask(UNTIL, stages.TELL_BY_UNTIL, day, hint=stages.TELL_BY_HINT, optional=True)],
        title=stages.TELL_BY_TITLE,
        send=stages.TELL_BY_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The day; none takes it away."""
    sent.later(UNTIL)
    return Decision(values=sent.only(UNTIL))
