"""What people see of a Slack message or a modal: the words, the quotes, the buttons by their labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_SAVED = re.compile(r"Saved, no\. (\d+)")


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a person finds it: by its label."""

    label: str
    action_id: str
    block_id: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A message with what can be done on it.

    Attributes:
        channel: where it stands.
        ts: its name there.
        thread_ts: the thread it stands in, if any.
        user: who wrote it.
        words: all that can be read, a line a text, quotes left out.
        quotes: what is set apart as somebody's own words.
        buttons: in the order shown.
    """

    channel: str
    ts: str
    thread_ts: str | None
    user: str
    words: str
    quotes: tuple[str, ...]
    buttons: tuple[Button, ...]

    def button(self, label: str) -> Button | None:
        """The first button whose label begins with these words."""
        return next((button for button in self.buttons if button.label.startswith(label)), None)

    @property
    def title(self) -> str:
        """The problem's title on a home card: the second part of "Saved, no. 17 · Title · 38 reports"."""
        parts = self.words.partition("\n")[0].split(" · ")
        return parts[1] if len(parts) > 1 else ""

    @property
    def saved(self) -> int | None:
        """The number that "Saved, no. 17" tells."""
        return saved(self.words)


def saved(text: str) -> int | None:
    """The number in "Saved, no. 17".

    >>> saved("Saved, no. 1284. Nobody else has reported this yet.")
    1284
    >>> saved("Not saved, please send again.") is None
    True
    """
    found = _SAVED.search(text)
    return int(found.group(1)) if found else None


def card(channel: str, message: Json) -> Card:
    """Read one message of the control API."""
    blocks = message.get("blocks") or []
    quotes = tuple(_said(block) for block in _all(blocks, "rich_text_quote"))
    words = [line for block in blocks if (line := _said(block, skip="rich_text_quote"))]
    return Card(
        channel=channel,
        ts=message["ts"],
        thread_ts=message.get("thread_ts"),
        user=message["user"],
        words="\n".join(words) or message.get("text", ""),
        quotes=quotes,
        buttons=tuple(_buttons(blocks)),
    )


def said(body: Json | None) -> str:
    """All that can be read in the answer to a command, or in a modal: Slack shows the text only where no blocks are.

    https://docs.slack.dev/reference/methods/chat.postMessage#text-blocks-attachments
    """
    if body is None:
        return ""
    return "\n".join(map(_said, body.get("blocks") or ())) or str(body.get("text", ""))


def filled(view: Json, text: str) -> dict[str, dict[str, str]]:
    """What a person fills into a modal: the text into the first text field, the first choice of every select.

    Args:
        view: Block Kit of the modal.
        text: what there is to say.

    Returns:
        `{block_id: {action_id: value}}` for the control API's `submit`; later text fields stay empty if they may.
    """
    values: dict[str, dict[str, str]] = {}
    for block in _all(view.get("blocks") or [], "input"):
        element = block["element"]
        if element["type"] == "plain_text_input":
            if not text and block.get("optional"):
                continue
            values[block["block_id"]] = {element["action_id"]: text or "as described"}
            text = ""
        elif element.get("options") and not block.get("optional"):
            values[block["block_id"]] = {element["action_id"]: element["options"][0]["value"]}
    return values


def buttons(blocks: list[Json], label: str = "") -> Iterator[Button]:
    """The buttons in their order whose labels begin so."""
    return (one for one in _buttons(blocks) if one.label.startswith(label))


def _buttons(blocks: list[Json]) -> Iterator[Button]:
    for block in blocks:
        for element in (*block.get("elements", ()), block.get("accessory") or {}):
            if element.get("type") == "button":
                label = element["text"]["text"]
                yield Button(label, element["action_id"], block.get("block_id", ""), element.get("value"))


def _all(node: object, kind: str) -> Iterator[Json]:
    """Every part of a type, in the order of reading."""
    if isinstance(node, dict):
        if node.get("type") == kind:
            yield node
        else:
            for part in node.values():
                yield from _all(part, kind)
    elif isinstance(node, list):
        for part in node:
            yield from _all(part, kind)


def _said(node: object, skip: str = "") -> str:
    """The readable words of a part, buttons and whatever is of the type `skip` left out."""
    if isinstance(node, list):
        return "".join(_said(part, skip) for part in node)
    if not isinstance(node, dict) or node.get("type") in {"button", skip}:
        return ""
    own = node.get("text")
    below = [node[name] for name in ("elements", "fields", "blocks") if name in node]
    return (own if isinstance(own, str) else _said(own, skip)) + "".join(_said(part, skip) for part in below)
