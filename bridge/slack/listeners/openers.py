"""Buttons that open a form: acknowledged first, because a trigger id lives three seconds and the ack no longer.

https://docs.slack.dev/reference/methods/views.open
"""

from collections.abc import Callable, Mapping

from slack_bolt import Ack, App

from bridge.domain.incoming import Gesture
from bridge.slack.calls import Calls
from bridge.slack.controls import WHY, WRITE_ANSWER, Carried
from bridge.slack.listeners.sources import Payload
from bridge.slack.modals import answer, decline, link, why
from bridge.slack.modals.form import View

VIEWS: Mapping[str, Callable[[Carried], View]] = {
    WHY: why.view,
    WRITE_ANSWER: answer.view,
    Gesture.LINK_ISSUE: link.view,
    Gesture.DECLINE: decline.view,
}


def register(app: App, calls: Calls) -> None:
    """Attach one listener to each button of the table."""

    def acknowledge(ack: Ack) -> None:
        ack()

    def open_form(action: Payload, body: Payload) -> None:
        view = VIEWS[action["action_id"]](Carried.unpack(action["value"]))
        calls("views.open", trigger_id=body["trigger_id"], view=view)

    for action_id in VIEWS:
        app.action(str(action_id))(ack=acknowledge, lazy=[open_form])
