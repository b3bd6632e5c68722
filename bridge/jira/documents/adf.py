"""Cloud's document format. What people said becomes text nodes, which are inert: no markup in them acts.

https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
"""

from typing import Any

from bridge.jira.documents.blocks import Block, Bullets, Document, Heading, Links, Paragraph, clean, one_line

Node = dict[str, Any]

_LEVEL = 3


def adf(document: Document) -> Node:
    """The document as Cloud takes it."""
    return {"version": 1, "type": "doc", "content": [_block(block) for block in document]}


def _block(block: Block) -> Node:
    match block:
        case Heading(words):
            return {"type": "heading", "attrs": {"level": _LEVEL}, "content": _text(one_line(words))}
        case Paragraph(words):
            return _paragraph(_text(words))
        case Bullets(items):
            listed = [{"type": "listItem", "content": [_paragraph(_text(words))]} for words in items]
            return {"type": "bulletList", "content": listed}
        case Links(links):
            return _paragraph(_linked(links))


def _paragraph(nodes: list[Node]) -> Node:
    return {"type": "paragraph", "content": nodes}


def _text(words: str) -> list[Node]:
    """Text with its line breaks. Jira refuses empty text nodes, so an empty text is no node at all."""
    nodes: list[Node] = []
    for place, line in enumerate(clean(words).split("\n")):
        if place:
            nodes.append({"type": "hardBreak"})
        if line:
            nodes.append({"type": "text", "text": line})
    return nodes


def _linked(links: tuple[tuple[str, str], ...]) -> list[Node]:
    nodes: list[Node] = []
    for place, (words, url) in enumerate(links):
        if place:
            nodes.append({"type": "text", "text": " · "})
        mark = {"type": "link", "attrs": {"href": url}}
        nodes.append({"type": "text", "text": words, "marks": [mark]})
    return nodes
