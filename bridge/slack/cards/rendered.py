"""A message ready to be sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from bridge.slack.blocks import Block, paragraph
from bridge.slack.rich import Line
from bridge.slack.text import clip_escaped, escape

TEXT = 3900
"""An edit takes no more than 4,000 characters, escapes counted, where a post takes ten times as many.

https://docs.slack.dev/reference/methods/chat.update#errors
"""


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
    return joined(lines, paragraph(*lines), *more)


def joined(lines: Iterable[Line], *blocks: Block) -> Rendered:
    """A message of blocks, with these lines as its text."""
    words = "\n".join(line.plain() for line in lines)
    return Rendered(clip_escaped(escape(words), TEXT), blocks)
