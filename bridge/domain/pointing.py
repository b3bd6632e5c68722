"""Somebody points at a message that should be a report: with a shortcut, or with a reaction. It may be a colleague's."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bridge.domain.incoming import Way


@dataclass(frozen=True, slots=True)
class Pointed:
    """A message that somebody points at.

    Attributes:
        source: the message's outside id; the same however it comes.
        way: the gesture.
        team: Slack's workspace id.
        captor: Slack's user id of who points at it.
        author: Slack's user id of who wrote it.
        channel: where it stands.
        ts: its id there.
        thread: the id of the thread's top, where it is known that it stands in one.
    """

    source: str
    way: Way
    team: str
    captor: str
    author: str
    channel: str
    ts: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of pointing at a message: it is a report already, or its author is asked or will be heard of."""

    number: int = 0


class Consent(StrEnum):
    """What the author of a message says to its becoming a report, and what came of that.

    ``sent``: they agree, and it is about to be read. ``kept``: it is a report. ``gone``: it could not be found any more.
    ``unread``: the bridge is not in that conversation.
    """

    ASKED = "asked"
    SENT = "sent"
    NO = "no"
    KEPT = "kept"
    GONE = "gone"
    UNREAD = "unread"


class Context(StrEnum):
    """What they say to bringing along what else they wrote in its thread; ``none`` while nobody was asked."""

    NONE = "none"
    ASKED = "asked"
    SENT = "sent"
    NO = "no"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class MessageFound:
    """A message as it stands in Slack.

    Attributes:
        source: its outside id.
        ts: its id in its conversation.
        user: Slack's user id of who wrote it; empty for an app.
        text: what was typed, unescaped.
        at: when it was said.
        thread: the id of the thread's top; empty if it stands in none.
        files: ids of the files that came with it, with their media types.
        stranger: who wrote it is of another workspace.
    """

    source: str
    ts: str
    user: str
    text: str
    at: datetime
    thread: str = ""
    files: tuple[tuple[str, str], ...] = ()
    stranger: bool = False
