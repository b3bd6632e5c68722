"""A report of what is live or declined already: its reporter says first whether it is the same."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import StillSame
from bridge.domain.stages import Stage
from bridge.slack.blocks import WORDS, buttons, quote
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Line, When
from bridge.slack.text import clip
from bridge.slack.texts import agents, stages


def render(card: StillSame) -> Rendered:
    """The question with the reader's own words and two buttons; once answered, the answer instead of them."""
    ask = Line(
        _question(card),
        when=When(card.since),
        title=Bold(words.title(card.problem)),
    )
    said = [quote(card.text)] if card.text else []
    if card.answer:
        return rendered((ask, Line("{answer}", answer=clip(card.answer, WORDS))), *said)
    carried = Carried(card.insight, card.version)
    ways = buttons(
        button(agents.SAME, Gesture.RIGHT, carried), button(agents.DIFFERENT, Gesture.NOT_SAME, carried)
    )
    return rendered((ask,), *said, ways)


def _question(card: StillSame) -> str:
    if card.problem.stage is Stage.DECLINED:
        return agents.STILL_SAME_DECLINED
    return stages.STILL_SAME if card.problem.policy else agents.STILL_SAME
