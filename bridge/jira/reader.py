"""Reads Jira: the poll, which is the truth, and what a webhook only hinted at."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.incoming import CommentSeen, FieldNeeded, IssueSeen, VersionSeen
from bridge.domain.questions import is_addressed
from bridge.jira import backlog, lookup, metadata, pages, seen
from bridge.jira.client import Connection
from bridge.jira.faults import as_documented
from bridge.jira.projects import found

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
        find = partial(self._updated, minutes)
        return [self._issue(raw) for raw in found(self._connection, projects, find)]

    def backlog(self, projects: Sequence[str]) -> Iterator[IssueSeen]:
        """Open issues that everybody may know of, newest change first, with the start of their descriptions."""
        with as_documented(TryLaterError):
            yield from backlog.read(self._connection, projects)

    @as_documented(TryLaterError)
    def issues(self, ids: Sequence[str]) -> list[IssueSeen]:
        """Issues by id as they stand now; those that are gone or hidden are left out."""
        raws = self._connection.dialect.fetch(self._connection, ids, seen.FIELDS)
        there = [self._issue(raw) for raw in raws]
        if len(there) < len(ids):
            self._try_token()
        return there

    @as_documented(TryLaterError)
    def issue(self, name: str) -> IssueSeen | None:
        """One issue by id or key, or None when it is gone or hidden."""
        try:
            return seen.read(self._connection, name)
        except RefusedError as error:
            if error.code not in pages.UNSEEN:
                raise
        self._try_token()
        return None

    @as_documented(TryLaterError)
    def comments(self, issue_id: str) -> list[CommentSeen]:
        """An issue's comments, newest first."""
        raws = islice(lookup.newest_comments(self._connection, issue_id), COMMENTS)
        return [self._comment(raw) for raw in raws]

    @as_documented(TryLaterError)
    def versions(self, project: str) -> list[VersionSeen]:
        """All versions of a project, by its key or id, released or not; none if it is gone or hidden."""
        try:
            raws = self._connection.read("GET", "project", project, "versions")
        except RefusedError as error:
            if error.code != "404":
                raise
            self._try_token()
            return []
        return [seen.version(raw) for raw in raws]

    @as_documented(TryLaterError)
    def create_screen(
        self, project: str, issue_type: str, given: Collection[str] = ()
    ) -> tuple[FieldNeeded, ...]:
        """What Jira requires of a new issue and nobody has filled; see ``metadata.needed``."""
        return metadata.needed(self._connection, project, issue_type, given)

    def myself(self) -> tuple[str, str]:
        """Jira's id and the display name of the account that the token belongs to."""
        return self._connection.account()

    def _updated(self, minutes: int, projects: Sequence[str]) -> Iterator[pages.Raw]:
        jql = f"project in ({lookup.listed(projects)}) AND updated >= -{minutes}m ORDER BY updated ASC"
        return self._connection.dialect.search(self._connection, jql, seen.FIELDS)

    def _issue(self, raw: dict[str, Any]) -> IssueSeen:
        return seen.issue(self._connection, raw)

    def _try_token(self) -> None:
        """With a token that is no longer good Jira hides everything, so before anything counts as gone it is tried."""
        self._connection.read("GET", "myself")

    def _comment(self, raw: dict[str, Any]) -> CommentSeen:
        """A comment; whether it is internal is asked for only where it may cross and does not say so itself."""
        made = seen.comment(raw, ours=self._is_ours(raw))
        told = made.ours or made.restricted or "jsdPublic" in raw or "properties" in raw
        if told or not is_addressed(made.text):
            return made
        return replace(made, restricted=lookup.is_internal(self._connection, made.id))

    def _is_ours(self, raw: dict[str, Any]) -> bool:
        """By author, if nobody but the bridge writes as that account; else by property."""
        if self._connection.options.dedicated and lookup.is_by_us(self._connection, raw):
            return True
        return lookup.effect_of(self._connection, raw) is not None
