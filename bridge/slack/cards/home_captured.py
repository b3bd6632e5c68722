"""On a report's card: who captured it, what came with it, and what in it asks for a second look."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Captured
from bridge.slack.blocks import LABEL, Block, buttons, paragraph, quiet
from bridge.slack.cards.credit_words import somebody
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import capture


def captured(insight: int, how: Captured) -> list[Block]:
    """A line for each; a row of buttons where files wait for a word."""
    blocks: list[Block] = []
    if how.captor:
        blocks.append(paragraph(Line(capture.CAPTURED_BY, captor=somebody(how.captor))))
    if how.uncalled:
        blocks.append(quiet(capture.CALL_BACK_UNKNOWN))
    if how.colleague:
        blocks.append(quiet(capture.NAMED.format(name=clip(how.colleague, LABEL))))
    return [*blocks, *_files(insight, how.files)]


def _files(insight: int, held: int) -> list[Block]:
    if not held:
        return []
    carried = Carried(insight)
    row = buttons(
        button(capture.FILES_SHOW, Gesture.CONFIRM_FILE, carried),
        button(capture.FILES_KEEP, Gesture.REFUSE_FILE, carried),
    )
    return [paragraph(Line(capture.FILES_HELD, files=capture.FILES(held))), row]
