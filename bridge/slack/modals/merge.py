"""The form that merges a problem into another one."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.modals.fields import TO, other_problem
from bridge.slack.modals.form import View, about, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import forms


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks into which problem it goes."""
    return form(
        Gesture.MERGE,
        [*about(facts), other_problem(forms.MERGE_LABEL, forms.MERGE_HINT)],
        title=forms.MERGE_TITLE,
        send=forms.MERGE_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The number of the problem that goes on."""
    return Decision(sent.need(TO, forms.NO_PROBLEM))
