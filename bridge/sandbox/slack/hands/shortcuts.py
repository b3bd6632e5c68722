"""What people do in the menu of a message, and in the menu of shortcuts beside the box where one writes."""

from bridge.sandbox.slack import interactions, wire
from bridge.sandbox.slack.errors import HandError
from bridge.sandbox.slack.hands.asked import Answer, Asked, acked
from bridge.sandbox.slack.interactions import Payload
from bridge.sandbox.slack.options import Shortcut


async def use(asked: Asked) -> Answer:
    """`POST /sandbox/slack/shortcut`: use one, by its `callback_id`, on a message if it is one for messages.

    See https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload.
    """
    with asked.state.lock:
        shortcut = _meant(asked)
        payload = _on_message(asked) if shortcut.on_message else _anywhere(asked)
        payload["callback_id"] = shortcut.callback_id
    return acked([await asked.state.delivery.gesture("shortcut", "interactive", payload)])


def _meant(asked: Asked) -> Shortcut:
    wanted = asked.need("callback_id")
    for shortcut in asked.state.options.shortcuts:
        if shortcut.callback_id == wanted:
            return shortcut
    raise HandError(f"The app has no shortcut {wanted!r}.", 404)


def _on_message(asked: Asked) -> Payload:
    """A shortcut works wherever its person is, in conversations without the app too."""
    channel = asked.joined_channel()
    message = asked.message(channel)
    return {
        **_begun(asked, "message_action"),
        "message_ts": message.ts,
        "message": wire.message(message),
        "channel": {"id": channel.id, "name": interactions.shown_name(channel)},
        "response_url": asked.response_url(channel),
    }


def _anywhere(asked: Asked) -> Payload:
    return _begun(asked, "shortcut")


def _begun(asked: Asked, kind: str) -> Payload:
    person = asked.person()
    begun = interactions.interactive(kind, asked.state.world.team, person)
    stamps = asked.state.stamps
    return {**begun, "trigger_id": asked.state.triggers.give(person.id), "action_ts": stamps.next()}
