"""The few kinds of block that the cards are made of, cut to Slack's limits.

https://docs.slack.dev/reference/block-kit/blocks
"""

from collections.abc import Iterable
from typing import Any

from bridge.domain.language import spoken
from bridge.slack.rich import Line
from bridge.slack.text import clip

Block = dict[str, Any]
LABEL = 75
HEADING = 150
CONTEXT = 2000
WORDS = 1200
EXCERPT = 300
SENTENCE = 300
"""Longest text of a button, of a heading, of a quiet line, of one person's words, of one of many quotes, of a title or reason."""


def plain(text: str) -> Block:
    """A plain text object; emoji names in customers' words stay as typed."""
    return {"type": "plain_text", "text": spoken(text), "emoji": False}


def paragraph(*lines: Line) -> Block:
    """Sentences, each on a line of its own."""
    elements: list[Block] = []
    for line in lines:
        if elements:
            elements.append({"type": "text", "text": "\n"})
        elements.extend(line.elements())
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def quote(text: str) -> Block:
    """What one person said, word for word."""
    return {"type": "rich_text", "elements": [_quote(text, WORDS)]}


def quotes(texts: Iterable[str]) -> Block:
    """What several people said, the beginning of each."""
    return {"type": "rich_text", "elements": [_quote(text, EXCERPT) for text in texts]}


def bullets(lines: Iterable[Line]) -> Block:
    """A list; it must not be empty."""
    items = [{"type": "rich_text_section", "elements": line.elements()} for line in lines]
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_list", "style": "bullet", "elements": items}],
    }


def quiet(text: str) -> Block:
    """A line in small grey letters."""
    return {"type": "context", "elements": [plain(clip(text, CONTEXT))]}


def heading(text: str) -> Block:
    """A line in large letters above what follows."""
    return {"type": "header", "text": plain(clip(text, HEADING))}


def divider() -> Block:
    """A thin line between what is of one and what is of another."""
    return {"type": "divider"}


def buttons(*elements: Block) -> Block:
    """A row of buttons, at most 25."""
    return {"type": "actions", "elements": list(elements)}


def row(name: str, *elements: Block) -> Block:
    """A row of elements that hold what a person chose, found again by the row's name."""
    return {"type": "actions", "block_id": name, "elements": list(elements)}


def beside(name: str, text: str, element: Block) -> Block:
    """A sentence with an element at its side: menus for several things may stand there, and not in a row.

    https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
    """
    return {"type": "section", "block_id": name, "text": plain(text), "accessory": element}


def _quote(text: str, limit: int) -> Block:
    return {"type": "rich_text_quote", "elements": [{"type": "text", "text": clip(text, limit)}]}
