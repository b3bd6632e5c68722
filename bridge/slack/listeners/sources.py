"""Outside ids and times: what makes a gesture the same gesture when Slack sends it again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bridge.domain.incoming import Capture, Way
from bridge.domain.pointing import Pointed
from bridge.slack.text import unwrap, without_mention

Now = Callable[[], datetime]
Payload = Mapping[str, Any]
SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class Us:
    """The workspace that is served, and the bot's own user id in it, whose mention is no part of what was said."""

    team: str
    bot_user: str


def message(team: str, channel: str, ts: str) -> str:
    """The outside id of a message, whichever event brings it.

    >>> message("T1", "C1", "1606810819.000800")
    'message:T1:C1:1606810819.000800'
    """
    return f"message:{team}:{channel}:{ts}"


def form_source(view: Payload) -> str:
    """The outside id of a form; it stays when the form shows something else."""
    return f"view:{view['id']}"


def said_at(ts: str) -> datetime:
    """The time that is in a message's or an action's id."""
    return datetime.fromtimestamp(float(ts), UTC)


def by_human(event: Payload, us: Us) -> bool:
    """Whether it is a message that a person typed: no bot (ours or another), no app, not Slack itself."""
    return (
        bool(event.get("ts"))
        and "bot_id" not in event
        and event.get("user") not in {None, us.bot_user, SLACKBOT}
    )


def by_stranger(event: Payload, us: Us) -> bool:
    """Whether a message is of somebody of another workspace, who shares its channel with ours."""
    return bool(event.get("user_team", us.team) != us.team)


def mentions(event: Payload, us: Us) -> bool:
    """Whether a message mentions the bot."""
    return f"<@{us.bot_user}" in (event.get("text") or "")


def words(text: str | None, us: Us) -> str:
    """What was said, without the mention of the bot and without Slack's escapes."""
    return unwrap(without_mention(text or "", us.bot_user)).strip()


def from_message(event: Payload, us: Us, way: Way) -> Capture:
    """A message as a capture."""
    channel, ts = event["channel"], event["ts"]
    return Capture(
        source=message(us.team, channel, ts),
        way=way,
        team=us.team,
        user=event["user"],
        text=words(event.get("text"), us),
        said_at=said_at(ts),
        channel=channel,
        ts=ts,
        thread=event.get("thread_ts") or "",
        files=files(event),
        stranger=by_stranger(event, us),
    )


def files(event: Payload) -> tuple[tuple[str, str], ...]:
    """The files that came with a message: their ids and media types.

    A file of another workspace, or one that was deleted, comes without a type.
    https://docs.slack.dev/reference/objects/file-object
    """
    return tuple((one["id"], str(one.get("mimetype") or "")) for one in event.get("files") or ())


def pointed(event: Payload, us: Us, way: Way, captor: str) -> Pointed:
    """A message that somebody points at."""
    channel, ts = event["channel"], event["ts"]
    return Pointed(
        source=message(us.team, channel, ts),
        way=way,
        team=us.team,
        captor=captor,
        author=event["user"],
        channel=channel,
        ts=ts,
        thread=event.get("thread_ts") or "",
    )
