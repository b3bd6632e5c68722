"""What waits for the reader: the same cards, with the same buttons, as in their messages."""

from collections.abc import Iterator, Sequence

from bridge.domain.outgoing import Card, CustomersCard, HeadsUpCard, Listened, QuestionCard
from bridge.slack.blocks import Block, bullets, heading, quiet
from bridge.slack.cards import watch
from bridge.slack.cards.table import render
from bridge.slack.texts import app_home as texts


def questions(cards: Sequence[QuestionCard]) -> Iterator[Block]:
    """Questions that they can answer."""
    return _section(texts.QUESTIONS, cards, texts.NO_QUESTIONS)


def customers(cards: Sequence[CustomersCard]) -> Iterator[Block]:
    """Customers whom they can tell news."""
    return _section(texts.CUSTOMERS, cards, texts.NO_CUSTOMERS)


def heads_ups(cards: Sequence[HeadsUpCard]) -> Iterator[Block]:
    """Changes that they should know of."""
    return _section(texts.HEADS_UPS, cards, texts.NO_HEADS_UPS)


def watches(asked: Sequence[Listened]) -> Iterator[Block]:
    """What their team is asked to listen for; nothing where nobody asks."""
    if asked:
        yield bullets(watch.asked(one) for one in asked)


def _section(title: str, cards: Sequence[Card], nothing: str) -> Iterator[Block]:
    yield heading(title)
    for card in cards:
        yield from render(card).blocks
    if not cards:
        yield quiet(nothing)
