"""How a person fills in the forms that open over Slack: every field by its name, menus by what stands on a choice."""

from typing import Any

from bridge.sandbox.people.cards import Json
from bridge.sandbox.people.hands import Answer
from bridge.sandbox.slack.world import user_id
from tests.whole.town import Town, eventually

SEARCHED = ("external_select", "multi_external_select")
SEVERAL = ("checkboxes", "multi_static_select", "multi_external_select")


def choose(town: Town, name: str, label: str) -> None:
    """Press a button that stands in the window that is open."""
    button: Json = {}

    def there() -> bool:
        for block in _top(town, name)["view"]["blocks"]:
            element = block.get("accessory") or {}
            if element.get("type") == "button" and element["text"]["text"].startswith(label):
                button.update(element, block_id=block["block_id"])
        return bool(button)

    eventually(there)
    named = {part: button[part] for part in ("action_id", "block_id", "value")}
    pressed = town.hands.do("slack/press", user=user_id(name), view_id=_top(town, name)["id"], **named)
    assert pressed["acked"]


def send(town: Town, name: str, **fields: Any) -> Answer:
    """Fill in the form that opens, and send it; it must be taken.

    Args:
        town: where it opens.
        name: whose form it is.
        fields: what to type into each field, or what stands on the choice, by the field's name.
    """
    form = eventually(lambda: _form(town, name))
    elements = {block["block_id"]: block["element"] for block in form["view"]["blocks"] if "element" in block}
    values = {
        field: {elements[field]["action_id"]: _value(town, name, form, field, elements[field], given)}
        for field, given in fields.items()
    }
    sent = town.hands.do("slack/submit", user=user_id(name), view_id=form["id"], values=values)
    assert sent["acked"], sent
    assert not sent["errors"], sent
    return sent


def _value(town: Town, name: str, form: Json, field: str, element: Json, given: Any) -> Any:
    """What is typed as it is; for a choice the value behind what stands on it."""
    options = element.get("options", ())
    if element["type"] in SEARCHED:
        where = {"view_id": form["id"], "block_id": field, "action_id": element["action_id"]}
        options = town.hands.do("slack/suggest", user=user_id(name), value=given, **where)["options"]
    elif not options:
        return given
    wanted = given if isinstance(given, list | tuple) else [given]
    found = [next(one["value"] for one in options if words in _said(one)) for words in wanted]
    return found if element["type"] in SEVERAL else found[0]


def _said(option: Json) -> str:
    return str(option["text"]["text"]) + str((option.get("description") or {}).get("text", ""))


def _form(town: Town, name: str) -> Json | None:
    """The window on top, once it is one that can be sent."""
    top = _top(town, name)
    return top if top["view"].get("submit") else None


def _top(town: Town, name: str) -> Json:
    return town.views(name)[-1]
