"""One plain sentence in a thread."""

from bridge.domain.outgoing import Note
from bridge.slack.blocks import WORDS
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Line
from bridge.slack.text import clip


def render(note: Note) -> Rendered:
    """The sentence, as it is."""
    return rendered((Line("{text}", text=clip(note.text, 2 * WORDS)),))
