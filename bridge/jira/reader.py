"""Reads Jira: the poll, which is the truth, and what a webhook only hinted at."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.incoming import CommentSeen, IssueSeen, VersionSeen
from bridge.jira import lookup, pages, seen
from bridge.jira.client import Connection
from bridge.jira.faults import as_documented

COMMENTS = 100 * pages.PAGE
"""How many comments of one issue are read; nobody talks to agents in older ones."""


class Reader:
    """Asks Jira, changes nothing. All methods raise RefusedError and TryLaterError only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @as_documented(TryLaterError)
    def changed(self, projects: Sequence[str], minutes: int) -> list[IssueSeen]:
        """Issues of these projects that were updated in the last so many minutes.

        Search lags, and JQL cuts to whole minutes: ask for more than the time since the last poll. Releases of
        versions, deletions and moves are not seen here.
        """
        if not projects:
            return []
        names = ", ".join(lookup.quoted(project) for project in projects)
        jql = f"project in ({names}) AND updated >= -{minutes}m ORDER BY updated ASC"
        return [self._issue(raw) for raw in pages.search(self._connection, jql, seen.FIELDS)]

    @as_documented(TryLaterError)
    def issues(self, ids: Sequence[str]) -> list[IssueSeen]:
        """Issues by id as they stand now; those that are gone or hidden are left out."""
        return [self._issue(raw) for raw in pages.fetch(self._connection, ids, seen.FIELDS)]

    @as_documented(TryLaterError)
    def issue(self, name: str) -> IssueSeen | None:
        """One issue by id or key, or None when it is gone or hidden.

        With a token that is no longer good Jira hides every issue, so before anything counts as gone the token
        is tried.
        """
        try:
            raw = self._connection.read("GET", "issue", name, query={"fields": ",".join(seen.FIELDS)})
        except RefusedError as error:
            if error.code != "404":
                raise
            self._connection.read("GET", "myself")
            return None
        return self._issue(raw)

    @as_documented(TryLaterError)
    def comments(self, issue_id: str) -> list[CommentSeen]:
        """An issue's comments, newest first."""
        raws = islice(lookup.newest_comments(self._connection, issue_id), COMMENTS)
        return [seen.comment(raw, ours=self._is_ours(raw)) for raw in raws]

    @as_documented(TryLaterError)
    def versions(self, project: str) -> list[VersionSeen]:
        """All versions of a project, by its key or id, released or not."""
        return [seen.version(raw) for raw in self._connection.read("GET", "project", project, "versions")]

    def myself(self) -> tuple[str, str]:
        """Jira's id and the display name of the account that the token belongs to."""
        return self._connection.account()

    def _issue(self, raw: dict[str, Any]) -> IssueSeen:
        return seen.issue(self._connection, raw)

    def _is_ours(self, raw: dict[str, Any]) -> bool:
        """By property; or by author, if nobody but the bridge writes as that account."""
        if lookup.effect_of(self._connection, raw):
            return True
        return self._connection.options.dedicated and lookup.is_by_us(self._connection, raw)
