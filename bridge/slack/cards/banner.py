"""Outages: one banner for all who report, one card for those who own the problem, and the all-clear."""

from collections.abc import Iterator

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import AllClear, BannerCard, CalmCard, OutageCard
from bridge.slack.blocks import SENTENCE, Block, buttons
from bridge.slack.cards import credit_words, words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Channel, Line, Moment
from bridge.slack.text import clip
from bridge.slack.texts import agents, common
from bridge.slack.texts import outages as texts

NAMED = 5
"""So many channels the owners' card names."""


def render(card: BannerCard) -> Rendered:
    """What is broken, what to tell customers, and that reports still count; afterwards that it is over."""
    team = words.team(card.team)
    if card.over:
        ended = texts.BANNER_FADED if card.faded else texts.BANNER_OVER_TEAM
        return rendered((_banner(texts.BANNER_OVER, texts.BARE_OVER, card), Line(ended, team=team)))
    known = Line(texts.BANNER_TEAM, team=team)
    return rendered((_banner(texts.BANNER, texts.BARE, card), *_to_say(card), known))


def _banner(template: str, bare: str, card: BannerCard) -> Line:
    return _head(template, card) if card.title else Line(bare, when=Moment(card.since))


def _head(template: str, card: BannerCard | OutageCard) -> Line:
    return Line(
        template,
        team=words.team(card.team),
        title=Bold(clip(card.title, SENTENCE)),
        reports=common.REPORTS(card.reports),
        when=Moment(card.since),
    )


def _to_say(card: BannerCard) -> Iterator[Line]:
    if said := clip(card.wording, SENTENCE):
        yield Line(agents.TELL, wording=said, team=words.team(card.team))
    else:
        yield Line(texts.NO_WORDING)
    if done := clip(card.meanwhile, SENTENCE):
        yield Line(agents.MEANWHILE, meanwhile=done)


def render_all_clear(card: AllClear) -> Rendered:
    """It is over, and thanks."""
    if not card.title:
        return rendered((Line(texts.ALL_CLEAR_BARE),))
    title, reports = Bold(clip(card.title, SENTENCE)), common.REPORTS(card.reports)
    return rendered((Line(texts.ALL_CLEAR_TOLD, title=title, reports=reports),))


def render_outage(card: OutageCard) -> Rendered:
    """How many report it, where banners stand, what they lack, and the all-clear."""
    if card.over:
        return rendered((_head(texts.OUTAGE_OVER, card), _ended(card)))
    lacks = [] if card.worded else [Line(texts.OUTAGE_UNWORDED)]
    return rendered((_head(texts.OUTAGE, card), _where(card), *lacks), buttons(*_ways(card)))


def _ended(card: OutageCard) -> Line:
    if card.who:
        return Line(texts.CLEARED, who=credit_words.somebody(card.who))
    return Line(texts.CLEARED_FADED if card.faded else texts.CLEARED_LIVE)


def _where(card: OutageCard) -> Line:
    if not card.channels:
        return Line(texts.OUTAGE_NOWHERE)
    shown = card.channels[:NAMED]
    return Line(texts.OUTAGE_WHERE, channels=words.in_a_row(Channel(channel) for channel in shown))


def _ways(card: OutageCard) -> Iterator[Block]:
    carried = Carried(card.group, card.outage)
    if card.channels:
        yield button(texts.WORDING, Gesture.BANNER_WORDING, carried, primary=not card.worded)
    yield button(texts.ALL_CLEAR, Gesture.ALL_CLEAR, carried)


def render_calm(card: CalmCard) -> Rendered:
    """The question whether it is over."""
    title = Bold(clip(card.title, SENTENCE))
    if card.over:
        return rendered((Line(texts.CALM_OVER, title=title),))
    over = button(texts.ALL_CLEAR, Gesture.ALL_CLEAR, Carried(card.group, card.outage), primary=True)
    return rendered((Line(texts.CALM, title=title, minutes=card.minutes),), buttons(over))
