"""Buttons that decide something: kept once, acted on later.

https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
"""

import re

from slack_bolt import Ack, App

from bridge.domain.incoming import Click, Gesture
from bridge.slack.controls import Carried
from bridge.slack.desk import Desk
from bridge.slack.listeners.sources import Payload, said_at

DECIDING = (
    Gesture.RIGHT,
    Gesture.NOT_SAME,
    Gesture.CHOOSE,
    Gesture.SOMETHING_NEW,
    Gesture.UNDO,
    Gesture.ANSWER,
    Gesture.OPEN_ISSUE,
    Gesture.ACCEPT_ANSWERS,
)
"""The other gestures need a form first: see `openers` and `forms`."""


def register(app: App, desk: Desk, team: str) -> None:
    """Attach one listener for all of them."""

    def click(ack: Ack, action: Payload, body: Payload) -> None:
        desk.click(_click(action, body["user"]["id"], team))
        ack()

    app.action(re.compile(rf"^({'|'.join(DECIDING)})(\.\d+)?$"))(click)


def _click(action: Payload, user: str, team: str) -> Click:
    carried = Carried.unpack(action.get("value", ""))
    return Click(
        outside_id=f"{user}:{action['action_ts']}",
        gesture=Gesture(action["action_id"].partition(".")[0]),
        team=team,
        user=user,
        subject=carried.subject,
        at=said_at(action["action_ts"]),
        version=carried.version,
        choice=carried.choice,
    )
