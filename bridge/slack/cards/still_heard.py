"""What is live or was declined is heard again: reopen it, open a new issue, or leave it."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import StillHeard
from bridge.domain.stages import Stage
from bridge.slack.blocks import WORDS, buttons, quotes
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Line, When
from bridge.slack.text import clip
from bridge.slack.texts import common, owners, stages

QUOTES = 5


def render(card: StillHeard) -> Rendered:
    """How many and what they say; below it the three ways on, or what was decided."""
    head = Line(
        _head(card),
        reports=common.REPORTS(card.reports),
        title=Bold(words.title(card.problem)),
        when=When(card.since),
    )
    said = [text for text in card.quotes[:QUOTES] if text]
    quoted = [quotes(said)] if said else []
    if card.outcome:
        return rendered((head, Line("{outcome}", outcome=clip(card.outcome, WORDS))), *quoted)
    carried = Carried(card.problem.group)
    ways = buttons(
        button(owners.REOPEN, Gesture.REOPEN, carried),
        button(owners.NEW_ISSUE, Gesture.NEW_ISSUE, carried),
        button(owners.KNOWN, Gesture.KNOWN, carried),
    )
    return rendered((head, Line(owners.STILL_HEARD_ASK)), *quoted, ways)


def _head(card: StillHeard) -> str:
    if card.problem.stage is Stage.DECLINED:
        return owners.STILL_HEARD_DECLINED
    return stages.STILL_HEARD if card.problem.policy else owners.STILL_HEARD_LIVE
