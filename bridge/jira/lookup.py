"""Was it done? Asked only after an uncertain outcome, before anything is sent a second time.

Jira has no idempotency key and its search lags behind, so an issue is looked for by the keys that follow the
highest one known before the attempt: reading by key is not behind. What the bridge writes carries the key of
its effect as an entity property.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import IssueSeen
from bridge.domain.outgoing import Commented
from bridge.jira import pages, seen
from bridge.jira.client import Connection

_GAP = pages.PAGE // 2
"""So many missing keys in a row are the end of a project; deleted and moved issues leave shorter gaps."""

_SKEW = timedelta(minutes=15)
"""How far Jira's clock and ours may differ."""


def highest(connection: Connection, project: str) -> int:
    """The highest issue number that search knows in a project, 0 if none.

    It may be lower than the true one, because search lags; that only makes a later look-up longer.
    """
    found = newest(connection, project)
    return _number(found) if found else 0


def newest(connection: Connection, project: str) -> dict[str, Any] | None:
    """The newest issue that search knows in a project, or None: its id and key."""
    jql = f"project = {quoted(project)} ORDER BY key DESC"
    return next(connection.dialect.search(connection, jql, ("summary",), most=1), None)


def issue(connection: Connection, project: str, key: str, since: datetime, mark: int) -> IssueSeen | None:
    """The issue that carries the effect ``key``.

    Args:
        connection: to Jira.
        project: where it was to be created.
        key: the effect's.
        since: when the first attempt was made.
        mark: the highest issue number known before that.

    Returns:
        The issue, or None when it was certainly not created.
    """
    for found in _after(connection, project, mark):
        if seen.effect(found) == key:
            return seen.issue(connection, found)
    for found in _recent(connection, since):
        if seen.effect(found) == key:
            return seen.issue(connection, found)
    return None


def comment(connection: Connection, issue_id: str, key: str, since: datetime) -> Commented | None:
    """Our comment that carries the effect ``key``, or None when it was certainly not written."""
    for raw in newest_comments(connection, issue_id):
        if seen.created(raw) < since - _SKEW:
            return None
        if effect_of(connection, raw) == key:
            return Commented(raw["id"])
    return None


def newest_comments(connection: Connection, issue_id: str) -> Iterator[dict[str, Any]]:
    """An issue's comments, newest first, read on only as far as they are taken.

    Giving properties along is not documented for this list, so ``effect_of`` can do without it.
    """
    query = {"orderBy": "-created", "expand": "properties"}
    return pages.listed(connection, ("issue", issue_id, "comment"), ("comments",), query)


def effect_of(connection: Connection, raw: dict[str, Any]) -> str | None:
    """The effect key of a comment; asked for, if it is ours and Jira did not give its properties along."""
    if "properties" in raw or not is_by_us(connection, raw):
        return seen.effect(raw)
    return seen.effect({"properties": _property(connection, raw["id"], seen.PROPERTY)})


def is_internal(connection: Connection, comment_id: str) -> bool:
    """Whether a comment is an internal note of a service project; Data Center's comments do not say so themselves."""
    return seen.is_internal({"properties": _property(connection, comment_id, seen.NOTE)})


def is_by_us(connection: Connection, raw: dict[str, Any]) -> bool:
    """Whether our account is the comment's author."""
    account, _ = connection.account()
    return (raw.get("author") or {}).get(connection.dialect.person) == account


def quoted(name: str) -> str:
    """A name as JQL wants it, whatever it contains."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def listed(names: Sequence[str]) -> str:
    """Names as JQL wants them behind ``in``."""
    return ", ".join(quoted(name) for name in names)


def _after(connection: Connection, project: str, mark: int) -> Iterator[dict[str, Any]]:
    """All issues of a project with higher numbers, until a long run of keys is missing."""
    top, last, dialect = mark, mark, connection.dialect
    while top - last < _GAP:
        names = [f"{project}-{number}" for number in range(top + 1, top + 1 + dialect.probe)]
        top += dialect.probe
        for found in dialect.fetch(connection, names, seen.FIELDS, (seen.PROPERTY,)):
            last = max(last, _number(found))
            yield found


def _property(connection: Connection, comment_id: str, name: str) -> list[dict[str, Any]]:
    """A comment's property, in a list as Jira gives properties along; empty if it has none of this name."""
    try:
        return [connection.read("GET", "comment", comment_id, "properties", name)]
    except RefusedError as error:
        if error.code != "404":
            raise
        return []


def _recent(connection: Connection, since: datetime) -> Iterator[dict[str, Any]]:
    """What our account has created since the attempt, in whatever project it stands now.

    The time is relative: JQL reads dates in the account's time zone.
    """
    minutes = 15 + math.ceil(max(datetime.now(UTC) - since, timedelta()).total_seconds() / 60)
    jql = f"creator = currentUser() AND created >= -{minutes}m ORDER BY created DESC"
    return connection.dialect.search(connection, jql, seen.FIELDS, (seen.PROPERTY,))


def _number(raw: dict[str, Any]) -> int:
    return int(raw["key"].rpartition("-")[2])
