"""On a report's card: why nobody else reads its words yet, and what its reporter can do about it."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HeldBack
from bridge.slack.blocks import SENTENCE, Block, buttons, paragraph
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import privacy


def fine(insight: int, held: HeldBack | None) -> list[Block]:
    """The reason, and a row of its own; nothing where the words may be read."""
    if held is None:
        return []
    reason = Line(privacy.HELD_NAME, words=clip(held.likely_name, SENTENCE))
    carried = Carried(insight, held.version)
    row = buttons(
        button(privacy.FINE, Gesture.FINE, carried), button(privacy.EDIT, Gesture.EDIT_TEXT, carried)
    )
    return [paragraph(reason), row]
