"""Events as the Events API writes them; see https://docs.slack.dev/reference/events."""

from typing import Any

from bridge.sandbox.slack import wire
from bridge.sandbox.slack.ids import APP, BOT_USER, TEAM, VERIFICATION, random_id
from bridge.sandbox.slack.log import Message
from bridge.sandbox.slack.world import Channel, Person

Event = dict[str, Any]


def callback(event: Event, now: float) -> dict[str, Any]:
    """The outer body around one event, with a fresh `event_id`."""
    place = event.get("channel") or event.get("item", {}).get("channel", "")
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": random_id("Ev"),
        "event_time": int(now),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            },
        ],
        "is_ext_shared_channel": "user_team" in event,
        "event_context": f"4-{event['type']}-{TEAM}-{APP}-{place}",
    }


def posted(stored: Message, channel: Channel, root: Message | None = None) -> Event:
    """`message`: somebody wrote; `root` is the parent of a reply that is also shown in the channel."""
    event = _written(stored) | {
        "channel": channel.id,
        "event_ts": stored.ts,
        "channel_type": channel.channel_type,
    }
    if root is None:
        return _with_parent(event, stored, channel)
    return event | {"root": wire.message(root)}


def _written(stored: Message) -> Event:
    """A message, with its author's workspace where that is another one than ours."""
    across = {"user_team": stored.team, "source_team": stored.team} if stored.team != TEAM else {}
    return wire.message(stored) | across


def _with_parent(event: Event, stored: Message, channel: Channel) -> Event:
    if not stored.is_reply or stored.thread_ts not in channel.log.messages:
        return event
    return event | {"parent_user_id": channel.log.messages[stored.thread_ts].user}


def mentioned(stored: Message, channel: Channel) -> Event:
    """`app_mention`: somebody named the app."""
    return _written(stored) | {"type": "app_mention", "channel": channel.id, "event_ts": stored.ts}


def changed(stored: Message, before: Event, channel: Channel, ts: str) -> Event:
    """`message_changed`: `before` is the message as it was."""
    return _hidden("message_changed", channel, ts) | {
        "message": wire.message(stored) | {"source_team": TEAM, "user_team": TEAM},
        "previous_message": before,
    }


def deleted(before: Event, channel: Channel, ts: str) -> Event:
    """`message_deleted`: `before` is the message as it was."""
    return _hidden("message_deleted", channel, ts) | {"previous_message": before, "deleted_ts": before["ts"]}


def _hidden(subtype: str, channel: Channel, ts: str) -> Event:
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": channel.id,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel.channel_type,
    }


def reaction(kind: str, user: str, name: str, stored: Message, channel: Channel, ts: str) -> Event:
    """`reaction_added` or `reaction_removed`."""
    return {
        "type": kind,
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": channel.id, "ts": stored.ts},
        "item_user": stored.user,
        "event_ts": ts,
    }


def joined(user: str, channel: Channel, ts: str) -> Event:
    """`member_joined_channel`."""
    return {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "G" if channel.private else "C",
        "team": TEAM,
        "event_ts": ts,
    }


def app_home_opened(user: str, channel: str, tab: str, view: Event | None, ts: str) -> Event:
    """`app_home_opened`: somebody looks at the app; `view` is what its home tab shows already."""
    event = {"type": "app_home_opened", "user": user, "channel": channel, "tab": tab, "event_ts": ts}
    return {**event, "view": view} if view else event


def person_changed(stored: Person, ts: str) -> Event:
    """`user_change`: somebody's profile is another one, or they were deactivated."""
    return {"type": "user_change", "user": wire.person(stored, locale=True), "event_ts": ts}


SUBSCRIPTIONS = {
    "channel": "message.channels",
    "group": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}


def subscription(event: Event) -> str:
    """The name in the app's manifest that asks for this event."""
    return SUBSCRIPTIONS[event["channel_type"]] if event["type"] == "message" else str(event["type"])
