"""What else can be done with a report: asked of the desk when the button is pressed, so that an old card knows it too.

https://docs.slack.dev/reference/methods/views.open
"""

from slack_bolt import Ack, App

from bridge.slack.calls import Calls
from bridge.slack.controls import MORE_HOME, Carried
from bridge.slack.desk import Decisions
from bridge.slack.listeners.openers import show
from bridge.slack.listeners.sources import Payload
from bridge.slack.modals import more_home
from bridge.slack.modals.form import View, refusal
from bridge.slack.texts import forms


def register(app: App, desk: Decisions, calls: Calls, team: str) -> None:
    """Attach the listener."""

    def acknowledge(ack: Ack) -> None:
        ack()

    def open_further(action: Payload, body: Payload) -> None:
        show(calls, body, _further(desk, team, body["user"]["id"], Carried.unpack(action.get("value", ""))))

    app.action(MORE_HOME)(ack=acknowledge, lazy=[open_further])


def _further(desk: Decisions, team: str, user: str, carried: Carried) -> View:
    try:
        return more_home.view(desk.further(team, user, carried.subject, carried.version))
    except LookupError:
        return refusal(forms.NOT_FOUND)
