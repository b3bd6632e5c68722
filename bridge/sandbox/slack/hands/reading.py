"""What people see, and what the sandbox has counted."""

from dataclasses import asdict
from typing import Any

from bridge.sandbox.slack import wire
from bridge.sandbox.slack.changes import Change, as_json
from bridge.sandbox.slack.hands.asked import Answer, Asked
from bridge.sandbox.slack.ids import BOT_USER
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.world import Channel, Person

LONGEST_WAIT = 30.0


async def workspace(asked: Asked) -> Answer:
    """`GET /sandbox/slack/workspace`."""
    world = asked.state.world
    with asked.state.lock:
        return {
            "team": {"id": world.team.id, "name": world.team.name, "domain": world.team.domain},
            "bot": BOT_USER,
            "users": [_person(person) for person in world.people.values()],
            "shortcuts": [asdict(one) for one in asked.state.options.shortcuts],
            "channels": [_channel(channel) for channel in world.channels.values()],
        }


def _person(person: Person) -> Answer:
    names = ("id", "name", "real_name", "email", "team", "title", "is_bot", "deleted", "is_guest", "locale")
    return {name: getattr(person, name) for name in names}


def _channel(channel: Channel) -> Answer:
    return {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "members": list(channel.members),
        "listening": channel.listening,
        "private": channel.private,
        "archived": channel.archived,
    }


async def messages(asked: Asked) -> Answer:
    """`GET /sandbox/slack/messages`: the top level of a channel, or a thread; in order."""
    with asked.state.lock:
        log, thread_ts, user = asked.channel().log, asked.text("thread_ts"), asked.text("user")
        if thread_ts:
            seen = log.thread(thread_ts) if thread_ts in log.messages else []
        else:
            whispered = log.ephemeral.get(asked.person().id, []) if user else []
            seen = sorted([*log.top_level(), *whispered], key=lambda message: message.ts)
        return {"messages": [_message(message) for message in seen]}


def _message(message: Message) -> dict[str, Any]:
    return {
        "ts": message.ts,
        "thread_ts": message.thread_ts,
        "user": message.user,
        "text": message.text,
        "blocks": message.blocks,
        "metadata": message.metadata,
        "subtype": message.subtype,
        "reactions": wire.reactions(message),
        "edited": message.edited[1] if message.edited else None,
        "ephemeral_for": message.ephemeral_for,
        "reply_count": len(message.replies),
        "files": [file.written() for file in message.files],
    }


async def changes(asked: Asked) -> Answer:
    """`GET /sandbox/slack/changes`: what changed after number `after`, waited for up to `wait` seconds."""
    after, wait = int(asked.number("after", 0)), min(asked.number("wait", 0), LONGEST_WAIT)
    user = asked.person().id if asked.text("user") else None
    everything = asked.state.changes

    def concerns(change: Change) -> bool:
        return user is None or _sees(asked, user, change)

    seen = everything.since(after, concerns)
    restarted = after > seen.at
    if wait > 0 and not seen.changes and not restarted:
        seen = await everything.wait(after, concerns, wait)
    return {"at": seen.at, "changes": [as_json(change) for change in seen.changes]}


def _sees(asked: Asked, user: str, change: Change) -> bool:
    if change.kind in {"view", "ephemeral"}:
        return change.user == user
    return user in asked.state.world.channels[change.channel].members


async def views(asked: Asked) -> Answer:
    """`GET /sandbox/slack/views`: a person's open modals, the one on top last."""
    with asked.state.lock:
        user = asked.person().id
        home = asked.state.views.home(user)
        return {
            "views": [{"id": view.id, "view": view.as_json()} for view in asked.state.views.stack(user)],
            "home": home.as_json() if home else None,
        }


async def stats(asked: Asked) -> Answer:
    """`GET /sandbox/slack/stats`: the counts; `kinds` limits the ack times to some gestures."""
    kinds = [kind for kind in asked.text("kinds").split(",") if kind]
    return {**asked.state.stats.as_json(kinds), "connections": len(asked.state.hub.links)}
