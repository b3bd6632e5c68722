"""`/bridge`: what can be done here, what a lead brings into the huddle, and all that can be asked by mention."""

from slack_bolt import Ack, App

from bridge.domain.asking import Ask, Topic
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Gesture
from bridge.slack.calls import Calls
from bridge.slack.controls import Carried
from bridge.slack.desk import Desk
from bridge.slack.listeners.answers import answer, typed
from bridge.slack.listeners.questions import asked, words_of
from bridge.slack.listeners.sources import Payload
from bridge.slack.modals import watch
from bridge.slack.modals.form import refusal
from bridge.slack.texts import watches


def register(app: App, desk: Desk, calls: Calls, team: str) -> None:
    """Attach the command; what it does not understand is answered with what there is."""

    def bridge(ack: Ack, command: Payload) -> None:
        user = command["user_id"]
        if _listens(command):
            ack()
        else:
            answer(ack, desk, asked(typed(command), team, user) or Ask(team, user, Topic.HELP))

    def open_form(command: Payload) -> None:
        if _listens(command):
            calls("views.open", trigger_id=command["trigger_id"], view=_form(desk, command["user_id"]))

    app.command("/bridge")(ack=bridge, lazy=[open_form])


def _listens(command: Payload) -> bool:
    """Whether an owner would like to listen for something."""
    return typed(command).casefold() in words_of(watches.WORDS)


def _form(desk: Desk, user: str) -> dict[str, object]:
    try:
        facts = desk.facts(Gesture.WATCH, 0, user)
    except RefusalError as error:
        return refusal(str(error))
    return watch.view(Carried(0), facts)
