"""The form that lets a problem sleep until a day, or until more reports came in."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import calendar, number
from bridge.slack.modals.fields import UNTIL
from bridge.slack.modals.form import View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent, WrongError
from bridge.slack.texts import forms

MORE = "more"


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for a day, a number of reports, or both."""
    day = ask(UNTIL, forms.SNOOZE_UNTIL, calendar(UNTIL), optional=True)
    more = ask(MORE, forms.SNOOZE_MORE, number(MORE, least=1), hint=forms.SNOOZE_HINT, optional=True)
    return form(
        Gesture.SNOOZE,
        [*about(facts), day, more],
        title=forms.SNOOZE_TITLE,
        send=forms.SNOOZE_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """What wakes it; one of the two must be given."""
    more = sent.first(MORE)
    if more and not (more.isdecimal() and int(more) > 0):
        raise WrongError(MORE, forms.SNOOZE_NUMBER)
    if not (sent.later(UNTIL) or more):
        raise WrongError(UNTIL, forms.SNOOZE_NOTHING)
    return Decision(values=sent.only(UNTIL, MORE))
