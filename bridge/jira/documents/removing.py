"""Take items out of the lists of a document that stands in Jira, and leave all else as it is."""

from collections.abc import Callable
from typing import Any

from bridge.jira.documents import unwiki
from bridge.jira.documents.plain import plain
from bridge.jira.documents.wiki import escaped

REMOVED = "[removed]"

Gone = Callable[[str], bool]
"""Whether the words of an item are to go."""


def without(body: Any, gone: Gone) -> Any:
    """The document with ``[removed]`` in place of these items; it equals `body` where there are none.

    A text is wiki text, as Data Center has it; all else is Cloud's document format.
    """
    return _wiki(body, gone) if isinstance(body, str) else _node(body, gone)


def _wiki(text: str, gone: Gone) -> str:
    return "\n".join(_line(line, gone) for line in text.split("\n"))


def _line(line: str, gone: Gone) -> str:
    mark, _, words = line.partition(" ")
    is_item = mark == "*" and gone(unwiki.plain(words.rstrip("\r")))
    return f"* {escaped(REMOVED)}" if is_item else line


def _node(node: Any, gone: Gone) -> Any:
    if not isinstance(node, dict) or not isinstance(node.get("content"), list):
        return node
    if node.get("type") == "listItem" and gone(plain(node)):
        said = {"type": "paragraph", "content": [{"type": "text", "text": REMOVED}]}
        return {**node, "content": [said]}
    return {**node, "content": [_node(child, gone) for child in node["content"]]}
