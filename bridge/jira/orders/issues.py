"""Open an issue, or take one that is there."""

import re
from typing import Any

from bridge.domain.errors import OutsideError, RefusedError, UncertainError
from bridge.domain.incoming import IssueSeen
from bridge.domain.outgoing import AdoptIssue, CreateIssue
from bridge.jira import metadata, people, seen, texts
from bridge.jira.client import Connection

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*-[1-9][0-9]*(?=$|[?#/])")


def create(connection: Connection, order: CreateIssue, key: str) -> IssueSeen:
    """Open an issue that carries the effect's key."""
    draft = order.draft
    fields = {
        **people.named(connection, draft.fields),
        "project": {"key": draft.project},
        "issuetype": {"name": draft.issue_type},
        "summary": texts.summary(draft),
        "description": connection.dialect.written(texts.description(draft)),
    }
    body = {"fields": fields, "properties": [seen.marked(key)]}
    try:
        made = connection.write("POST", "issue", body=body)
    except RefusedError as refusal:
        if refusal.code != "400":
            raise
        raise metadata.explain(connection, draft.project, draft.issue_type, refusal) from None
    return _reread(connection, made["id"])


def adopt(connection: Connection, order: AdoptIssue, key: str) -> IssueSeen:
    """Mark an issue as known; a mark that is there stays, for it is how its own creation is found."""
    issue = seen.read(connection, _issue_key(order.key))
    path = ("issue", issue.id, "properties", seen.PROPERTY)
    try:
        connection.read("GET", *path)
    except RefusedError as error:
        if error.code != "404":
            raise
        value: Any = seen.marked(key)["value"]
        connection.write("PUT", *path, body=value)
    return issue


def _reread(connection: Connection, issue_id: str) -> IssueSeen:
    """The new issue as it stands. It exists, so no failure of this may be told as "nothing was done"."""
    try:
        return seen.read(connection, issue_id)
    except OutsideError as error:
        raise UncertainError(f"The issue was created, but could not be read: {error}") from None


def _issue_key(typed: str) -> str:
    """The key in what a person typed: the key alone, or the address of the issue's page."""
    found = _KEY.search(typed.strip())
    if found is None:
        raise RefusedError(f"{typed[:100]!r} is no issue key: it should look like PAY-311.", "400")
    return found[0].upper()
