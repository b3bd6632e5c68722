"""Words that somebody would like to see removed: for whoever decides, and what became of it."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing.removal import TakeDownCard, TakeDownTold
from bridge.slack.blocks import SENTENCE, WORDS, buttons, quiet, quote
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button, numbered
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import removal


def render(card: TakeDownCard) -> Rendered:
    """The words, who asks and why, and the two ways to decide; afterwards only what was decided."""
    if card.answer:
        return rendered((Line(removal.DECIDED[card.answer], number=card.insight),))
    who = clip(card.who, SENTENCE) or removal.SOMEBODY
    lines = [Line(removal.TAKE_DOWN, number=card.insight, who=who)]
    if card.reason:
        lines.append(Line(removal.REASON, reason=clip(card.reason, WORDS)))
    ways = ((removal.REMOVE, "remove"), (removal.KEEP, "keep"))
    row = [
        button(label, numbered(Gesture.DECIDE_TAKE_DOWN, place), Carried(card.insight, choice=answer))
        for place, (label, answer) in enumerate(ways, 1)
    ]
    said = [quote(card.text)] if card.text else []
    return rendered(tuple(lines), *said, buttons(*row), quiet(removal.STILL_COUNTS))


def render_told(card: TakeDownTold) -> Rendered:
    """One sentence."""
    own = card.mine and card.answer == "remove"
    return rendered((Line(removal.TOLD_REPORTER if own else removal.TOLD[card.answer], number=card.insight),))
