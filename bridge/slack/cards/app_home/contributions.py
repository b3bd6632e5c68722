"""What the reader contributed: the facts here, points and reasons one press away."""

from collections.abc import Iterator

from bridge.domain.credit_summary import Outcomes
from bridge.slack.blocks import Block, buttons, heading, paragraph, quiet
from bridge.slack.cards import credit_words
from bridge.slack.controls import CONTRIBUTIONS, Carried, button
from bridge.slack.texts import app_home as texts


def contributions(outcomes: Outcomes | None) -> Iterator[Block]:
    """No points stand on a first screen."""
    yield heading(texts.CREDIT)
    if outcomes is None:
        yield quiet(texts.NO_CREDIT)
    else:
        yield paragraph(credit_words.head("", outcomes))
        yield buttons(button(texts.WHY, CONTRIBUTIONS, Carried(0)))
