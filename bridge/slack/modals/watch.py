"""The form that lets an owner listen for something in all reports."""

from datetime import date

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.blocks import SENTENCE
from bridge.slack.controls import Carried
from bridge.slack.elements import calendar
from bridge.slack.elements import words as typed
from bridge.slack.modals.fields import UNTIL
from bridge.slack.modals.form import View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent, WrongError
from bridge.slack.texts import forms
from bridge.slack.texts import watches as texts

WORDS = "words"


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for what, and until when; above it stands the problem that it was opened from."""
    said = typed(WORDS, placeholder=texts.FORM_WORDS_EXAMPLE, lines=False, focus=True, most=SENTENCE)
    return form(
        Gesture.WATCH,
        [
            *about(facts),
            ask(WORDS, texts.FORM_WORDS, said, hint=texts.FORM_WORDS_HINT),
            ask(UNTIL, texts.FORM_UNTIL, calendar(UNTIL)),
        ],
        title=texts.FORM_TITLE,
        send=texts.FORM_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """What to listen for, and a day that is not over."""
    sent.need(WORDS)
    if date.fromisoformat(sent.need(UNTIL, forms.NOT_LATER)) < sent.today:
        raise WrongError(UNTIL, forms.NOT_LATER)
    return Decision(values=sent.only(WORDS, UNTIL))
