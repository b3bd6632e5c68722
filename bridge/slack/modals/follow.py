"""The form that lets an owner hear of every new report for a while."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import calendar
from bridge.slack.modals.fields import UNTIL
from bridge.slack.modals.form import View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import forms


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks until when."""
    day = ask(UNTIL, forms.FOLLOW_UNTIL, calendar(UNTIL), hint=forms.FOLLOW_HINT, optional=True)
    return form(
        Gesture.FOLLOW,
        [*about(facts), day],
        title=forms.FOLLOW_TITLE,
        send=forms.FOLLOW_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The last day; none ends it."""
    sent.later(UNTIL)
    return Decision(values=sent.only(UNTIL))
