"""Doors to search; what it finds is older than what is stored, as at Jira Cloud.

Cloud: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/
Data Center: https://developer.atlassian.com/server/jira/platform/rest/v10000/api-group-search/
"""

import base64
from dataclasses import dataclass, field

from bridge.sandbox.jira.bodies.shapes import Json
from bridge.sandbox.jira.doors.call import Answer, Call, Table
from bridge.sandbox.jira.errors import Refused, bad
from bridge.sandbox.jira.jql.find import find
from bridge.sandbox.jira.jql.match import Asker
from bridge.sandbox.jira.model import Issue
from bridge.sandbox.jira.reading import amount, words, written

PAGE = 50
MOST_WITH_FIELDS = 100
MOST_IDS = 5000
REMOVED = (
    "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. "
    "A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046"
)


@dataclass(frozen=True)
class Wish:
    """What a search asks for."""

    jql: str
    fields: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    changelog: bool = False
    limit: int = PAGE
    token: str | None = None
    reconcile: tuple[str, ...] = field(default=())

    @property
    def ids_only(self) -> bool:
        """Whether nothing but ids is wanted, as when no fields are named."""
        return set(self.fields) <= {"id"}


def by_get(call: Call) -> Answer:
    """Search with query parameters."""
    return _search(
        call,
        Wish(
            jql=call.query.get("jql", ""),
            fields=tuple(call.words("fields")),
            properties=tuple(call.words("properties")),
            changelog="changelog" in call.words("expand"),
            limit=call.number("maxResults", PAGE),
            token=call.query.get("nextPageToken"),
            reconcile=tuple(call.words("reconcileIssues")),
        ),
    )


def by_post(call: Call) -> Answer:
    """Search with a JSON body."""
    body = call.object()
    return _search(
        call,
        Wish(
            jql=str(body.get("jql") or ""),
            fields=words(body.get("fields"), "fields"),
            properties=words(body.get("properties"), "properties"),
            changelog="changelog" in words(body.get("expand"), "expand"),
            limit=int(amount(body.get("maxResults"), "maxResults", PAGE)),
            token=str(body.get("nextPageToken") or ""),
            reconcile=words(body.get("reconcileIssues"), "reconcileIssues"),
        ),
    )


def count(call: Call) -> Answer:
    """How many issues a query finds."""
    return Answer({"count": len(_found(call, str(call.object().get("jql") or "")))})


def removed(_call: Call) -> Answer:
    """The search that Cloud took away in 2025."""
    raise Refused(410, [REMOVED])


def _search(call: Call, wish: Wish) -> Answer:
    for name in wish.reconcile:
        call.state.index.reconcile(call.state.issue(name, call.user))
    found = _found(call, wish.jql)
    start = _start(wish.token)
    end = start + max(1, min(wish.limit, MOST_IDS if wish.ids_only else MOST_WITH_FIELDS))
    shown = [_shown(call, issue, wish) for issue in found[start:end]]
    page: Json = {"issues": shown, "isLast": end >= len(found)}
    if end < len(found):
        page["nextPageToken"] = _token(end)
    return Answer(page)


def paged_by_get(call: Call) -> Answer:
    """Data Center's search with query parameters."""
    return _paged(
        call,
        Wish(
            jql=call.query.get("jql", ""),
            fields=tuple(call.words("fields")),
            changelog="changelog" in call.words("expand"),
            limit=call.number("maxResults", PAGE, MOST_WITH_FIELDS),
        ),
        call.number("startAt", 0),
    )


def paged_by_post(call: Call) -> Answer:
    """Data Center's search with a JSON body."""
    body = call.object()
    return _paged(
        call,
        Wish(
            jql=str(body.get("jql") or ""),
            fields=words(body.get("fields"), "fields"),
            changelog="changelog" in words(body.get("expand"), "expand"),
            limit=min(int(amount(body.get("maxResults"), "maxResults", PAGE)), MOST_WITH_FIELDS),
        ),
        int(amount(body.get("startAt"), "startAt", 0)),
    )


def _paged(call: Call, wish: Wish, start: int) -> Answer:
    """A page by number. Data Center gives no entity properties along, whoever asks."""
    found = _found(call, wish.jql)
    fields = call.view.choose(wish.fields or ["*navigable"])
    shown = [
        call.view.issue(issue, fields, changelog=wish.changelog)
        for issue in found[start : start + wish.limit]
    ]
    page = {"startAt": start, "maxResults": wish.limit, "total": len(found)}
    return Answer({"expand": "schema,names"} | page | {"issues": shown})


def _found(call: Call, jql: str) -> list[Issue]:
    records = find(Asker(call.state, call.user, call.state.clock()), jql)
    issues = call.state.issues
    found = (issues[record.id] for record in records if record.id in issues)
    return [issue for issue in found if call.state.sees(call.user, issue)]


def _shown(call: Call, issue: Issue, wish: Wish) -> Json:
    if wish.ids_only and not wish.properties:
        return {"id": str(issue.id)}
    return call.view.issue(
        issue, call.view.choose(wish.fields), properties=wish.properties, changelog=wish.changelog
    )


def _token(start: int) -> str:
    return base64.urlsafe_b64encode(f"start:{start}".encode()).decode()


def _start(token: str | None) -> int:
    if not token:
        return 0
    try:
        name, _, number = base64.urlsafe_b64decode(token).decode().partition(":")
    except ValueError:
        name, number = "", ""
    start = written(number)
    if name != "start" or start is None:
        raise bad("The provided next page token is invalid or has expired.")
    return start


CLOUD_TABLE: Table = {
    ("GET", "/search/jql"): by_get,
    ("POST", "/search/jql"): by_post,
    ("POST", "/search/approximate-count"): count,
    ("GET", "/search"): removed,
    ("POST", "/search"): removed,
}
SERVER_TABLE: Table = {("GET", "/search"): paged_by_get, ("POST", "/search"): paged_by_post}
