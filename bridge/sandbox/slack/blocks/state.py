"""What a person's client holds for the elements of a message or a modal."""

from collections.abc import Sequence
from typing import Any

from bridge.sandbox.slack.blocks import Blocks, elements_of
from bridge.sandbox.slack.errors import HandError

ONE_OPTION = frozenset({"static_select", "radio_buttons", "external_select", "overflow"})
MANY_OPTIONS = frozenset({"checkboxes", "multi_static_select", "multi_external_select"})
SEARCHED = frozenset({"external_select", "multi_external_select"})
STATELESS = frozenset({"button", "overflow"})
PLAIN_FIELD = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "rich_text_input": "rich_text_value",
    "file_input": "files",
}

Element = dict[str, Any]
State = dict[str, Any]
Chosen = dict[tuple[str, str], State]
Suggested = dict[tuple[str, str], list[Element]]


def find(blocks: Blocks, action_id: str, block_id: str | None) -> tuple[str, Element]:
    """The id of the block and the element that a person means.

    Raises:
        HandError: there is none.
    """
    for block in blocks:
        for element in elements_of(block):
            if element["action_id"] == action_id and block_id in {None, block["block_id"]}:
                return str(block["block_id"]), element
    raise HandError(f"There is no element with the action_id {action_id!r} here.", 404)


def options(element: Element) -> list[dict[str, Any]]:
    """All options of an element, those in groups too."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def chosen(element: Element, value: Any, suggested: Sequence[Element] = ()) -> State:
    """The state of an element after a person has typed or picked `value`.

    Args:
        element: as Block Kit describes it.
        value: the text typed, or the value of an option (a list of them for checkboxes).
        suggested: the options that the app offered last, for a search box.

    Raises:
        HandError: there is no such option.
    """
    kind = element["type"]
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": _option(element, value, suggested)}
    if kind in MANY_OPTIONS:
        values = value if isinstance(value, list) else [value]
        return {"type": kind, "selected_options": [_option(element, one, suggested) for one in values]}
    return {"type": kind, PLAIN_FIELD.get(kind, "value"): value}


def _option(element: Element, value: Any, suggested: Sequence[Element]) -> dict[str, Any] | None:
    if value is None:
        return None
    searched = element["type"] in SEARCHED
    if searched and isinstance(value, dict):
        return value
    for option in suggested if searched else options(element):
        if option["value"] == value:
            return option
    raise HandError(f"{element['action_id']!r} has no option with the value {value!r}.")


def initial(element: Element) -> State:
    """The state of an element that nobody has touched."""
    kind = element["type"]
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in MANY_OPTIONS:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    field = PLAIN_FIELD.get(kind, "value")
    return {
        "type": kind,
        field: element.get(field.replace("selected", "initial").replace("value", "initial_value")),
    }


def values(blocks: Blocks, touched: Chosen) -> dict[str, dict[str, State]]:
    """`state.values` of the whole message or modal."""
    held: dict[str, dict[str, State]] = {}
    for block in blocks:
        for element in elements_of(block):
            if element["type"] not in STATELESS:
                key = (block["block_id"], element["action_id"])
                held.setdefault(key[0], {})[key[1]] = touched.get(key) or initial(element)
    return held


def refused_by_client(blocks: Blocks, touched: Chosen) -> dict[str, str]:
    """What the client itself complains about before it submits: block_id to sentence."""
    complaints = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            state = touched.get((block["block_id"], element["action_id"])) or initial(element)
            sentence = _complaint(element, state, optional=bool(block.get("optional")))
            if sentence:
                complaints[str(block["block_id"])] = sentence
    return complaints


def _complaint(element: Element, state: State, *, optional: bool) -> str | None:
    value = next((held for name, held in state.items() if name != "type"), None)
    if not value:
        return None if optional else "Please complete this required field."
    if isinstance(value, str) and len(value) > element.get("max_length", 3000):
        return f"This must be at most {element.get('max_length', 3000)} characters."
    if isinstance(value, str) and len(value) < element.get("min_length", 0):
        return f"This must be at least {element['min_length']} characters."
    return None
