"""`conversations.*`; see https://docs.slack.dev/reference/methods/conversations.history."""

import base64
from collections.abc import Sequence
from typing import Any, TypeVar

from bridge.sandbox.slack import wire
from bridge.sandbox.slack.api.call import Answer, Call, whole
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.ids import BOT_USER
from bridge.sandbox.slack.log import Message

LARGEST_PAGE = 999
MOST_TOGETHER = 8
KINDS = {"im": "im", "mpim": "mpim", "group": "private_channel", "channel": "public_channel"}
T = TypeVar("T")


def cursor_for(position: str) -> str:
    """An opaque cursor."""
    return base64.b64encode(f"next:{position}".encode()).decode() if position else ""


def position_of(cursor: str) -> str:
    """What a cursor stands for; empty for none.

    Raises:
        SlackError: `invalid_cursor`.
    """
    try:
        return base64.b64decode(cursor, validate=True).decode().removeprefix("next:")
    except ValueError:
        raise SlackError("invalid_cursor") from None


def page(call: Call, things: Sequence[T]) -> tuple[Sequence[T], str]:
    """One page of a list, and the cursor for the next."""
    start, limit = position_of(call.text("cursor")) or "0", call.limit(100, 1000)
    first = whole(start)
    if first is None:
        raise SlackError("invalid_cursor")
    end = first + limit
    return things[first:end], cursor_for(str(end) if end < len(things) else "")


def open_dm(call: Call) -> Answer:
    """Open the direct message with one person or the group message with a few; the same one every time."""
    users = [user for user in call.text("users").split(",") if user]
    if call.text("channel"):
        return {"channel": {"id": call.channel().id}, "no_op": True, "already_open": True}
    if not users:
        raise SlackError("users_list_not_supplied")
    if len(users) > MOST_TOGETHER:
        raise SlackError("too_many_users")
    for user in users:
        _reachable(call, user)
    world = call.state.world
    known = len(world.channels)
    channel = world.together(users) if len(users) > 1 else world.direct(users[0])
    shown = wire.channel(channel, world) if call.flag("return_im") else {"id": channel.id}
    return {
        "channel": shown,
        **({"no_op": True, "already_open": True} if known == len(world.channels) else {}),
    }


def _reachable(call: Call, user: str) -> None:
    person = call.state.world.people.get(user)
    if person is None:
        raise SlackError("user_not_found")
    if person.deleted:
        raise SlackError("user_disabled")
    if person.is_bot:
        raise SlackError("cannot_dm_bot")
    if person.is_stranger:
        raise SlackError("user_not_visible")


def list_all(call: Call) -> Answer:
    """The conversations that the app can see."""
    kinds = set((call.text("types") or "public_channel").split(","))
    seen = [
        channel
        for channel in call.state.world.channels.values()
        if KINDS[channel.channel_type] in kinds
        and (BOT_USER in channel.members or not (channel.is_dm or channel.private))
        and not (channel.archived and call.flag("exclude_archived"))
    ]
    shown, cursor = page(call, seen)
    channels = [wire.channel(channel, call.state.world, members=True) for channel in shown]
    return {"channels": channels, "response_metadata": {"next_cursor": cursor}}


def info(call: Call) -> Answer:
    """One conversation."""
    members = call.flag("include_num_members")
    return {"channel": wire.channel(call.channel(), call.state.world, members=members)}


def members(call: Call) -> Answer:
    """Who is in a conversation."""
    shown, cursor = page(call, list(call.channel().members))
    return {"members": list(shown), "response_metadata": {"next_cursor": cursor}}


def join(call: Call) -> Answer:
    """Let the app into a public channel."""
    channel = call.channel()
    if channel.is_dm or channel.private:
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    if BOT_USER in channel.members:
        extra = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    else:
        extra = {}
        call.outgoing += call.state.join(BOT_USER, channel)
    return {"channel": wire.channel(channel, call.state.world), **extra}


def history(call: Call) -> Answer:
    """The top-level messages of a conversation, the newest first."""
    log = call.own_channel().log
    cursor = position_of(call.text("cursor"))
    found = log.between(
        call.text("oldest"),
        cursor or call.text("latest"),
        inclusive=call.flag("inclusive") and not cursor,
    )
    limit = call.limit(100, LARGEST_PAGE)
    shown = found[-limit:][::-1]
    return {
        "messages": _written(call, [log.messages[ts] for ts in shown]),
        "has_more": len(found) > limit,
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
        **_next(shown[-1] if len(found) > limit else ""),
    }


def replies(call: Call) -> Answer:
    """A parent and its replies, the oldest first."""
    log = call.own_channel().log
    named = log.messages.get(call.need("ts"))
    if named is None:
        raise SlackError("thread_not_found")
    thread = log.thread(named.thread_ts or named.ts)
    oldest, latest = position_of(call.text("cursor")) or call.text("oldest"), call.text("latest")
    inclusive = call.flag("inclusive") and not call.text("cursor")
    found = [thread[0], *(one for one in thread[1:] if _within(one.ts, oldest, latest, inclusive=inclusive))]
    limit = call.limit(1000, 1000)
    return {
        "messages": _written(call, found[:limit]),
        "has_more": len(found) > limit,
        **_next(found[limit - 1].ts if len(found) > limit else ""),
    }


def _within(ts: str, oldest: str, latest: str, *, inclusive: bool) -> bool:
    if inclusive and ts in {oldest, latest}:
        return True
    return ts > oldest and (not latest or ts < latest)


def _next(position: str) -> Answer:
    return {"response_metadata": {"next_cursor": cursor_for(position)}} if position else {}


def _written(call: Call, messages: list[Message]) -> list[dict[str, Any]]:
    metadata = call.flag("include_all_metadata")
    return [wire.message(message, metadata=metadata) for message in messages]
