"""A line of the ledger that somebody contests, with all that happened to it, for those who decide."""

from collections.abc import Iterator

from bridge.domain.outgoing import ContestCard
from bridge.slack.blocks import SENTENCE, WORDS, Block, bullets, buttons, paragraph, quiet, quote
from bridge.slack.cards import credit_words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import GRANT, UPHOLD, Carried, button
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.text import clip
from bridge.slack.texts import credit

MOMENTS = 20
"""Of a longer history the end is shown."""


def render(card: ContestCard) -> Rendered:
    """What is contested and why, its history, and the two ways to decide it; afterwards what was decided."""
    decided = [Line("{decided}", decided=clip(card.decided, WORDS))] if card.decided else []
    head = Line(credit.CONTEST_HEAD, line=Bold(clip(card.line, SENTENCE)))
    return rendered((head, *decided), *_said(card), *_history(card), *_ways(card))


def _said(card: ContestCard) -> Iterator[Block]:
    if card.who and card.text:
        yield paragraph(Line(credit.CONTEST_WHAT, who=credit_words.somebody(card.who)))
        yield quote(card.text)


def _history(card: ContestCard) -> Iterator[Block]:
    shown = card.history[-MOMENTS:]
    if shown:
        yield paragraph(Line(credit.CONTEST_HISTORY))
        yield bullets(
            Line(credit.CONTEST_MOMENT, when=When(moment.at), what=clip(moment.what, SENTENCE))
            for moment in shown
        )
    if earlier := len(card.history) - len(shown):
        yield quiet(credit.CONTEST_EARLIER.format(count=earlier))


def _ways(card: ContestCard) -> Iterator[Block]:
    if card.page:
        yield paragraph(Line(credit.CONTEST_PAGE, page=Link(card.page, credit.THE_CONTESTS)))
    if card.decidable:
        carried = Carried(card.contest, choice=clip(card.line, SENTENCE))
        yield buttons(button(credit.UPHOLD, UPHOLD, carried), button(credit.GRANT, GRANT, carried))
    elif not card.decided:
        yield quiet(credit.CONTEST_UNDECIDABLE)
