"""What people say in Slack, and how they change it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Way(StrEnum):
    """The gesture that made an insight."""

    COMMAND = "command"
    MODAL = "modal"
    MENTION = "mention"
    LISTENING = "listening"
    DM = "dm"
    SHORTCUT = "shortcut"
    REACTION = "reaction"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Capture:
    """One gesture of one person that wants to become an insight.

    Attributes:
        source: the outside id that makes it unique: ``message:T:C:TS``, ``command:TRIGGER``, ``view:V``.
        way: the gesture.
        team: Slack's workspace id.
        user: Slack's user id of the reporter.
        text: what was typed, already unescaped, not yet redacted.
        said_at: when it was said, with a zone.
        channel: Slack's channel, when there is a source message.
        ts: the source message's id in that channel.
        thread: the id of the thread's top, where it is a reply.
        captor: Slack's user id of a colleague who captured it; empty where the reporter did.
        files: ids of the files that came with it, with their media types.
        problem: the problem that the reporter says it is; None: they say nothing of it.
        urgent: whoever reports says that it cannot wait.
        stranger: the reporter is of another workspace.
    """

    source: str
    way: Way
    team: str
    user: str
    text: str
    said_at: datetime
    channel: str | None = None
    ts: str | None = None
    problem: int | None = None
    thread: str = ""
    captor: str = ""
    files: tuple[tuple[str, str], ...] = ()
    urgent: bool = False
    stranger: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A captured message whose author changed its text: ``source`` finds the insight, ``event`` makes it unique."""

    source: str
    event: str
    text: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """What a reporter typed in a form in place of the words of their report; ``event`` makes it unique."""

    insight: int
    event: str
    team: str
    user: str
    text: str


@dataclass(frozen=True, slots=True)
class Deletion:
    """A message that its author deleted: ``source`` finds the insight that it became, if it did."""

    source: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Words in a thread of the bot's direct messages: ``thread`` is the id of the message on top."""

    source: str
    team: str
    user: str
    channel: str
    thread: str
    text: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """The answer to a capture: its number, and whether it was new or a redelivery."""

    number: int
    new: bool
