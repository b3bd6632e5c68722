"""The form that asks an owner for the reason of a "no"."""

from bridge.domain.incoming import Gesture
from bridge.slack import texts
from bridge.slack.controls import Carried
from bridge.slack.modals.form import View, field, form


def view(carried: Carried) -> View:
    """Asks for the reason; `carried.choice` is the problem's title."""
    return form(
        Gesture.DECLINE,
        title=texts.DECLINE_TITLE,
        send=texts.DECLINE_SEND,
        field=field(texts.DECLINE_LABEL, texts.DECLINE_HINT),
        carried=carried,
        about=carried.choice,
    )
