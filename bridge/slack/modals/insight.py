"""The form behind `/insight` alone."""

from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals import urgent
from bridge.slack.modals.form import TEXT, View, ask, form, notice
from bridge.slack.rich import Line
from bridge.slack.texts import forms

CALLBACK = "insight"


def begun(carried: Carried) -> View:
    """The form with words in it that were looked for in vain."""
    return view(carried.choice)


def view(begun: str = "") -> View:
    """Asks for the words, and says what is taken out of them and what is not."""
    said = words(TEXT, focus=True, now=begun, placeholder=forms.INSIGHT_PLACEHOLDER)
    return form(
        CALLBACK,
        [ask(TEXT, forms.INSIGHT_LABEL, said, hint=forms.INSIGHT_HINT), urgent.tick()],
        title=forms.INSIGHT_TITLE,
        send=forms.INSIGHT_SEND,
    )


def saved(number: int) -> View:
    """What stands in its place once the words are kept."""
    return notice(forms.SAVED_TITLE, Line(forms.SAVED_MODAL, number=number))
