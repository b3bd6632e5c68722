"""The form that makes a problem of its own of some reports."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.fields import REPORTS, reports
from bridge.slack.modals.form import View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import forms

NAME = "title"


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for the reports and for the new problem's title."""
    title = ask(NAME, forms.SPLIT_NAME, words(NAME, lines=False), hint=forms.SPLIT_HINT, optional=True)
    return form(
        Gesture.SPLIT,
        [*about(facts), title, *reports(facts.insights, forms.SPLIT_LABEL, needed=True)],
        title=forms.SPLIT_TITLE,
        send=forms.SPLIT_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The reports that leave, and the title."""
    sent.some(REPORTS, forms.NOTHING_CHOSEN)
    return Decision(values=sent.only(REPORTS, NAME))
