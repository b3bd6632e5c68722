"""Atlassian Document Format: check a document, read its text, write a plain one.

The nodes are listed at https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
"""

from typing import Any

from bridge.sandbox.jira.model import Document, Text

INLINE = frozenset({"text", "hardBreak", "mention", "emoji", "inlineCard", "date", "status", "mediaInline"})
BLOCKS = frozenset(
    {
        "paragraph",
        "heading",
        "bulletList",
        "orderedList",
        "blockquote",
        "codeBlock",
        "rule",
        "panel",
        "table",
        "expand",
        "mediaSingle",
        "mediaGroup",
        "blockCard",
        "taskList",
        "decisionList",
    }
)
ITEMS = frozenset({"paragraph", "bulletList", "orderedList", "codeBlock", "mediaSingle", "taskList"})
CELL = BLOCKS - {"table", "expand"} | {"nestedExpand"}
CHILDREN: dict[str, frozenset[str]] = {
    "doc": BLOCKS,
    "paragraph": INLINE,
    "heading": INLINE,
    "codeBlock": frozenset({"text"}),
    "bulletList": frozenset({"listItem"}),
    "orderedList": frozenset({"listItem"}),
    "listItem": ITEMS,
    "blockquote": frozenset({"paragraph", "bulletList", "orderedList", "codeBlock", "mediaSingle"}),
    "panel": frozenset(
        {"paragraph", "heading", "bulletList", "orderedList", "codeBlock", "rule", "taskList"}
    ),
    "expand": BLOCKS - {"expand"} | {"nestedExpand"},
    "nestedExpand": BLOCKS - {"expand", "table"},
    "table": frozenset({"tableRow"}),
    "tableRow": frozenset({"tableCell", "tableHeader"}),
    "tableCell": CELL,
    "tableHeader": CELL,
    "taskList": frozenset({"taskItem", "taskList"}),
    "taskItem": INLINE,
    "decisionList": frozenset({"decisionItem"}),
    "decisionItem": INLINE,
    "mediaSingle": frozenset({"media", "caption"}),
    "mediaGroup": frozenset({"media"}),
    "caption": INLINE,
}
LEAVES = INLINE | {"rule", "media", "blockCard"}
NEEDS_CONTENT = frozenset({"bulletList", "orderedList", "listItem", "table", "blockquote", "panel", "expand"})
MARKS = frozenset(
    {
        "strong",
        "em",
        "code",
        "link",
        "strike",
        "underline",
        "subsup",
        "textColor",
        "backgroundColor",
        "border",
        "annotation",
    }
)
ATTRS: dict[str, str] = {
    "heading": "level",
    "mention": "id",
    "emoji": "shortName",
    "panel": "panelType",
    "status": "text",
    "date": "timestamp",
}
DOCUMENT_KEYS = frozenset({"type", "version", "content"})
NODE_KEYS = frozenset({"type", "content", "attrs", "marks", "text"})


def problem(document: Any) -> str | None:
    """What is wrong with a document, or None when Jira would take it."""
    if not isinstance(document, dict) or document.get("type") != "doc":
        return "the document's type is not doc"
    if document.get("version") != 1:
        return "the document's version is not 1"
    if set(document) - DOCUMENT_KEYS:
        return "the document has unknown keys"
    return _children("doc", document.get("content"))


def _children(parent: str, content: Any) -> str | None:
    if content is None and parent not in {"doc", *NEEDS_CONTENT}:
        return None
    if not isinstance(content, list) or (not content and parent in NEEDS_CONTENT):
        return f"{parent} needs content"
    allowed = CHILDREN[parent]
    return next((wrong for node in content if (wrong := _node(parent, node, allowed))), None)


def _node(parent: str, node: Any, allowed: frozenset[str]) -> str | None:
    kind = node.get("type") if isinstance(node, dict) else None
    if not isinstance(kind, str) or kind not in allowed:
        return f"{kind} cannot stand in {parent}"
    if set(node) - NODE_KEYS:
        return f"{kind} has unknown keys"
    attr = ATTRS.get(kind)
    if attr and attr not in _attrs(node):
        return f"{kind} needs {attr}"
    if kind == "text":
        return _text_node(node)
    return _children(kind, node.get("content")) if kind not in LEAVES else None


def _text_node(node: dict[str, Any]) -> str | None:
    if not isinstance(node.get("text"), str) or not node["text"]:
        return "text is empty"
    marks = node.get("marks", [])
    if not isinstance(marks, list):
        return "marks are not a list"
    return next((wrong for mark in marks if (wrong := _mark(mark))), None)


def _mark(mark: Any) -> str | None:
    kind = mark.get("type") if isinstance(mark, dict) else None
    if not isinstance(kind, str) or kind not in MARKS:
        return f"{kind} is not a mark"
    return "link needs href" if kind == "link" and "href" not in _attrs(mark) else None


def _attrs(node: dict[str, Any]) -> dict[str, Any]:
    attrs = node.get("attrs")
    return attrs if isinstance(attrs, dict) else {}


def text(value: Text | None) -> str:
    """The words of a document, one line a block; wiki text as it is."""
    if isinstance(value, str):
        return value
    lines: list[str] = [""]
    _walk(value or {}, lines)
    return "\n".join(line for line in lines if line)


def _walk(node: dict[str, Any], lines: list[str]) -> None:
    kind = node.get("type")
    if kind in {"paragraph", "heading", "codeBlock", "hardBreak", "tableRow", "taskItem"}:
        lines.append("")
    lines[-1] += _words(node)
    for child in node.get("content") or []:
        _walk(child, lines)


def _words(node: dict[str, Any]) -> str:
    attrs = node.get("attrs") or {}
    kind = node.get("type")
    if kind == "text":
        return str(node["text"])
    if kind in {"inlineCard", "blockCard"}:
        return str(attrs.get("url", ""))
    if kind in {"mention", "emoji", "status"}:
        return str(attrs.get("text") or attrs.get("shortName") or "")
    return ""


def document(words: str) -> Document:
    """A document of plain paragraphs, one for every line of the text.

    >>> document("Hello")["content"][0]["content"]
    [{'type': 'text', 'text': 'Hello'}]
    """
    lines = [line.strip() for line in words.splitlines()]
    content = [{"type": "paragraph", "content": [{"type": "text", "text": line}]} for line in lines if line]
    return {"type": "doc", "version": 1, "content": content}
