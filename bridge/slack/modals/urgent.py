"""The box that says that a report cannot wait."""

from bridge.domain.forms import Option
from bridge.slack.blocks import Block
from bridge.slack.elements import boxes, option
from bridge.slack.modals.form import ask
from bridge.slack.modals.sent import Sent
from bridge.slack.texts import urgent as texts

URGENT = "urgent"


def tick() -> Block:
    """The box; it may stay empty."""
    box = boxes(URGENT, [option(Option("yes", texts.TICK))])
    return ask(URGENT, texts.TICK_LABEL, box, hint=texts.TICK_HINT, optional=True)


def is_ticked(sent: Sent) -> bool:
    """Whether it was ticked."""
    return URGENT in sent.values
