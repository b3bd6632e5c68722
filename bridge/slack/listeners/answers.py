"""How a command is answered: in its acknowledgement, for the person alone who typed it."""

from slack_bolt import Ack

from bridge.domain.asking import Ask
from bridge.slack.cards import render
from bridge.slack.desk import Answers
from bridge.slack.listeners.sources import Payload
from bridge.slack.text import unwrap


def typed(command: Payload) -> str:
    """What stands after a command."""
    return unwrap(command.get("text") or "").strip()


def answer(ack: Ack, desk: Answers, ask: Ask) -> None:
    """Answer what was asked."""
    card = render(desk.answer(ask))
    ack(card.text, blocks=list(card.blocks))
