"""Take an issue through its workflow; only where a route says so.

The status is read first, so doing it again changes nothing, and the fields of a transition's screen before it is
taken, for a required one would make Jira refuse.
https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get
"""

from collections.abc import Iterable, Sequence
from typing import Any

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import CloseDuplicate, ReopenIssue
from bridge.jira.client import Connection
from bridge.jira.linktypes import DUPLICATE

_DONE = "done"


def close_duplicate(connection: Connection, order: CloseDuplicate) -> None:
    """Close an issue, with the resolution "Duplicate" where a screen asks for one.

    Raises:
        RefusedError: no transition closes it without further fields; the sentence names them.
    """
    if _category(connection, order.issue_id) == _DONE:
        return
    closing = [one for one in _transitions(connection, order.issue_id) if _leads_to(one) == _DONE]
    closing.sort(key=lambda one: _duplicate(one) is None)
    _take(connection, order.issue_id, closing)


def reopen(connection: Connection, order: ReopenIssue) -> None:
    """Take a finished issue up again, as waiting rather than as begun.

    Raises:
        RefusedError: no transition leads back without further fields; the sentence names them.
    """
    if _category(connection, order.issue_id) != _DONE:
        return
    opening = [one for one in _transitions(connection, order.issue_id) if _leads_to(one) != _DONE]
    opening.sort(key=lambda one: _leads_to(one) != "new")
    _take(connection, order.issue_id, opening)


def _take(connection: Connection, issue_id: str, wanted: Sequence[dict[str, Any]]) -> None:
    """Go through the first transition that needs nothing which the bridge cannot give."""
    for one in wanted:
        if not _missing(one):
            duplicate = _duplicate(one) if _leads_to(one) == _DONE else None
            fields = {"fields": {"resolution": {"id": duplicate}}} if duplicate else {}
            body = {"transition": {"id": str(one["id"])}, **fields}
            connection.write("POST", "issue", issue_id, "transitions", body=body)
            return
    raise RefusedError(_why_not(wanted), "400")


def _why_not(wanted: Iterable[dict[str, Any]]) -> str:
    asked = [f'"{one["name"]}" asks for {", ".join(_missing(one))}' for one in wanted]
    if not asked:
        return "The workflow has no way there for the bridge's account: move the issue by hand."
    return f"The bridge cannot move the issue: {'; '.join(asked)}. Move it by hand."


def _category(connection: Connection, issue_id: str) -> str:
    raw = connection.read("GET", "issue", issue_id, query={"fields": "status"})
    return str(raw["fields"]["status"]["statusCategory"]["key"])


def _transitions(connection: Connection, issue_id: str) -> list[dict[str, Any]]:
    query = {"expand": "transitions.fields"}
    raw = connection.read("GET", "issue", issue_id, "transitions", query=query)
    return [one for one in raw["transitions"] if one.get("isAvailable", True)]


def _leads_to(transition: dict[str, Any]) -> str:
    return str(transition["to"]["statusCategory"]["key"])


def _missing(transition: dict[str, Any]) -> list[str]:
    """Names of the fields that the screen requires and the bridge cannot fill."""
    return [
        str(field.get("name") or name)
        for name, field in (transition.get("fields") or {}).items()
        if field.get("required")
        and not field.get("hasDefaultValue")
        and not (name == "resolution" and _duplicate(transition))
    ]


def _duplicate(transition: dict[str, Any]) -> str | None:
    """Id of the resolution "Duplicate", if the screen offers it."""
    field = (transition.get("fields") or {}).get("resolution") or {}
    offered = field.get("allowedValues") or ()
    return next((str(one["id"]) for one in offered if DUPLICATE.words.search(str(one.get("name")))), None)
