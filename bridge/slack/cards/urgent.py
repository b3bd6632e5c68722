"""A report that cannot wait, in the messages of who is on call."""

from collections.abc import Iterator

from bridge.domain.incoming import Gesture
from bridge.domain.naming import at_beginning
from bridge.domain.outgoing import Urgent
from bridge.slack.blocks import LABEL, Block, buttons, quiet, quote
from bridge.slack.cards import credit_words, words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Line, Link, Moment
from bridge.slack.text import clip
from bridge.slack.texts import common
from bridge.slack.texts import urgent as texts

HEADS = {
    (False, False): texts.HEAD,
    (True, False): texts.HEAD_KIND,
    (False, True): texts.HEAD_MORE,
    (True, True): texts.HEAD_KIND_MORE,
}
"""By whether it is known what makes it urgent, and whether there is more than one report."""


def render(card: Urgent) -> Rendered:
    """What was reported, word for word, who has it, and where to decide."""
    said = [quote(card.text)] if card.text else [quiet(texts.HELD)]
    return rendered((_head(card), *_state(card), _where(card)), *said, *_ways(card))


def _head(card: Urgent) -> Line:
    return Line(
        HEADS[bool(card.kind), card.reports > 1],
        urgent=Bold(texts.WORD),
        team=words.team(card.problem.team),
        kind=clip(texts.KINDS.get(card.kind, card.kind), LABEL),
        reports=common.REPORTS(card.reports),
        when=Moment(card.said_at),
    )


def _state(card: Urgent) -> Iterator[Line]:
    if card.answer:
        yield Line(texts.ANSWERED[card.answer], who=credit_words.somebody(at_beginning(card.who)))
    elif card.to in texts.ASKED:
        yield Line(texts.ASKED[card.to])


def _where(card: Urgent) -> Line:
    if not card.url:
        return Line(texts.WHERE_CARD, number=card.insight)
    return Line(texts.WHERE, number=card.insight, link=Link(card.url, texts.LINK))


def _ways(card: Urgent) -> Iterator[Block]:
    if not card.answer:
        carried = Carried(card.alarm)
        have_it = button(texts.HAVE_IT, Gesture.HAVE_IT, carried, primary=True)
        yield buttons(have_it, button(texts.NOT_URGENT, Gesture.NOT_URGENT, carried))
