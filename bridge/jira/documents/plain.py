"""What people write in Jira as plain text: Cloud's document format here, wiki text in ``unwiki``."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from bridge.jira.documents import unwiki

_DEEPEST = 60


def plain(body: Any) -> str:
    """The words of a document, a line for each paragraph and list item.

    Whatever is unknown, or not as documented, gives the words that it contains and no error. A text is wiki text,
    as Data Center has it.

    https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
    """
    return unwiki.plain(body) if isinstance(body, str) else _node(body, 0)


def _node(node: Any, depth: int) -> str:
    if not isinstance(node, dict) or depth > _DEEPEST:
        return ""
    kind = node.get("type")
    if isinstance(kind, str) and kind in _INLINE:
        return _INLINE[kind](node)
    if isinstance(kind, str) and kind in _LISTS:
        return "\n".join(_items(node, _LISTS[kind], depth))
    return _joined(node, depth)


def _joined(node: dict[str, Any], depth: int) -> str:
    """The children one after the other; a block begins on a line of its own."""
    words, after_block = "", False
    for place, child in enumerate(_children(node)):
        block = not _is_inline(child)
        if place and (block or after_block):
            words += "\n"
        words += _node(child, depth + 1)
        after_block = block
    return words


def _items(node: dict[str, Any], mark: Callable[[int], str], depth: int) -> Iterator[str]:
    for place, child in enumerate(_children(node)):
        words = _node(child, depth + 1)
        yield mark(place) + words.replace("\n", "\n" + " " * len(mark(place)))


def _children(node: dict[str, Any]) -> list[Any]:
    children = node.get("content")
    return children if isinstance(children, list) else []


def _is_inline(node: Any) -> bool:
    kind = node.get("type") if isinstance(node, dict) else None
    return isinstance(kind, str) and kind in _INLINE


def _attribute(*names: str) -> Callable[[dict[str, Any]], str]:
    """The first of these attributes that is a text."""

    def words(node: dict[str, Any]) -> str:
        attributes = node.get("attrs")
        values = [attributes.get(name) for name in names] if isinstance(attributes, dict) else []
        return next((value for value in values if isinstance(value, str) and value), "")

    return words


def _text(node: dict[str, Any]) -> str:
    words = node.get("text")
    return words if isinstance(words, str) else ""


def _date(node: dict[str, Any]) -> str:
    """A date is milliseconds since 1970 in UTC, as text."""
    stamp = _attribute("timestamp")(node)
    return f"{datetime.fromtimestamp(int(stamp) / 1000, UTC):%Y-%m-%d}" if _is_stamp(stamp) else ""


def _is_stamp(stamp: str) -> bool:
    return stamp.isascii() and stamp.isdigit() and len(stamp) <= 14


_INLINE: dict[str, Callable[[dict[str, Any]], str]] = {
    "text": _text,
    "hardBreak": lambda _: "\n",
    "mention": _attribute("text", "id"),
    "emoji": _attribute("text", "shortName"),
    "status": _attribute("text"),
    "inlineCard": _attribute("url"),
    "date": _date,
}

_LISTS: dict[str, Callable[[int], str]] = {
    "bulletList": lambda _: "- ",
    "taskList": lambda _: "- ",
    "decisionList": lambda _: "- ",
    "orderedList": lambda place: f"{place + 1}. ",
}
