"""Builders of Jira's document format. What people said becomes text nodes, which are inert: no markup in them acts.

https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
"""

import re
from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(words: str) -> str:
    """The text as Jira can hold it: one kind of line break, no control characters, no halves of characters."""
    return _UNFIT.sub("", _BREAKS.sub("\n", words))


def text(words: str) -> list[Node]:
    """Text with its line breaks. Jira refuses empty text nodes, so an empty text is no node at all."""
    nodes: list[Node] = []
    for place, line in enumerate(clean(words).split("\n")):
        if place:
            nodes.append({"type": "hardBreak"})
        if line:
            nodes.append({"type": "text", "text": line})
    return nodes


def paragraph(words: str) -> Node:
    """A paragraph."""
    return {"type": "paragraph", "content": text(words)}


def heading(words: str, level: int = 3) -> Node:
    """A heading of one line."""
    return {"type": "heading", "attrs": {"level": level}, "content": text(" ".join(words.split()))}


def bullets(items: Iterable[str]) -> Node:
    """A list; it needs at least one item."""
    return {
        "type": "bulletList",
        "content": [{"type": "listItem", "content": [paragraph(words)]} for words in items],
    }


def document(*blocks: Node) -> Node:
    """A whole document."""
    return {"version": 1, "type": "doc", "content": list(blocks)}
