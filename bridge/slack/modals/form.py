"""A form with one field, and what came back in it.

https://docs.slack.dev/reference/views/modal-views
"""

from collections.abc import Mapping
from typing import Any

from bridge.slack.blocks import Block, paragraph, plain
from bridge.slack.controls import Carried
from bridge.slack.rich import Line
from bridge.slack.texts import common

FIELD = "text"
"""Block id and action id of the one field of each form."""

LONGEST = 3000
"""Slack takes no more in one field."""

View = dict[str, Any]


def form(
    callback_id: str, *, title: str, send: str, field: Block, carried: Carried | None = None, about: str = ""
) -> View:
    """A modal view.

    Args:
        callback_id: what the form decides.
        title: at most 24 characters.
        send: the button's label.
        field: an input block made by `field`.
        carried: whose card it was opened from; comes back with the answer.
        about: a line above the field.
    """
    lead = [paragraph(Line("{about}", about=about))] if about else []
    metadata = Carried(carried.subject, carried.version).pack() if carried else ""
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": metadata,
        "title": plain(title),
        "submit": plain(send),
        "close": plain(common.CANCEL),
        "blocks": [*lead, field],
    }


def field(label: str, hint: str, *, placeholder: str = "", lines: bool = True) -> Block:
    """A text field, of several lines unless said otherwise."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": FIELD,
        "multiline": lines,
        "max_length": LONGEST,
        "focus_on_load": True,
    }
    if placeholder:
        element["placeholder"] = plain(placeholder)
    return {
        "type": "input",
        "block_id": FIELD,
        "label": plain(label),
        "hint": plain(hint),
        "element": element,
    }


def notice(title: str, *lines: Line) -> View:
    """A modal that only says something."""
    return {
        "type": "modal",
        "title": plain(title),
        "close": plain(common.CLOSE),
        "blocks": [paragraph(*lines)],
    }


def typed(view: Mapping[str, Any]) -> str:
    """What was typed into the field of a submitted view, trimmed."""
    value = view["state"]["values"][FIELD][FIELD].get("value")
    return str(value or "").strip()


def wrong(sentence: str) -> dict[str, Any]:
    """The answer to a submission that keeps the form open and says at the field what is wrong.

    https://docs.slack.dev/surfaces/modals#displaying_errors
    """
    return {"response_action": "errors", "errors": {FIELD: sentence}}
