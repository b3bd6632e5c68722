"""The form behind `/insight` alone."""

from bridge.slack import texts
from bridge.slack.modals.form import View, field, form, notice
from bridge.slack.rich import Line

CALLBACK = "insight"


def view() -> View:
    """Asks for the words, and says what is taken out of them and what is not."""
    return form(
        CALLBACK,
        title=texts.INSIGHT_TITLE,
        send=texts.INSIGHT_SEND,
        field=field(texts.INSIGHT_LABEL, texts.INSIGHT_HINT, placeholder=texts.INSIGHT_PLACEHOLDER),
    )


def saved(number: int) -> View:
    """What stands in its place once the words are kept."""
    return notice(texts.SAVED_TITLE, Line(texts.SAVED_MODAL, number=number))
