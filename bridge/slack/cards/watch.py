"""What somebody listens for, and what was heard of it."""

from collections.abc import Iterator

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HitsCard, Listened, WatchCard
from bridge.slack.blocks import EXCERPT, SENTENCE, Block, bullets, buttons, quiet
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Line, When
from bridge.slack.text import clip
from bridge.slack.texts import common
from bridge.slack.texts import watches as texts

LISTED = 10
"""So many reports are quoted together."""


def render(card: WatchCard) -> Rendered:
    """What is listened for, until when, and how much was heard; at the end the sum, also when it is nothing."""
    said = clip(card.words, SENTENCE)
    reports, since = common.REPORTS(card.hits), When(card.since)
    if card.over:
        over = texts.OVER if card.hits else texts.OVER_NOTHING
        return rendered((Line(over, words=said, reports=reports, since=since),))
    head = Line(texts.LISTENING, words=said, until=When.on(card.until))
    heard = Line(texts.HEARD if card.hits else texts.NOTHING_YET, reports=reports, since=since)
    return rendered((head, heard), buttons(button(texts.STOP, Gesture.END_WATCH, Carried(card.watch))))


def render_hits(card: HitsCard) -> Rendered:
    """The reports that speak of it, each in its own words."""
    reports = common.REPORTS(len(card.quoted) + card.unquoted)
    head = Line(texts.HITS, reports=reports, words=clip(card.words, SENTENCE))
    return rendered((head,), *_listed(card))


def _listed(card: HitsCard) -> Iterator[Block]:
    shown = card.quoted[:LISTED]
    if shown:
        yield bullets(Line(texts.HIT, number=number, text=clip(text, EXCERPT)) for number, text in shown)
    if more := len(card.quoted) - len(shown):
        yield quiet(texts.MORE_HITS.format(reports=common.REPORTS(more)))
    if card.unquoted:
        yield quiet(texts.UNQUOTED.format(reports=common.REPORTS(card.unquoted)))


def asked(one: Listened) -> Line:
    """What those who hear customers are asked to listen for."""
    team, said = words.team(one.team), clip(one.words, SENTENCE)
    return Line(texts.LISTEN_FOR, team=team, words=said, until=When.on(one.until))
