"""The form that asks an owner for the reason of a "no"."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import forms

WORDING = "wording"


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for the reason, and for what customers are to be told."""
    reason = ask(TEXT, forms.DECLINE_LABEL, words(TEXT, focus=True), hint=forms.DECLINE_HINT)
    wording = ask(
        WORDING,
        forms.DECLINE_WORDING,
        words(WORDING, now=facts.wording),
        hint=forms.DECLINE_WORDING_HINT,
        optional=True,
    )
    return form(
        Gesture.DECLINE,
        [*about(facts), reason, wording],
        title=forms.DECLINE_TITLE,
        send=forms.DECLINE_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The reason, and what to tell the customer if that was given."""
    return Decision(sent.need(TEXT), sent.only(WORDING))
