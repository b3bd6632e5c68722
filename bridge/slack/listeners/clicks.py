"""Buttons that decide something: kept once, acted on later.

https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
"""

import re

from slack_bolt import Ack, App

from bridge.domain.incoming import Click, Gesture
from bridge.slack.calls import Calls
from bridge.slack.cards import check_up
from bridge.slack.controls import Carried
from bridge.slack.desk import Decisions
from bridge.slack.listeners.openers import show
from bridge.slack.listeners.sources import Payload, said_at
from bridge.slack.modals import more_home

DECIDING = (
    Gesture.RIGHT,
    Gesture.NOT_SAME,
    Gesture.CHOOSE,
    Gesture.SOMETHING_NEW,
    Gesture.UNDO,
    Gesture.ANSWER,
    Gesture.OPEN_ISSUE,
    Gesture.OPEN_ANYWAY,
    Gesture.IT_IS,
    Gesture.SURVIVOR,
    Gesture.TAKE_BACK,
    Gesture.LIVE,
    Gesture.REOPEN,
    Gesture.NEW_ISSUE,
    Gesture.KNOWN,
    Gesture.ACCEPT_ANSWERS,
    Gesture.JOIN_TALK,
    Gesture.SAME_THING,
    Gesture.NOT_THIS,
    Gesture.CALLED_BACK,
    Gesture.FINE,
    Gesture.CHECK_UP,
    Gesture.SKIP_CHECK_UP,
    Gesture.REMIND_HEADS_UP,
    Gesture.WITHDRAW_HEADS_UP,
    Gesture.DECIDE_TAKE_DOWN,
    Gesture.SEND_OFFER,
    Gesture.REFUSE_OFFER,
    Gesture.CONFIRM_FILE,
    Gesture.REFUSE_FILE,
    Gesture.HAVE_IT,
    Gesture.NOT_URGENT,
    Gesture.ALL_CLEAR,
    Gesture.END_WATCH,
    Gesture.REFUSE_WORDING,
    Gesture.REPLY_IS,
    Gesture.WITHDRAW_QUESTION,
)
"""The other gestures need a form first: see `openers` and `forms`."""

PRESSED = re.compile(rf"^(({'|'.join(DECIDING)})(\.\d+)?|{Gesture.MERGE}\.\d+)$")
"""Merging needs a form as well, unless a button names the other problem."""


def register(app: App, desk: Decisions, calls: Calls, team: str) -> None:
    """Attach one listener for all of them; what was pressed in a window is answered in it."""

    def click(ack: Ack, action: Payload, body: Payload) -> None:
        desk.click(clicked(action, body, team))
        ack()
        if body.get("view"):
            later(show, calls, body, more_home.done())

    later = app.listener_runner.listener_executor.submit
    app.action(PRESSED)(click)


def clicked(action: Payload, body: Payload, team: str) -> Click:
    """A button pressed, as the decision that it is."""
    carried, user = Carried.unpack(action.get("value", "")), body["user"]["id"]
    gesture = Gesture(action["action_id"].partition(".")[0])
    state = (body.get("state") or {}).get("values") or {}
    return Click(
        outside_id=f"{user}:{action['action_ts']}",
        gesture=gesture,
        team=team,
        user=user,
        subject=carried.subject,
        at=said_at(action["action_ts"]),
        version=carried.version,
        choice=carried.choice,
        values=check_up.ticked(state) if gesture is Gesture.CHECK_UP else {},
    )
