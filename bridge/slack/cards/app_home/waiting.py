"""What waits for the reader: the same cards, with the same buttons, as in their messages."""

from collections.abc import Iterator, Sequence

from bridge.domain.outgoing import Card, Listened
from bridge.domain.outgoing.app_home import AppHome
from bridge.slack.blocks import Block, bullets, heading, quiet
from bridge.slack.cards import watch
from bridge.slack.cards.table import render
from bridge.slack.texts import app_home as texts


def waiting(home: AppHome) -> Iterator[Block]:
    """In one line what there is none of; then questions, customers and changes, each under its heading."""
    if none := " ".join(_none(home)):
        yield quiet(none)
    yield from _section(texts.QUESTIONS, home.questions)
    yield from _section(texts.CUSTOMERS, home.customers)
    yield from _section(texts.HEADS_UPS, home.heads_ups, home.watches)


def _section(title: str, cards: Sequence[Card], listened: Sequence[Listened] = ()) -> Iterator[Block]:
    if cards or listened:
        yield heading(title)
    for card in cards:
        yield from render(card).blocks
    if listened:
        yield bullets(watch.asked(one) for one in listened)


def _none(home: AppHome) -> Iterator[str]:
    if not home.questions:
        yield texts.NO_QUESTIONS.format()
    if not home.customers:
        yield texts.NO_CUSTOMERS.format()
    if not home.heads_ups:
        yield texts.NO_HEADS_UPS.format()
