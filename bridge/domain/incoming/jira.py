"""What there is in Jira, as it stands."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class VersionSeen:
    """A Jira version as it stands.

    Attributes:
        description: what its people say of it.
        day: on which it is, or was, released; None: that is not set.
    """

    id: str
    name: str
    released: bool
    description: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class IssueSeen:
    """A Jira issue as it stands, read by its immutable id.

    Attributes:
        id: Jira's numeric id, as text; it survives moves.
        key: for display only; it changes when the issue moves.
        category: the status category's key: ``new``, ``indeterminate`` or ``done``.
        updated: Jira's own time of the last change, the watermark.
        url: where a person can look at it.
        versions: in which it is, or will be, released.
        assignee: the display name of the person in charge, empty if nobody is.
        duplicates: ids of the issues that it was linked to as a duplicate of.
        created: when it was opened.
        secured: it has a security level, so nothing of it may be shown to others.
        description: its plain words, cut; only where they were asked for.
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
    assignee: str = ""
    duplicates: tuple[str, ...] = ()
    created: datetime | None = None
    secured: bool = False
    description: str = ""


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
    """A field that Jira requires to create an issue and that nobody has filled.

    Attributes:
        id: Jira's id of it, such as ``customfield_10031``.
        name: what people call it.
        allowed: the values that Jira takes, as people read them; empty where anything may be typed.
        kind: what a value looks like in Jira: ``option``, ``options``, ``named`` (priority, component, version …),
            ``names`` (several of these), ``labels``, ``issue``, ``number``, ``date``, ``moment``, ``account`` (a
            person, by e-mail address), ``paragraphs`` or ``text``.
    """

    id: str
    name: str
    allowed: tuple[str, ...] = ()
    kind: str = "text"
