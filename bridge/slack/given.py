"""What stands in the boxes of a form or a message when it is sent.

https://docs.slack.dev/reference/views/view-submissions#state
"""

from collections.abc import Mapping
from typing import Any

LINES = "lines"
"""Action id of a text field in which several things stand, one a line."""


def given(state: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Every field that holds something, by its block's name; ``insights.1`` and ``insights.2`` are one field.

    Args:
        state: ``state.values``, by block and action.
    """
    found: dict[str, tuple[str, ...]] = {}
    for block_id, actions in state.items():
        name = block_id.partition(".")[0]
        for action_id, element in actions.items():
            chosen = _lines(held(element)) if action_id == LINES else held(element)
            if chosen:
                found[name] = found.get(name, ()) + chosen
    return found


def held(element: Mapping[str, Any]) -> tuple[str, ...]:
    """What one element holds: typed words without the blanks around them, the values of options, a day, a time, a person."""
    match element:
        case {"files": [*several]}:
            return tuple(f"{one['id']} {one.get('mimetype', '')}" for one in several)
        case {"selected_options": [*several]}:
            return tuple(str(one["value"]) for one in several)
        case (
            {"selected_option": {"value": str(text)}}
            | {"selected_date": str(text)}
            | {"selected_time": str(text)}
        ):
            return (text,)
        case {"selected_user": str(text)} | {"value": str(text)} if text.strip():
            return (text.strip(),)
        case _:
            return ()


def _lines(typed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for text in typed for line in text.splitlines() if line.strip())
