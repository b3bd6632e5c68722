"""Why an insight was put into its problem."""

from bridge.slack.controls import Carried
from bridge.slack.modals.form import View, notice
from bridge.slack.rich import Line
from bridge.slack.texts import forms


def view(carried: Carried) -> View:
    """Shows the reason that the card carried in its button."""
    return notice(forms.WHY_TITLE, Line("{why}", why=carried.choice))
