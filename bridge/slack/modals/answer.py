"""The form for an answer in one's own words."""

from bridge.slack import texts
from bridge.slack.controls import WRITE_ANSWER, Carried
from bridge.slack.modals.form import View, field, form


def view(carried: Carried) -> View:
    """Asks for the answer; `carried.choice` is the question."""
    return form(
        WRITE_ANSWER,
        title=texts.ANSWER_TITLE,
        send=texts.ANSWER_SEND,
        field=field(texts.ANSWER_LABEL, texts.ANSWER_HINT),
        carried=carried,
        about=carried.choice,
    )
