"""The form for an answer in one's own words."""

from bridge.slack.controls import WRITE_ANSWER, Carried
from bridge.slack.modals.form import View, field, form
from bridge.slack.texts import forms


def view(carried: Carried) -> View:
    """Asks for the answer; `carried.choice` is the question."""
    return form(
        WRITE_ANSWER,
        title=forms.ANSWER_TITLE,
        send=forms.ANSWER_SEND,
        field=field(forms.ANSWER_LABEL, forms.ANSWER_HINT),
        carried=carried,
        about=carried.choice,
    )
