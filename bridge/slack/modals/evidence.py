"""The form that marks useful evidence: those that are marked are ticked, and a tick taken away takes it back."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.modals.fields import REPORTS, reports
from bridge.slack.modals.form import View, about, form, notice
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.rich import Line
from bridge.slack.texts import forms


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks which reports helped."""
    if not facts.insights:
        return notice(forms.USEFUL_TITLE, Line(forms.USEFUL_NOTHING))
    return form(
        Gesture.USEFUL,
        [*about(facts), *reports(facts.insights, forms.USEFUL_LABEL, facts.ticked)],
        title=forms.USEFUL_TITLE,
        send=forms.USEFUL_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """Those that helped; perhaps none any more."""
    return Decision(values=sent.only(REPORTS))
