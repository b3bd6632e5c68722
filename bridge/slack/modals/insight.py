"""The form behind `/insight` alone."""

from bridge.slack.modals.form import View, field, form, notice
from bridge.slack.rich import Line
from bridge.slack.texts import forms

CALLBACK = "insight"


def view() -> View:
    """Asks for the words, and says what is taken out of them and what is not."""
    return form(
        CALLBACK,
        title=forms.INSIGHT_TITLE,
        send=forms.INSIGHT_SEND,
        field=field(forms.INSIGHT_LABEL, forms.INSIGHT_HINT, placeholder=forms.INSIGHT_PLACEHOLDER),
    )


def saved(number: int) -> View:
    """What stands in its place once the words are kept."""
    return notice(forms.SAVED_TITLE, Line(forms.SAVED_MODAL, number=number))
