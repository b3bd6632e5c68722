"""What a test sees of a site: its board, its search, its webhooks."""

from typing import Any
from urllib.parse import quote

from bridge.sandbox.jira.webhooks.payload import payload
from tests.sandbox.jira.pocket import Site


def on_board(site: Site, key: str) -> Any:
    """An issue as people see it."""
    return next(issue for issue in site.look("board")["issues"] if issue["key"] == key)


def found(site: Site, jql: str) -> list[str]:
    """The keys that a query finds on Cloud."""
    reply = site.rest("GET", f"/search/jql?fields=key&jql={quote(jql)}")
    return [issue["key"] for issue in reply.json["issues"]]


def last(site: Site, kind: str) -> Any:
    """The webhook of the newest event of a kind, as it would be told now."""
    event = next(event for event in reversed(site.state.events) if event.kind == kind)
    return payload(site.state, event)
