"""The form that asks an owner for the reason of a "no"."""

from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.modals.form import View, field, form
from bridge.slack.texts import forms


def view(carried: Carried) -> View:
    """Asks for the reason; `carried.choice` is the problem's title."""
    return form(
        Gesture.DECLINE,
        title=forms.DECLINE_TITLE,
        send=forms.DECLINE_SEND,
        field=field(forms.DECLINE_LABEL, forms.DECLINE_HINT),
        carried=carried,
        about=carried.choice,
    )
