"""`/bridge`: what can be done here, what a lead brings into the huddle, and all that can be asked by mention."""

from slack_bolt import Ack, App

from bridge.domain.asking import Ask, Topic
from bridge.slack.desk import Desk
from bridge.slack.listeners.answers import answer, typed
from bridge.slack.listeners.questions import asked
from bridge.slack.listeners.sources import Payload


def register(app: App, desk: Desk, team: str) -> None:
    """Attach the command; what it does not understand is answered with what there is."""

    def bridge(ack: Ack, command: Payload) -> None:
        user = command["user_id"]
        answer(ack, desk, asked(typed(command), team, user) or Ask(team, user, Topic.HELP))

    app.command("/bridge")(bridge)
