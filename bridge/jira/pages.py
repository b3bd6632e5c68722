"""Jira's ways to give many: lists by offset, search and issues by id; the last two differ by Jira's kind."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from bridge.domain.errors import RefusedError, TryLaterError

UNSEEN = frozenset({"403", "404"})
"""How Jira answers for an issue that is gone or hidden: Data Center says 403 where the account may not see it.

A token that is no longer good is answered so too: nothing counts as gone before the token was tried.
"""

PAGE = 100
"""What Jira gives at most in one answer of search, bulk fetch and comments."""

Raw = dict[str, Any]
Names = Sequence[str]


class Asks(Protocol):
    """What can be asked."""

    def read(self, method: str, *path: str, query: Mapping[str, Any] | None = None, body: Any = None) -> Any:
        """See ``client.Connection.read``."""
        ...


def listed(jira: Asks, path: Names, names: Names, query: Mapping[str, Any] | None = None) -> Iterator[Raw]:
    """A list that Jira gives by ``startAt``.

    Args:
        jira: who is asked.
        path: where the list is.
        names: keys under which the items may stand; Cloud and Data Center differ.
        query: further parameters.

    Raises:
        TryLaterError: the answer holds no such list; an empty one would look like "there is nothing".
    """
    start = 0
    while True:
        page = jira.read("GET", *path, query={**(query or {}), "startAt": start, "maxResults": PAGE})
        found: list[list[Raw]] = [page[name] for name in names if name in page]
        if not found:
            raise TryLaterError("What answered gave no list where Jira has one: check jira.url.")
        items = found[0]
        yield from items
        start += len(items)
        if not items or page.get("isLast") or start >= page.get("total", 0):
            return


def search_by_token(
    jira: Asks, jql: str, fields: Names, properties: Names = (), most: int = PAGE
) -> Iterator[Raw]:
    """Cloud's search, page after page.

    https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/

    Raises:
        TryLaterError: the pages go round in a circle, which would never end.
    """
    body = {"jql": jql, "fields": list(fields), "properties": list(properties), "maxResults": most}
    tokens: set[str] = set()
    while True:
        page = jira.read("POST", "search", "jql", body=body)
        yield from page["issues"]
        token = page.get("nextPageToken")
        if page.get("isLast") or not token:
            return
        if token in tokens:
            raise TryLaterError("Jira's search gave the same page again instead of the next one.")
        tokens.add(token)
        body = {**body, "nextPageToken": token}


def search_by_offset(
    jira: Asks, jql: str, fields: Names, properties: Names = (), most: int = PAGE
) -> Iterator[Raw]:
    """Data Center's search. It gives no entity properties along: where they are wanted, each issue is read by id.

    https://developer.atlassian.com/server/jira/platform/rest/v10000/api-group-search/
    """
    body = {"jql": jql, "fields": list(fields), "maxResults": most}
    start = 0
    while True:
        page = jira.read("POST", "search", body={**body, "startAt": start})
        issues = page["issues"]
        ids = [issue["id"] for issue in issues]
        yield from fetch_one_by_one(jira, ids, fields, properties) if properties else issues
        start += len(issues)
        if not issues or start >= page["total"]:
            return


def fetch_in_bulk(jira: Asks, names: Names, fields: Names, properties: Names = ()) -> Iterator[Raw]:
    """Cloud's issues by id or key, whatever the index says; those that do not exist are left out.

    Raises:
        TryLaterError: Jira could not give one of them just now; leaving it out would look like a deletion.
    """
    for start in range(0, len(names), PAGE):
        body = {
            "issueIdsOrKeys": list(names[start : start + PAGE]),
            "fields": list(fields),
            "properties": list(properties),
        }
        page = jira.read("POST", "issue", "bulkfetch", body=body)
        if page.get("issueErrors"):
            raise TryLaterError("Jira could not give all issues just now.")
        yield from page["issues"]


def fetch_one_by_one(jira: Asks, names: Names, fields: Names, properties: Names = ()) -> Iterator[Raw]:
    """Data Center's issues by id or key; it has no bulk fetch."""
    query = {"fields": ",".join(fields)}
    if properties:
        query["properties"] = ",".join(properties)
    for name in names:
        try:
            yield jira.read("GET", "issue", name, query=query)
        except RefusedError as error:
            if error.code not in UNSEEN:
                raise
