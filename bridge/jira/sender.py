"""Carries orders to Jira, each with the key of its effect, so that it can be found again."""

import re
from collections.abc import Collection
from datetime import datetime
from typing import Any

from bridge.domain.errors import OutsideError, RefusedError, TryLaterError, UncertainError
from bridge.domain.incoming import FieldNeeded, IssueSeen
from bridge.domain.outgoing import AdoptIssue, Comment, Commented, CreateIssue, EditComment, JiraOrder
from bridge.jira import lookup, metadata, seen, texts
from bridge.jira.client import Connection
from bridge.jira.faults import as_documented

_METHODS: dict[type[JiraOrder], str] = {
    CreateIssue: "POST",
    Comment: "POST",
    AdoptIssue: "PUT",
    EditComment: "PUT",
}


_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*-[1-9][0-9]*(?=$|[?#/])")


class JiraSender:
    """Does one order in Jira at a time; safe to use from several threads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def scope(self, order: JiraOrder) -> str:
        """The pacing scope: Jira counts calls by method."""
        return f"jira:{_METHODS[type(order)]}"

    @as_documented(TryLaterError)
    def mark(self, order: JiraOrder) -> str:
        """A hint for ``find``, taken just before the first attempt.

        Returns:
            For a new issue the highest number known in its project, else an empty text.

        Raises:
            RefusedError: there is no such project.
            TryLaterError: Jira does not answer now.
        """
        if not isinstance(order, CreateIssue):
            return ""
        return str(lookup.highest(self._connection, order.draft.project))

    @as_documented(UncertainError)
    def perform(self, order: JiraOrder, key: str) -> IssueSeen | Commented:
        """Do it.

        Args:
            order: what to do.
            key: of the effect; it is written beside, in an entity property.

        Raises:
            RefusedError: Jira said no; for a new issue the sentence names the fields and what they may hold.
            TryLaterError: nothing was done; it may be done later.
            UncertainError: look it up with ``find`` before doing it again.
        """
        match order:
            case CreateIssue():
                return self._create(order, key)
            case AdoptIssue():
                return self._adopt(order, key)
            case Comment():
                return self._comment(order, key)
            case EditComment():
                return self._edit(order)

    @as_documented(TryLaterError)
    def find(self, order: JiraOrder, key: str, since: datetime, mark: str) -> IssueSeen | Commented | None:
        """What an earlier attempt has done.

        Args:
            order: what was to be done.
            key: of the effect.
            since: when the first attempt was made.
            mark: what ``mark`` gave before that.

        Returns:
            What ``perform`` would have given; None when it was certainly not done. Adopting and editing may be
            done again at any time, so they are never looked up.
        """
        match order:
            case CreateIssue(draft):
                return lookup.issue(self._connection, draft.project, key, since, int(mark or 0))
            case Comment(issue_id):
                return lookup.comment(self._connection, issue_id, key, since)
            case _:
                return None

    @as_documented(TryLaterError)
    def needed(self, project: str, issue_type: str, given: Collection[str]) -> tuple[FieldNeeded, ...]:
        """The fields that Jira requires and nobody has filled; see ``metadata.needed``."""
        return metadata.needed(self._connection, project, issue_type, given)

    def _create(self, order: CreateIssue, key: str) -> IssueSeen:
        draft = order.draft
        fields = {
            **draft.fields,
            "project": {"key": draft.project},
            "issuetype": {"name": draft.issue_type},
            "summary": texts.summary(draft),
            "description": texts.description(draft),
        }
        body = {"fields": fields, "properties": [_property(key)]}
        try:
            made = self._connection.write("POST", "issue", body=body)
        except RefusedError as refusal:
            if refusal.code != "400":
                raise
            raise metadata.explain(self._connection, draft.project, draft.issue_type, refusal) from None
        return self._reread(made["id"])

    def _reread(self, issue_id: str) -> IssueSeen:
        """The new issue as it stands. It exists, so no failure of this may be told as "nothing was done"."""
        try:
            return self._issue(issue_id)
        except OutsideError as error:
            raise UncertainError(f"The issue was created, but could not be read: {error}") from None

    def _adopt(self, order: AdoptIssue, key: str) -> IssueSeen:
        """Mark an issue as known; a mark that is there stays, for it is how its own creation is found."""
        issue = self._issue(_issue_key(order.key))
        try:
            self._connection.read("GET", "issue", issue.id, "properties", seen.PROPERTY)
        except RefusedError as error:
            if error.code != "404":
                raise
            value = _property(key)["value"]
            self._connection.write("PUT", "issue", issue.id, "properties", seen.PROPERTY, body=value)
        return issue

    def _comment(self, order: Comment, key: str) -> Commented:
        body = {"body": texts.comment(order.card), "properties": [_property(key)]}
        made = self._connection.write("POST", "issue", order.issue_id, "comment", body=body)
        return Commented(made["id"])

    def _edit(self, order: EditComment) -> Commented:
        path = ("issue", order.issue_id, "comment", order.comment_id)
        self._connection.write("PUT", *path, body={"body": texts.comment(order.card)})
        return Commented(order.comment_id)

    def _issue(self, name: str) -> IssueSeen:
        """An issue by id or key; a key that moved leads to where the issue is now."""
        raw = self._connection.read("GET", "issue", name, query={"fields": ",".join(seen.FIELDS)})
        return seen.issue(self._connection, raw)


def _issue_key(typed: str) -> str:
    """The key in what a person typed: the key alone, or the address of the issue's page."""
    found = _KEY.search(typed.strip())
    if found is None:
        raise RefusedError(f"{typed[:100]!r} is no issue key: it should look like PAY-311.", "400")
    return found[0].upper()


def _property(key: str) -> dict[str, Any]:
    return {"key": seen.PROPERTY, "value": {"key": key}}
