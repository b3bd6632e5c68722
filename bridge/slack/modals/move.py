"""The form that moves some reports to another problem."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.modals.fields import REPORTS, TO, other_problem, reports
from bridge.slack.modals.form import View, about, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import forms


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for the reports and for where they belong."""
    return form(
        Gesture.MOVE,
        [
            *about(facts),
            other_problem(forms.MOVE_TO),
            *reports(facts.insights, forms.MOVE_LABEL, needed=True),
        ],
        title=forms.MOVE_TITLE,
        send=forms.MOVE_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The reports and the problem that they go to."""
    sent.need(TO, forms.NO_PROBLEM)
    sent.some(REPORTS, forms.NOTHING_CHOSEN)
    return Decision(values=sent.only(REPORTS, TO))
