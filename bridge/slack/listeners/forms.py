"""Forms that were sent. Slack never sends one again, so the form closes only after the commit.

https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from slack_bolt import Ack, App

from bridge.domain.incoming import Capture, Click, Gesture, Way
from bridge.slack.controls import WRITE_ANSWER, Carried
from bridge.slack.desk import Desk
from bridge.slack.listeners.sources import Now, Payload
from bridge.slack.modals import insight, link
from bridge.slack.modals.form import typed, wrong
from bridge.slack.texts import forms


def register(app: App, desk: Desk, team: str, now: Now) -> None:
    """Attach the four forms."""

    def report(ack: Ack, view: Payload, body: Payload) -> None:
        capture = Capture(_source(view), Way.MODAL, team, body["user"]["id"], typed(view), now())
        kept = desk.keep(capture)
        ack(response_action="update", view=insight.saved(kept.number))

    def decide(ack: Ack, view: Payload, body: Payload) -> None:
        text = typed(view)
        gesture = Gesture.ANSWER if view["callback_id"] == WRITE_ANSWER else Gesture(view["callback_id"])
        choice = link.key(text) if gesture is Gesture.LINK_ISSUE else text
        if not choice:
            ack(wrong(forms.NOT_AN_ISSUE if text else forms.EMPTY))
            return
        carried = Carried.unpack(view["private_metadata"])
        user, subject, version = body["user"]["id"], carried.subject, carried.version
        desk.click(Click(_source(view), gesture, team, user, subject, now(), version, choice))
        ack()

    app.view(insight.CALLBACK)(report)
    for callback_id in (WRITE_ANSWER, Gesture.LINK_ISSUE, Gesture.DECLINE):
        app.view(str(callback_id))(decide)


def _source(view: Payload) -> str:
    return f"view:{view['id']}"
