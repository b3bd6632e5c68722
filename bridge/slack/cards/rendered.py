"""A message ready to be sent."""

from dataclasses import dataclass

from bridge.slack.blocks import Block, paragraph
from bridge.slack.rich import Line
from bridge.slack.text import clip, escape

TEXT = 3000


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message.

    Attributes:
        text: what notifications and screen readers say; escaped.
        blocks: what is shown.
    """

    text: str
    blocks: tuple[Block, ...]


def rendered(lines: tuple[Line, ...], *more: Block) -> Rendered:
    """A message that begins with these lines, which are its text as well."""
    words = "\n".join(line.plain() for line in lines)
    return Rendered(escape(clip(words, TEXT)), (paragraph(*lines), *more))
