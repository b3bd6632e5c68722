"""What a payload must be before anybody listens to it: the parts that our listeners and Bolt read, and of which kind.

A part that Slack leaves out or makes null is not wrong unless it is needed. What is not named here is read by nobody.
https://docs.slack.dev/apis/events-api, https://docs.slack.dev/reference/interaction-payloads
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Shape = Callable[[Any], str | None]
"""Gives the place of the first part that is wrong, such as ``event.ts``; empty: the whole; None: nothing is wrong."""

DEEPEST = 40
"""Lists and objects within each other; Slack's own blocks have fewer than twenty."""

_TIMESTAMP = re.compile(r"\d{1,11}\.\d{1,9}")
_NAME = re.compile(r"[!-~]{1,255}")


class TooDeepError(ValueError):
    """A payload is nested deeper than anything of Slack's."""


def lacking(body: Any) -> str | None:
    """The place of the first part that is missing or of another kind than Slack documents; None if there is none."""
    wrong = BODY(body)
    return wrong if wrong is not None else (_of(body) or _anything)(body)


def is_known(body: Mapping[str, Any]) -> bool:
    """Whether we listen to payloads of its kind; of others nothing is known, and nothing is read."""
    return _of(body) is not None


def _of(body: Mapping[str, Any]) -> Shape | None:
    if "command" in body:
        return COMMAND
    kind = body.get("type")
    if kind == "event_callback":
        return EVENTS.get(str((body.get("event") or {}).get("type")))
    return INTERACTIONS.get(kind) if isinstance(kind, str) else None


def named(body: Any) -> str:
    """What kind of payload it is, in words that can be logged whatever the body holds."""
    said = body if isinstance(body, dict) else {}
    if "command" in said:
        return f"command {_known(said['command'])}"
    if "event" in said:
        event = said["event"] if isinstance(said["event"], dict) else {}
        return f"event {_known(event.get('type'))}"
    return _known(said.get("type"))


def cleaned(body: Any, deep: int = 0) -> Any:
    """The same without what no database takes: NUL, and halves of characters.

    Raises:
        TooDeepError: it is nested too deeply.
    """
    if deep > DEEPEST:
        raise TooDeepError
    if isinstance(body, str):
        return body.replace("\0", "").encode(errors="replace").decode()
    if isinstance(body, dict):
        return {cleaned(name): cleaned(part, deep + 1) for name, part in body.items()}
    return [cleaned(part, deep + 1) for part in body] if isinstance(body, list) else body


def _known(name: object) -> str:
    return name if isinstance(name, str) and _NAME.fullmatch(name) else "unknown"


def _anything(_: Any) -> str | None:
    return None


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) else ""


def _name(value: Any) -> str | None:
    """An id, or a word of Slack's."""
    return None if isinstance(value, str) and _NAME.fullmatch(value) else ""


def _timestamp(value: Any) -> str | None:
    return None if isinstance(value, str) and _TIMESTAMP.fullmatch(value) else ""


def _modal(value: Any) -> str | None:
    """Bolt looks for more in the steps of workflows, which had windows too."""
    return None if value == "modal" else ""


def thing(may: Mapping[str, Shape] | None = None, **must: Shape) -> Shape:
    """An object.

    Args:
        may: parts that may be missing or null.
        must: parts that must be there.
    """

    def lack(value: Any) -> str | None:
        if not isinstance(value, dict):
            return ""
        there = {name: shape for name, shape in (may or {}).items() if value.get(name) is not None}
        return _first((name, shape(value.get(name))) for name, shape in (must | there).items())

    return lack


def each(shape: Shape, least: int = 0) -> Shape:
    """A list, of so many at least."""

    def lack(value: Any) -> str | None:
        if not isinstance(value, list) or len(value) < least:
            return ""
        return _first((str(place), shape(one)) for place, one in enumerate(value))

    return lack


def every(shape: Shape) -> Shape:
    """An object whose parts have names of ours."""

    def lack(value: Any) -> str | None:
        # The names are what people's forms are made of: they are not said.
        return _first(("*", shape(one)) for one in value.values()) if isinstance(value, dict) else ""

    return lack


def _first(parts: Any) -> str | None:
    return next((f"{name}.{wrong}".rstrip(".") for name, wrong in parts if wrong is not None), None)


def _either(one: Shape, other: Shape) -> Shape:
    return lambda value: None if one(value) is None else other(value)


_WHO = _either(_name, thing({"id": _name, "team_id": _name, "enterprise_id": _name}))
"""Somebody or something, as an id or as an object that has one; Bolt reads both."""

_PLACES: Mapping[str, Shape] = {
    **dict.fromkeys(("team", "enterprise", "user", "channel"), _WHO),
    **dict.fromkeys(("team_id", "enterprise_id", "user_id", "channel_id"), _name),
}
"""What Bolt looks for in each payload and in each of its parts."""

_FILE = thing({"mimetype": _text}, id=_name)
_WORDS: Mapping[str, Shape] = {
    **dict.fromkeys(("ts", "thread_ts"), _timestamp),
    **dict.fromkeys(("text", "subtype", "channel_type"), _text),
    **dict.fromkeys(("user", "user_team"), _name),
    "files": each(_FILE),
}
_SAID = thing(_WORDS)
_CHANGED = thing(_WORDS, ts=_timestamp)

_OPTION = thing({"text": thing(text=_text)}, value=_text)
_FIELD = thing({"selected_options": each(_OPTION), "files": each(_FILE)})
_STATE = thing({"values": every(every(_FIELD))})
_BLOCKS = each(thing({"block_id": _text, "element": thing()}, type=_text))
_WINDOW = thing(
    {**_PLACES, "app_installed_team_id": _name, "type": _text, "private_metadata": _text}, id=_name
)
_FORM = thing(
    {"private_metadata": _text},
    id=_name,
    type=_modal,
    callback_id=_name,
    blocks=_BLOCKS,
    state=thing(values=every(every(_FIELD))),
)
_PRESSED = thing({"value": _text}, action_id=_text, action_ts=_timestamp)
_PERSON = thing(id=_name)

_PARTS: Mapping[str, Shape] = {
    **_PLACES,
    **dict.fromkeys(("item", "message", "previous_message", "assistant_thread"), thing(_PLACES)),
    "thread_ts": _timestamp,
}
BODY = thing(
    {
        **_PARTS,
        "type": _name,
        "event": thing(_PARTS, type=_name),
        "view": _WINDOW,
        "authorizations": each(thing(_PLACES)),
        "response_url": _text,
        "response_urls": each(thing({"response_url": _text})),
        "function_data": thing(),
    }
)
"""All that Bolt itself reads."""

COMMAND = thing({"text": _text}, command=_name, user_id=_name, trigger_id=_name)


def _event(may: Mapping[str, Shape] | None = None, **must: Shape) -> Shape:
    return thing(event=thing(may, **must))


def _message(body: Any) -> str | None:
    """A message, or what became of one; https://docs.slack.dev/reference/events/message."""
    subtype = body["event"].get("subtype")
    return _MESSAGES.get(subtype if isinstance(subtype, str) else "", _POST)(body)


def _reaction(body: Any) -> str | None:
    item = body["event"].get("item")
    of_message = isinstance(item, dict) and item.get("type") == "message"
    return (_AT_MESSAGE if of_message else _AT_ANYTHING)(body)


_POST = _event(_WORDS, channel=_name)
_MESSAGES: Mapping[str, Shape] = {
    "message_changed": thing(
        event_id=_name, event=thing({"previous_message": _SAID}, channel=_name, message=_CHANGED)
    ),
    "message_deleted": _event(channel=_name, deleted_ts=_timestamp),
}
_BY = {"reaction": _text, "user": _name, "item_user": _name}
_AT_MESSAGE = _event(_BY, user=_name, item=thing(channel=_name, ts=_timestamp))
_AT_ANYTHING = _event(_BY, item=thing(type=_text))

EVENTS: Mapping[str, Shape] = {
    "message": _message,
    "app_mention": _POST,
    "app_home_opened": _event({"tab": _text}, user=_name),
    "user_change": _event(user=thing({"profile": thing()}, id=_name)),
    "reaction_added": _reaction,
    "reaction_removed": _anything,
}
"""What our listeners read of each event."""

INTERACTIONS: Mapping[str, Shape] = {
    "block_actions": thing({"state": _STATE}, user=_PERSON, actions=each(_PRESSED, least=1)),
    "view_submission": thing(user=_PERSON, view=_FORM),
    "block_suggestion": thing({"block_id": _text}, user=_PERSON, action_id=_text),
    "message_action": thing(
        user=_PERSON, callback_id=_name, channel=thing(id=_name), message=thing(_WORDS, ts=_timestamp)
    ),
    "shortcut": thing(user=_PERSON, callback_id=_name, trigger_id=_name),
}
"""What our listeners read of what people press, send and type."""
