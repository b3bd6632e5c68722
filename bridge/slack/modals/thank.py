"""The form in which an owner thanks those who reported."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import forms


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for a few words."""
    return form(
        Gesture.THANK,
        [*about(facts), ask(TEXT, forms.THANK_LABEL, words(TEXT, focus=True), hint=forms.THANK_HINT)],
        title=forms.THANK_TITLE,
        send=forms.THANK_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The words."""
    sent.need(TEXT)
    return Decision(values=sent.only(TEXT))
