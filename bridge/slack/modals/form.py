"""Forms, put together of fields.

https://docs.slack.dev/reference/views/modal-views
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bridge.domain.forms import FormFacts
from bridge.slack.blocks import SENTENCE, Block, paragraph, plain
from bridge.slack.controls import Carried
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import common, forms

TEXT = "text"
"""The field of a form's own words: an answer, a reason, a question."""

BLOCKS = 95
"""Slack takes 100 blocks; a few stand above the fields."""

View = dict[str, Any]


def form(
    callback_id: str, fields: Iterable[Block], *, title: str, send: str, carried: Carried | None = None
) -> View:
    """A modal view.

    Args:
        callback_id: what the form decides.
        fields: blocks, most of them made by `ask`.
        title: at most 24 characters.
        send: the button's label.
        carried: whose card it was opened from; comes back with the answer.
    """
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": carried.pack() if carried else "",
        "title": plain(title),
        "submit": plain(send),
        "close": plain(common.CANCEL),
        "blocks": list(fields)[:BLOCKS],
    }


def about(facts: FormFacts) -> list[Block]:
    """The problem's title above the fields."""
    return [paragraph(Line("{title}", title=Bold(clip(facts.title, SENTENCE))))] if facts.title else []


def ask(name: str, label: str, element: Block, *, hint: str = "", optional: bool = False) -> Block:
    """A field under a label, found again by its name."""
    made: Block = {"type": "input", "block_id": name, "label": plain(label), "element": element}
    if hint:
        made["hint"] = plain(hint)
    return {**made, "optional": True} if optional else made


def notice(title: str, *lines: Line) -> View:
    """A modal that only says something."""
    return {
        "type": "modal",
        "title": plain(title),
        "close": plain(common.CLOSE),
        "blocks": [paragraph(*lines)],
    }


def refusal(sentence: str) -> View:
    """A modal that says why a form does not open."""
    return notice(forms.REFUSED_TITLE, Line("{sentence}", sentence=sentence))


def not_taken(view: Mapping[str, Any], sentence: str) -> dict[str, Any]:
    """The answer to a submission that could not be taken: at the first field, or in the place of a form without any."""
    fields = (block["block_id"] for block in view.get("blocks", ()) if block["type"] == "input")
    first = next(fields, "")
    return wrong(first, sentence) if first else {"response_action": "update", "view": refusal(sentence)}


def field_of(view: Mapping[str, Any], name: str) -> str:
    """What a field of this name is called in a view: one that was looked at before has another ending."""
    fields = [block["block_id"] for block in view.get("blocks", ()) if block["type"] == "input"]
    there = (field for field in fields if field.partition(".")[0] == name)
    return name if name in fields else next(there, name)


def wrong(field: str, sentence: str) -> dict[str, Any]:
    """The answer to a submission that keeps the form open and says at a field what is wrong.

    https://docs.slack.dev/surfaces/modals#displaying_errors
    """
    return {"response_action": "errors", "errors": {field: sentence}}
