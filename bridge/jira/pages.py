"""Jira's three ways to give many: search, fetch in bulk, and lists by offset."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bridge.domain.errors import TryLaterError
from bridge.jira.client import Connection

PAGE = 100
"""What Jira gives at most in one answer of search, bulk fetch and comments."""


def search(
    connection: Connection, jql: str, fields: Sequence[str], properties: Sequence[str] = (), most: int = PAGE
) -> Iterator[dict[str, Any]]:
    """Issues by JQL, page after page. What was written seconds ago may be missing: the index lags.

    https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/

    Args:
        connection: to Jira.
        jql: a bounded query.
        fields: what to give of each issue.
        properties: entity properties to give.
        most: issues in one answer.

    Raises:
        TryLaterError: the pages go round in a circle, which would never end.
    """
    body = {"jql": jql, "fields": list(fields), "properties": list(properties), "maxResults": most}
    tokens: set[str] = set()
    while True:
        page = connection.read("POST", "search", "jql", body=body)
        yield from page["issues"]
        token = page.get("nextPageToken")
        if page.get("isLast") or not token:
            return
        if token in tokens:
            raise TryLaterError("Jira's search gave the same page again instead of the next one.")
        tokens.add(token)
        body = {**body, "nextPageToken": token}


def fetch(
    connection: Connection, names: Sequence[str], fields: Sequence[str], properties: Sequence[str] = ()
) -> Iterator[dict[str, Any]]:
    """Issues by id or key, whatever the index says; those that do not exist are left out.

    Raises:
        TryLaterError: Jira could not give one of them just now; leaving it out would look like a deletion.
    """
    for start in range(0, len(names), PAGE):
        body = {
            "issueIdsOrKeys": list(names[start : start + PAGE]),
            "fields": list(fields),
            "properties": list(properties),
        }
        page = connection.read("POST", "issue", "bulkfetch", body=body)
        if page.get("issueErrors"):
            raise TryLaterError("Jira could not give all issues just now.")
        yield from page["issues"]


def listed(
    connection: Connection, path: Sequence[str], names: Sequence[str], query: Mapping[str, Any] | None = None
) -> Iterator[dict[str, Any]]:
    """A list that Jira gives by ``startAt``.

    Args:
        connection: to Jira.
        path: where the list is.
        names: keys under which the items may stand; Cloud and Data Center differ.
        query: further parameters.

    Raises:
        TryLaterError: the answer holds no such list; an empty one would look like "there is nothing".
    """
    start = 0
    while True:
        page = connection.read("GET", *path, query={**(query or {}), "startAt": start, "maxResults": PAGE})
        found: list[list[dict[str, Any]]] = [page[name] for name in names if name in page]
        if not found:
            raise TryLaterError("What answered gave no list where Jira has one: check jira.url.")
        items = found[0]
        yield from items
        start += len(items)
        if not items or start >= page.get("total", 0):
            return
