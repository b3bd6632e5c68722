"""The few kinds of block that the cards are made of, cut to Slack's limits.

https://docs.slack.dev/reference/block-kit/blocks
"""

from collections.abc import Iterable
from typing import Any

from bridge.slack.rich import Line
from bridge.slack.text import clip

Block = dict[str, Any]
LABEL = 75
CONTEXT = 2000
QUOTE = 1200
SENTENCE = 600
"""Longest text of a button, of a quiet line, of a person's words, of a title or reason inside a sentence."""


def plain(text: str) -> Block:
    """A plain text object; emoji names in customers' words stay as typed."""
    return {"type": "plain_text", "text": text, "emoji": False}


def paragraph(*lines: Line) -> Block:
    """Sentences, each on a line of its own."""
    elements: list[Block] = []
    for line in lines:
        if elements:
            elements.append({"type": "text", "text": "\n"})
        elements.extend(line.elements())
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def quotes(texts: Iterable[str]) -> Block:
    """What people said, word for word, one quote each."""
    return {"type": "rich_text", "elements": [_quote(text) for text in texts]}


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


def buttons(*elements: Block) -> Block:
    """A row of buttons, at most 25."""
    return {"type": "actions", "elements": list(elements)}


def _quote(text: str) -> Block:
    return {
        "type": "rich_text_quote",
        "elements": [{"type": "text", "text": clip(text, QUOTE)}],
    }
