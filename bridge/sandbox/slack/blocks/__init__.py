"""Block Kit as the pocket Slack accepts it: limits, ids, and what people do with its elements."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bridge.sandbox.slack.blocks.checks import complaint, items
from bridge.sandbox.slack.blocks.elements import OPTION
from bridge.sandbox.slack.blocks.layout import MESSAGE, VIEW
from bridge.sandbox.slack.ids import short_id

Blocks = list[dict[str, Any]]
SUGGESTED = items(OPTION, 100, least=0)


def wrong_in_message(blocks: Any) -> list[str]:
    """What Slack would say about the blocks of a message; empty when they are fine."""
    return [*MESSAGE(blocks, "/blocks"), *_repeated(blocks, "/blocks")]


def wrong_in_view(view: Any) -> list[str]:
    """What Slack would say about a modal or a home tab; empty when it is fine."""
    blocks = view.get("blocks") if isinstance(view, dict) else None
    complaints = [*VIEW(view, "/view"), *_repeated(blocks, "/view/blocks")]
    if isinstance(view, dict) and view.get("type") == "modal" and "submit" not in view:
        complaints += [
            complaint("submit is required when an input block is within blocks", "/view/submit")
            for block in _dicts(blocks)
            if block.get("type") == "input"
        ][:1]
    return complaints


def wrong_in_options(options: Any) -> list[str]:
    """What Slack would say about the options that an app offers to a search; empty when they are fine."""
    return list(SUGGESTED(options, "/options"))


def _dicts(things: Any) -> list[dict[str, Any]]:
    return [thing for thing in things if isinstance(thing, dict)] if isinstance(things, list) else []


def _repeated(blocks: Any, where: str) -> Iterator[str]:
    for name in _twice(block.get("block_id") for block in _dicts(blocks)):
        yield complaint(f"`block_id` must be unique: {name}", where)
    for at, block in enumerate(_dicts(blocks)):
        for name in _twice(element.get("action_id") for element in _dicts(block.get("elements"))):
            yield complaint(f"`action_id` must be unique within a block: {name}", f"{where}/{at}/elements")


def _twice(names: Iterable[Any]) -> list[str]:
    counted = Counter(name for name in names if isinstance(name, str) and name)
    return [name for name, times in counted.items() if times > 1]


def elements_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """The elements of a block that a person can use."""
    if block["type"] == "actions":
        return list(block["elements"])
    single = block.get("accessory") if block["type"] == "section" else block.get("element")
    return [single] if isinstance(single, dict) and single["type"] != "image" else []


def with_ids(blocks: Blocks) -> Blocks:
    """A copy in which every block and element has an id, as Slack answers it."""
    return [_with_ids(block) for block in blocks]


def _with_ids(block: dict[str, Any]) -> dict[str, Any]:
    named = {**block, "block_id": block.get("block_id") or short_id()}
    if block["type"] == "actions":
        named["elements"] = [_named(element) for element in block["elements"]]
    for place in ("accessory", "element"):
        if isinstance(named.get(place), dict) and named[place]["type"] != "image":
            named[place] = _named(named[place])
    return named


def _named(element: dict[str, Any]) -> dict[str, Any]:
    return {**element, "action_id": element.get("action_id") or short_id()}
