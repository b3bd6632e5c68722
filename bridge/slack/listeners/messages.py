"""Messages: posts in listening channels and direct messages become insights, changed ones new versions.

https://docs.slack.dev/reference/events/message
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from slack_bolt import App

from bridge.domain.incoming import Deletion, Edit, Reply, Way
from bridge.slack.desk import Desk
from bridge.slack.listeners import questions, sources
from bridge.slack.listeners.sources import Payload, Us
from bridge.slack.listeners.unheard import Unheard


@dataclass(frozen=True, slots=True)
class _Heard:
    """A message event with what it came in, and for whom it is."""

    event: Payload
    body: Payload
    us: Us
    desk: Desk


def register(app: App, desk: Desk, us: Us, unheard: Unheard) -> None:
    """Attach the listener. If the desk cannot keep a message, nothing is acknowledged and Slack sends it again."""

    def message(event: Payload, body: Payload) -> None:
        subtype = event.get("subtype")
        if subtype in BY_SUBTYPE:
            BY_SUBTYPE[subtype](_Heard(event, body, us, desk))
        elif subtype not in IGNORED:
            unheard.count(f"message {subtype}")

    app.event("message")(message)


def _post(heard: _Heard) -> None:
    if not sources.by_human(heard.event, heard.us):
        return
    if is_direct(heard.event) and _is_reply(heard.event):
        heard.desk.reply(_reply(heard.event, heard.us))
        return
    way = _way(heard.event, heard.desk)
    to_us = way is Way.DM or sources.mentions(heard.event, heard.us)
    if way and not (to_us and questions.is_answered(heard.desk, heard.event, heard.us)):
        heard.desk.keep(sources.from_message(heard.event, heard.us, way))


def _way(event: Payload, desk: Desk) -> Way | None:
    if is_direct(event):
        return Way.DM
    if _is_reply(event) and event.get("subtype") != "thread_broadcast":
        return None
    return Way.LISTENING if desk.is_listening(event["channel"]) else None


def _is_reply(event: Payload) -> bool:
    return bool(event.get("thread_ts", event["ts"]) != event["ts"])


def _reply(event: Payload, us: Us) -> Reply:
    channel, ts = event["channel"], event["ts"]
    return Reply(
        source=sources.message(us.team, channel, ts),
        team=us.team,
        user=event["user"],
        channel=channel,
        thread=event["thread_ts"],
        text=sources.words(event.get("text"), us),
        said_at=sources.said_at(ts),
    )


def is_direct(event: Payload) -> bool:
    """Whether the message was written to the bot alone."""
    return event.get("channel_type") == "im" or str(event["channel"]).startswith("D")


def _change(heard: _Heard) -> None:
    """A message also "changes" when Slack adds a preview to it; only an edit of the words counts.

    Of a deleted message with replies a tombstone is left.
    """
    now, before = heard.event["message"], heard.event.get("previous_message") or {}
    if now.get("subtype") == "tombstone":
        _forget(heard, now["ts"])
    elif "edited" in now and now.get("text") != before.get("text") and sources.by_human(now, heard.us):
        source = sources.message(heard.us.team, heard.event["channel"], now["ts"])
        heard.desk.edited(Edit(source, heard.body["event_id"], sources.words(now.get("text"), heard.us)))


def _deletion(heard: _Heard) -> None:
    """Whatever was deleted: only the desk knows which messages became reports.

    https://docs.slack.dev/reference/events/message/message_deleted
    """
    _forget(heard, heard.event["deleted_ts"])


def _forget(heard: _Heard, ts: str) -> None:
    heard.desk.deleted(Deletion(sources.message(heard.us.team, heard.event["channel"], ts)))


BY_SUBTYPE: Mapping[str | None, Callable[[_Heard], None]] = {
    None: _post,
    "thread_broadcast": _post,
    "file_share": _post,
    "message_changed": _change,
    "message_deleted": _deletion,
}

IGNORED = frozenset(
    {
        "bot_message",
        "message_replied",
        "me_message",
        "reminder_add",
        "pinned_item",
        "unpinned_item",
        "channel_archive",
        "channel_convert_to_private",
        "channel_join",
        "channel_leave",
        "channel_name",
        "channel_posting_permissions",
        "channel_purpose",
        "channel_topic",
        "channel_unarchive",
        "group_archive",
        "group_join",
        "group_leave",
        "group_name",
        "group_purpose",
        "group_topic",
        "group_unarchive",
    }
)
"""Subtypes that are no report."""
