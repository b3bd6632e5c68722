"""What people do with buttons, menus and modals."""

import base64
from typing import Any

from bridge.sandbox.slack import interactions
from bridge.sandbox.slack.blocks import Blocks, wrong_in_view
from bridge.sandbox.slack.blocks.state import (
    Element,
    State,
    Suggested,
    chosen,
    find,
    refused_by_client,
    values,
)
from bridge.sandbox.slack.errors import HandError
from bridge.sandbox.slack.hands.asked import Answer, Asked, acked
from bridge.sandbox.slack.interactions import Payload
from bridge.sandbox.slack.views import View


async def press(asked: Asked) -> Answer:
    """`POST /sandbox/slack/press`: press a button, or choose in a menu with `selected`.

    The element is named by `action_id` and, where that is not unique, `block_id`; it stands on the message
    `channel` and `ts`, or in the modal `view_id`.
    """
    with asked.state.lock:
        payload = _in_view(asked) if asked.text("view_id") else _on_message(asked)
    return acked([await asked.state.delivery.gesture("action", "interactive", payload)])


def _on_message(asked: Asked) -> Payload:
    channel, user = asked.channel(), asked.person().id
    message = asked.message(channel)
    block_id, element, state = _used(asked, message.blocks, message.suggested.get(user, {}))
    touched = message.chosen.setdefault(user, {})
    if state is not None:
        touched[block_id, element["action_id"]] = state
    return {
        **_begun(asked),
        **interactions.on_message(message, channel, asked.response_url(channel, message)),
        "state": {"values": values(message.blocks, touched)},
        "actions": [interactions.action(block_id, element, state, asked.state.stamps.next())],
    }


def _in_view(asked: Asked) -> Payload:
    view = asked.view()
    block_id, element, state = _used(asked, view.blocks, view.suggested)
    if state is not None:
        view.chosen[block_id, element["action_id"]] = state
    return {
        **_begun(asked, view.id),
        **interactions.in_view(view.as_json()),
        "actions": [interactions.action(block_id, element, state, asked.state.stamps.next())],
    }


def _begun(asked: Asked, view_id: str | None = None) -> Payload:
    person = asked.person()
    begun = interactions.interactive("block_actions", asked.state.world.team, person)
    return {**begun, "trigger_id": asked.state.triggers.give(person.id, view_id)}


def _used(asked: Asked, blocks: Blocks, suggested: Suggested) -> tuple[str, Element, State | None]:
    block_id, element = find(blocks, asked.need("action_id"), asked.text("block_id") or None)
    if element["type"] == "button":
        if asked.text("value") and asked.text("value") != element.get("value"):
            raise HandError(f"The button {element['action_id']!r} has the value {element.get('value')!r}.")
        return block_id, element, None
    picked = asked.fields.get("selected", asked.fields.get("value"))
    return block_id, element, chosen(element, picked, suggested.get((block_id, element["action_id"]), ()))


async def submit(asked: Asked) -> Answer:
    """`POST /sandbox/slack/submit`: fill a modal in and submit it.

    What the client itself refuses (a required field left empty, too long a text) never reaches the app.
    """
    with asked.state.lock:
        view = asked.view()
        _type_in(view, asked.mapping("values"))
        refused = refused_by_client(view.blocks, view.chosen)
        payload = _view_payload(asked, view, "view_submission")
    if refused:
        return {"acked": False, "ack_ms": None, "errors": refused, "closed": False}
    payload |= {"trigger_id": asked.state.triggers.give(view.user, view.id), "response_urls": []}
    ack = await asked.state.delivery.gesture("view_submission", "interactive", payload)
    with asked.state.lock:
        errors = _follow(asked, view, ack.payload or {}) if ack.acked else None
    return {**acked([ack]), "errors": errors, "closed": asked.state.views.get(view.id) is None}


def _type_in(view: View, typed: dict[str, Any]) -> None:
    for block_id, by_action in typed.items():
        if not isinstance(by_action, dict):
            raise HandError(f"What is typed into {block_id!r} must be an object: action_id to value.")
        for action_id, value in by_action.items():
            _, element = find(view.blocks, action_id, block_id)
            view.chosen[block_id, action_id] = chosen(
                element, value, view.suggested.get((block_id, action_id), ())
            )


def _view_payload(asked: Asked, view: View, kind: str) -> Payload:
    begun = interactions.interactive(kind, asked.state.world.team, asked.person())
    return {**begun, "view": view.as_json()}


def _follow(asked: Asked, view: View, answer: dict[str, Any]) -> dict[str, str] | None:
    """Do with the modal what the ack says; see https://docs.slack.dev/surfaces/modals."""
    views, action = asked.state.views, answer.get("response_action")
    if action == "errors":
        return dict(answer.get("errors") or {})
    if action == "clear":
        views.close_all(view.user)
    elif action in {"update", "push"}:
        _replace(asked, view, action, answer.get("view"))
    elif views.get(view.id):
        views.close(view)
    asked.state.view_changed(view)
    return None


def _replace(asked: Asked, view: View, action: str, content: Any) -> None:
    wrong = wrong_in_view(content)
    if wrong:
        raise HandError("The app answered with a modal that Slack refuses: " + "; ".join(wrong), 502)
    if action == "push":
        asked.state.views.push(view.user, content)
    else:
        view.show(content)


async def upload(asked: Asked) -> Answer:
    """`POST /sandbox/slack/upload`: pick a file for a modal; `data` is its content in base64.

    The answer is the file as a modal's state lists it.
    """
    with asked.state.lock:
        asked.person()
        name = asked.need("name")
        try:
            data = base64.b64decode(asked.need("data"), validate=True)
        except ValueError:
            raise HandError("'data' is not base64.") from None
        file = asked.state.files.announce(name, len(data), "")
        asked.state.files.sent(file.id, data)
        return file.written()


async def close(asked: Asked) -> Answer:
    """`POST /sandbox/slack/close`: leave a modal without submitting; `clear` closes all of them."""
    with asked.state.lock:
        view, clear = asked.view(), bool(asked.fields.get("clear"))
        payload = {**_view_payload(asked, view, "view_closed"), "is_cleared": clear}
        if clear or view.content.get("clear_on_close"):
            asked.state.views.close_all(view.user)
        else:
            asked.state.views.close(view)
        asked.state.view_changed(view)
    if not view.content.get("notify_on_close"):
        return {"acked": False, "ack_ms": None}
    return acked([await asked.state.delivery.gesture("view_closed", "interactive", payload)])
