"""Take back what the bridge wrote on an issue, as far as it is still as the bridge wrote it.

What people changed is theirs: it is left alone, and said.
https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-id-delete
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bridge.domain.errors import RefusedError
from bridge.domain.fingerprints import fingerprint
from bridge.domain.outgoing import DetachFile, TakeBack
from bridge.jira import pages, texts
from bridge.jira.client import Connection
from bridge.jira.documents.removing import without

_QUIETLY = {"notifyUsers": "false"}
_WRITTEN = ("summary", "description")


def take_back(connection: Connection, order: TakeBack) -> None:
    """Replace quotes in the description, and the summary where it was these words.

    Raises:
        RefusedError: people changed the description or the summary, or Jira says no.
    """
    query = {"fields": ",".join(_WRITTEN), "expand": "changelog"}
    raw = connection.read("GET", "issue", order.issue_id, query=query)
    theirs = _changed_by_others(connection, raw)
    changes = {name: new for name, new in _changes(order, raw["fields"]).items() if name not in theirs}
    if changes:
        with _for_good():
            _put(connection, order.issue_id, changes)
    left = theirs & ({"description"} | ({"summary"} if order.was else set()))
    if left:
        what = " and ".join(sorted(left))
        raise RefusedError(
            f"{raw['key']}'s {what} was changed by others, so it is theirs: ask its team to take the words out.",
            "changed",
        )


def detach(connection: Connection, order: DetachFile) -> None:
    """Delete a file that the bridge attached, whatever its ending."""
    raw = connection.read("GET", "issue", order.issue_id, query={"fields": "attachment"})
    account, _ = connection.account()
    for one in raw["fields"].get("attachment") or ():
        ours = (one.get("author") or {}).get(connection.dialect.person) == account
        if ours and one["filename"].partition(".")[0] == order.stem:
            with _for_good():
                connection.write("DELETE", "attachment", str(one["id"]), body=None)


@contextmanager
def _for_good() -> Iterator[None]:
    """What the account may not do here is left to others: it is no token to wait for, as the issue could be read."""
    try:
        yield
    except RefusedError as error:
        if error.code != "403":
            raise
        raise RefusedError(str(error), "forbidden", error.fields) from None


def _changes(order: TakeBack, fields: dict[str, Any]) -> dict[str, Any]:
    """Other values for the fields that hold these words."""
    description, summary = fields.get("description"), fields.get("summary") or ""
    cleared = without(description, lambda item: fingerprint(texts.quoted(item)) in order.words)
    found = {"description": cleared} if cleared != description else {}
    if order.was and fingerprint(summary) == order.was:
        found["summary"] = texts.title(order.title)
    return found


def _changed_by_others(connection: Connection, raw: dict[str, Any]) -> set[str]:
    """Which of what the bridge wrote somebody else has changed since, by the issue's history."""
    account, _ = connection.account()
    return {
        name
        for change in _history(connection, raw)
        if (change.get("author") or {}).get(connection.dialect.person) != account
        for item in change["items"]
        if (name := item.get("fieldId") or item["field"]) in _WRITTEN
    }


def _history(connection: Connection, raw: dict[str, Any]) -> list[dict[str, Any]]:
    """All changes of an issue: Data Center gives them along, Cloud only the newest."""
    log = raw["changelog"]
    given: list[dict[str, Any]] = log["histories"]
    if len(given) >= log.get("total", 0):
        return given
    return list(pages.listed(connection, ("issue", raw["id"], "changelog"), ("values",)))


def _put(connection: Connection, issue_id: str, fields: dict[str, Any]) -> None:
    """Without mail where the account administers Jira or the project; Data Center refuses the wish of others."""
    try:
        connection.write("PUT", "issue", issue_id, body={"fields": fields}, query=_QUIETLY)
    except RefusedError as error:
        if error.code != "403":
            raise
        connection.write("PUT", "issue", issue_id, body={"fields": fields})
