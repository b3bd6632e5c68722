"""Jira's bodies as the bridge's values."""

from datetime import date, datetime
from typing import Any

from bridge.domain.incoming import CommentSeen, IssueSeen, VersionSeen
from bridge.jira import linktypes
from bridge.jira.client import Connection
from bridge.jira.documents.plain import plain

FIELDS = (
    "summary",
    "status",
    "resolution",
    "created",
    "updated",
    "project",
    "fixVersions",
    "assignee",
    "issuelinks",
    "security",
)
"""What has to be asked for to make an ``IssueSeen``."""

NOTE = "sd.public.comment"
"""The entity property by which a service project knows its internal notes."""

DESCRIPTION = "description"
"""What has to be asked for besides, where the description is wanted."""

_LONGEST = 1_000

PROPERTY = "bridge"
"""The entity property on issues and comments that holds the key of the effect that wrote them."""


def read(connection: Connection, name: str) -> IssueSeen:
    """An issue by id or key as it stands; a key that moved leads to where the issue is now.

    Raises:
        RefusedError: it is gone or hidden (404), or Jira refuses for another reason.
        TryLaterError: Jira does not answer now.
    """
    return issue(connection, connection.read("GET", "issue", name, query={"fields": ",".join(FIELDS)}))


def issue(connection: Connection, raw: dict[str, Any]) -> IssueSeen:
    """An issue that was asked for with ``FIELDS``; a project may hide all but summary, status and times."""
    fields = raw["fields"]
    return IssueSeen(
        id=raw["id"],
        key=raw["key"],
        project=fields["project"]["key"],
        summary=fields.get("summary") or "",
        status=fields["status"]["name"],
        category=fields["status"]["statusCategory"]["key"],
        resolution=(fields.get("resolution") or {}).get("name"),
        updated=datetime.fromisoformat(fields["updated"]),
        url=connection.browse(raw["key"]),
        versions=tuple(version(one) for one in fields.get("fixVersions") or ()),
        assignee=(fields.get("assignee") or {}).get("displayName", ""),
        duplicates=linktypes.duplicated(fields.get("issuelinks") or ()),
        created=created(fields) if fields.get("created") else None,
        secured=bool(fields.get("security")),
        description=plain(fields.get(DESCRIPTION))[:_LONGEST],
    )


def version(raw: dict[str, Any]) -> VersionSeen:
    """A version of a project, or one that an issue is planned for."""
    day = raw.get("releaseDate")
    return VersionSeen(
        raw["id"],
        raw["name"],
        bool(raw.get("released")),
        description=(raw.get("description") or "")[:_LONGEST],
        day=date.fromisoformat(day) if day else None,
    )


def comment(raw: dict[str, Any], *, ours: bool) -> CommentSeen:
    """A comment; ``restricted`` also covers internal notes of a service project."""
    return CommentSeen(
        id=raw["id"],
        author=(raw.get("author") or {}).get("displayName", ""),
        text=plain(raw.get("body")),
        ours=ours,
        restricted=is_internal(raw) or bool(raw.get("visibility")),
        created=created(raw),
    )


def created(raw: dict[str, Any]) -> datetime:
    """When Jira says that an issue or a comment was written."""
    return datetime.fromisoformat(raw["created"])


def marked(key: str) -> dict[str, Any]:
    """The property by which what an effect wrote is found again."""
    return {"key": PROPERTY, "value": {"key": key}}


def effect(raw: dict[str, Any]) -> str | None:
    """The effect key that an issue or a comment carries, where Jira gave its properties along.

    Issues give a mapping by name, comments a list of key and value.
    """
    value = properties(raw).get(PROPERTY)
    return value.get("key") if isinstance(value, dict) else None


def properties(raw: dict[str, Any]) -> dict[str, Any]:
    """Entity properties by name; empty where Jira did not give them."""
    given = raw.get("properties") or {}
    return given if isinstance(given, dict) else {one["key"]: one.get("value") for one in given}


def is_internal(raw: dict[str, Any]) -> bool:
    """Whether a comment says that it is an internal note, which Jira marks in two ways.

    https://developer.atlassian.com/cloud/jira/service-desk/
    """
    mark = properties(raw).get(NOTE)
    return raw.get("jsdPublic") is False or (isinstance(mark, dict) and mark.get("internal") is True)
