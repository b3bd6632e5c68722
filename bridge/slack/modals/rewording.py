"""Other words for a report, typed by whoever reported it."""

from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, ask, form, notice
from bridge.slack.rich import Line
from bridge.slack.texts import privacy


def view(insight: int, said: str) -> View:
    """The words as they are kept, to be changed."""
    field = ask(TEXT, privacy.EDIT_LABEL, words(TEXT, now=said, focus=True), hint=privacy.EDIT_HINT)
    return form(
        Gesture.EDIT_TEXT,
        [field],
        title=privacy.EDIT_TITLE,
        send=privacy.EDIT_SEND,
        carried=Carried(insight),
    )


def kept(insight: int) -> View:
    """What stands in its place once the new words are kept."""
    return notice(privacy.EDITED_TITLE, Line(privacy.EDITED, number=insight))
