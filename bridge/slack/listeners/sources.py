"""Outside ids and times: what makes a gesture the same gesture when Slack sends it again."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from bridge.domain.incoming import Capture, Way
from bridge.slack.text import unwrap, without_mention

Now = Callable[[], datetime]
Payload = Mapping[str, Any]
SLACKBOT = "USLACKBOT"


def message(team: str, channel: str, ts: str) -> str:
    """The outside id of a message, whichever event brings it.

    >>> message("T1", "C1", "1606810819.000800")
    'message:T1:C1:1606810819.000800'
    """
    return f"message:{team}:{channel}:{ts}"


def said_at(ts: str) -> datetime:
    """The time that is in a message's or an action's id."""
    return datetime.fromtimestamp(float(ts), UTC)


def by_human(event: Payload, bot_user: str) -> bool:
    """Whether a person typed it: no bot (ours or another), no app, not Slack itself."""
    return "bot_id" not in event and event.get("user") not in {None, bot_user, SLACKBOT}


def words(text: str | None, bot_user: str) -> str:
    """What was said, without the mention of the bot and without Slack's escapes."""
    return unwrap(without_mention(text or "", bot_user)).strip()


def from_message(event: Payload, team: str, bot_user: str, way: Way) -> Capture:
    """A message as a capture."""
    channel, ts = event["channel"], event["ts"]
    return Capture(
        source=message(team, channel, ts),
        way=way,
        team=team,
        user=event["user"],
        text=words(event.get("text"), bot_user),
        said_at=said_at(ts),
        channel=channel,
        ts=ts,
    )
