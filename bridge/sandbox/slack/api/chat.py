"""`chat.*`; see https://docs.slack.dev/reference/methods/chat.postMessage."""

import json
from typing import Any

from bridge.sandbox.slack import wire
from bridge.sandbox.slack.api.call import Answer, Call
from bridge.sandbox.slack.blocks import Blocks, with_ids, wrong_in_message
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.ids import BOT_USER
from bridge.sandbox.slack.world import Channel

LONGEST_POST = 40_000
LONGEST_UPDATE = 4_000
LARGEST_METADATA = 8_000


def post_message(call: Call) -> Answer:
    """Post a message or a reply."""
    channel = _writable(call)
    text, blocks = _content(call, LONGEST_POST)
    message, outgoing = call.state.app_writes(
        channel,
        text,
        blocks or [],
        metadata=_metadata(call) or None,
        thread_ts=_thread(call, channel),
        broadcast=call.flag("reply_broadcast"),
    )
    call.outgoing += outgoing
    return {"channel": channel.id, "ts": message.ts, "message": wire.message(message)}


def update(call: Call) -> Answer:
    """Change a message of the app; what is not given stays, but text alone drops the blocks."""
    channel = call.own_channel()
    if channel.archived:
        raise SlackError("is_inactive")
    message = call.message(channel)
    if message.user != BOT_USER:
        raise SlackError("cant_update_message")
    text, blocks = _content(call, LONGEST_UPDATE)
    new: dict[str, Any] = {"text": text, "blocks": with_ids(blocks or [])}
    if call.args.get("metadata") is not None:
        new["metadata"] = _metadata(call) or None
    call.outgoing += call.state.edit(message, channel, BOT_USER, **new)
    return {"channel": channel.id, "ts": message.ts, "text": text, "message": wire.message(message)}


def delete(call: Call) -> Answer:
    """Take a message of the app away."""
    channel = call.own_channel()
    message = call.message(channel)
    if message.user != BOT_USER:
        raise SlackError("cant_delete_message")
    call.outgoing += call.state.delete(message, channel, BOT_USER)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(call: Call) -> Answer:
    """Show a message to one person; nobody can look it up later."""
    channel = _writable(call)
    text, blocks = _content(call, LONGEST_POST)
    if call.need("user") not in channel.members:
        raise SlackError("user_not_in_channel")
    return {"message_ts": call.state.whisper(call.need("user"), channel, text, blocks or []).ts}


def get_permalink(call: Call) -> Answer:
    """The address of a message."""
    channel = call.channel()
    message = call.message(channel, "message_ts")
    domain = call.state.world.team.domain
    address = f"https://{domain}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    thread = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.is_reply else ""
    return {"channel": channel.id, "permalink": address + thread}


def _writable(call: Call) -> Channel:
    if call.need("channel") in call.state.world.people:
        return call.state.world.direct(call.need("channel"))
    channel = call.own_channel()
    if channel.archived:
        raise SlackError("is_archived")
    return channel


def _content(call: Call, longest: int) -> tuple[str, Blocks | None]:
    text, blocks = call.text("text"), call.structure("blocks")
    if len(text) > longest:
        raise SlackError("msg_too_long")
    if blocks is not None:
        wrong = wrong_in_message(blocks)
        if wrong:
            raise SlackError("invalid_blocks", errors=wrong, response_metadata={"messages": wrong})
    if not text.strip() and not blocks:
        raise SlackError("no_text")
    return text, blocks


def _thread(call: Call, channel: Channel) -> str | None:
    name = call.text("thread_ts")
    if not name:
        return None
    parent = channel.log.messages.get(name)
    if parent is None:
        raise SlackError("cannot_reply_to_message")
    return parent.thread_ts or parent.ts


def _metadata(call: Call) -> dict[str, Any]:
    given = call.structure("metadata")
    if given in (None, {}):
        return {}
    if not isinstance(given, dict) or given.keys() != {"event_type", "event_payload"}:
        raise SlackError("invalid_metadata_format")
    if not isinstance(given["event_type"], str) or not isinstance(given["event_payload"], dict):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(given)) > LARGEST_METADATA:
        raise SlackError("metadata_too_large")
    return given
