"""The form that invites those who reported to a talk."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import forms


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks what it is about."""
    return form(
        Gesture.TALK,
        [*about(facts), ask(TEXT, forms.TALK_LABEL, words(TEXT, focus=True), hint=forms.TALK_HINT)],
        title=forms.TALK_TITLE,
        send=forms.TALK_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """What it is about."""
    sent.need(TEXT)
    return Decision(values=sent.only(TEXT))
