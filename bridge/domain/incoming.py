"""What arrives: from people in Slack, and from Jira. Values only; the doors make them, the flow takes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Way(StrEnum):
    """The gesture that made an insight."""

    COMMAND = "command"
    MODAL = "modal"
    MENTION = "mention"
    LISTENING = "listening"
    DM = "dm"


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
    """

    source: str
    way: Way
    team: str
    user: str
    text: str
    said_at: datetime
    channel: str | None = None
    ts: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A captured message whose author changed its text: ``source`` finds the insight, ``event`` makes it unique."""

    source: str
    event: str
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The answer to a capture: its number, and whether it was new or a redelivery."""

    number: int
    new: bool


class Gesture(StrEnum):
    """What a person can decide on a card."""

    RIGHT = "right"
    NOT_SAME = "not_same"
    CHOOSE = "choose"
    SOMETHING_NEW = "something_new"
    UNDO = "undo"
    ANSWER = "answer"
    OPEN_ISSUE = "open_issue"
    LINK_ISSUE = "link_issue"
    DECLINE = "decline"
    ACCEPT_ANSWERS = "accept_answers"


@dataclass(frozen=True, slots=True)
class Click:
    """A button pressed or a modal sent.

    Attributes:
        outside_id: makes it unique: user and action ts, or the view's id.
        gesture: what was decided.
        team: Slack's workspace id.
        user: who decided.
        subject: number of the insight, group or question that the card shows.
        version: the card's version when it was pressed (the membership's id on a home card), 0 if it has none.
        choice: the chosen group or answer option, the typed answer, issue key or reason.
        at: when.
    """

    outside_id: str
    gesture: Gesture
    team: str
    user: str
    subject: int
    at: datetime
    version: int = 0
    choice: str = ""


@dataclass(frozen=True, slots=True)
class VersionSeen:
    """A Jira version as it stands."""

    id: str
    name: str
    released: bool


@dataclass(frozen=True, slots=True)
class IssueSeen:
    """A Jira issue as it stands, read by its immutable id.

    Attributes:
        id: Jira's numeric id, as text; it survives moves.
        key: for display only; it changes when the issue moves.
        category: the status category's key: ``new``, ``indeterminate`` or ``done``.
        updated: Jira's own time of the last change, the watermark.
        url: where a person can look at it.
    """

    id: str
    key: str
    project: str
    summary: str
    status: str
    category: str
    resolution: str | None
    updated: datetime
    url: str
    versions: tuple[VersionSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentSeen:
    """A Jira comment as it stands.

    Attributes:
        text: the body as plain text.
        ours: written by the bridge (its property, or its dedicated account).
        restricted: visible to a group, a role or the service team only; never crosses to Slack.
        created: Jira's time.
    """

    id: str
    author: str
    text: str
    ours: bool
    restricted: bool
    created: datetime


@dataclass(frozen=True, slots=True)
class JiraHint:
    """A webhook says where to look, nothing more.

    Attributes:
        outside_id: Jira's webhook identifier, stable across retries.
        event: Jira's name of the event.
        issue_id: the issue to fetch, or None.
        project: the project whose versions to read, or None.
    """

    outside_id: str
    event: str
    issue_id: str | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class FieldNeeded:
    """A field that Jira requires to create an issue and that nobody has filled."""

    id: str
    name: str
    allowed: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
