"""Slash commands. Slack never sends one again: "Saved" is said after the commit, or "Not saved" instead.

https://docs.slack.dev/interactivity/implementing-slash-commands
"""

from slack_bolt import Ack, App

from bridge.domain.asking import Topic
from bridge.domain.incoming import Capture, Way
from bridge.domain.language import spoken
from bridge.slack import credit
from bridge.slack.calls import Calls
from bridge.slack.desk import Desk
from bridge.slack.listeners import credit_words, questions
from bridge.slack.listeners.answers import answer, typed
from bridge.slack.listeners.sources import Now, Payload
from bridge.slack.modals import insight as insight_form
from bridge.slack.saved import saved
from bridge.slack.texts import credit as texts

ASKED = (Topic.HELP, Topic.REPORT)
"""What is asked after `/insight` as well; whatever else stands there is a report."""


def register(app: App, desk: Desk, calls: Calls, team: str, now: Now) -> None:
    """Attach `/insight` (keep, or open the form) and `/credits` (answer)."""

    def insight(ack: Ack, command: Payload) -> None:
        text, user = typed(command), command["user_id"]
        if not text:
            ack()
        elif (ask := questions.asked(text, team, user)) and ask.topic in ASKED:
            answer(ack, desk, ask)
        else:
            capture = capture_of(command, team, text, now)
            card = saved(desk.keep(capture).number, desk.recognise(capture))
            ack(card.text, blocks=list(card.blocks))

    def open_form(command: Payload) -> None:
        if not typed(command):
            calls("views.open", trigger_id=command["trigger_id"], view=insight_form.view())

    def credits_of(ack: Ack, command: Payload) -> None:
        asked = credit_words.asked(typed(command), now().date())
        if asked is None:
            ack(spoken(texts.USAGE))
            return
        card = credit.render(desk.credits(team, command["user_id"], *asked))
        ack(card.text, blocks=list(card.blocks))

    app.command("/insight")(ack=insight, lazy=[open_form])
    app.command("/credits")(credits_of)


def capture_of(command: Payload, team: str, text: str, now: Now) -> Capture:
    """The report that stands in a command."""
    source = f"command:{command['trigger_id']}"
    return Capture(source, Way.COMMAND, team, command["user_id"], text, now())
