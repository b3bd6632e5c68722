"""Jira's webhooks: who sent it, and where it says to look.

A webhook is late, repeated, unordered or lost, so nothing in it is believed but where to look.
https://developer.atlassian.com/cloud/jira/platform/webhooks/
"""

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bridge.domain.errors import BridgeError
from bridge.domain.incoming import JiraHint

_ISSUE_IN_URL = re.compile(r"/issue/(\d{1,19})(?:/|$)", re.ASCII)
_NUMBER = re.compile(r"\d{1,19}", re.ASCII)
_OUTSIDE_ID = re.compile(r"[!-~]{1,200}")
_METHOD = "sha256="
_UPDATED = "jira:issue_updated"
_TYPE = "issue_event_type_name"
_DELETED = frozenset({"comment_deleted", "issue_comment_deleted"})


class UnsupportedEventError(BridgeError):
    """A body that is no webhook of Jira's, or an event that the bridge does not know; it names the event."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """An event that the bridge knows and does not need.

    Attributes:
        event: Jira's name of it.
        why: the reason.
    """

    event: str
    why: str


def verify(secret: str, body: bytes, header: str | None) -> bool:
    """Whether Jira signed this body with our secret.

    Args:
        secret: as configured at the webhook in Jira; with none, nothing is believed.
        body: the raw body, exactly as received.
        header: the value of ``X-Hub-Signature``, as ``sha256=<hex>``.

    Returns:
        False for a missing, malformed or wrong signature; never raises.
    """
    if not secret or not header:
        return False
    expected = _METHOD + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), header.encode(errors="replace"))


def read(body: bytes, headers: Mapping[str, str]) -> JiraHint | Ignored:
    """Where a webhook says to look.

    Args:
        body: the raw body.
        headers: the request's headers, in any case.

    Returns:
        A hint, or the event's name and the reason why it is ignored.

    Raises:
        UnsupportedEventError: it is neither.
    """
    payload = _payload(body)
    event = _event(payload)
    if why := IGNORED.get(event):
        return Ignored(event, why)
    if look := _LOOK.get(event):
        return look(payload, event, _identifier(payload, body, headers))
    raise UnsupportedEventError(f"Jira's event {event[:100]!r} is not known to the bridge.")


def _payload(body: bytes) -> dict[str, Any]:
    try:
        payload = json.loads(body)
    except (ValueError, RecursionError):
        payload = None
    if not isinstance(payload, dict):
        raise UnsupportedEventError("The body is not a JSON object, so it is no webhook of Jira's.")
    return payload


def _event(payload: dict[str, Any]) -> str:
    """Jira's name of the event; very old Data Centers only say what kind of update of an issue it is."""
    event = payload.get("webhookEvent")
    if isinstance(event, str):
        return event
    if isinstance(payload.get(_TYPE), str) and "issue" in payload:
        return _UPDATED
    raise UnsupportedEventError("The body names no webhookEvent, so it is no webhook of Jira's.")


def _identifier(payload: dict[str, Any], body: bytes, headers: Mapping[str, str]) -> str:
    """Jira's own id is the same on every retry; Data Center gives none, so there it is what the body says."""
    lower = {name.lower(): value for name, value in headers.items()}
    given = lower.get("x-atlassian-webhook-identifier") or _remark(payload) or ""
    return given if _OUTSIDE_ID.fullmatch(given) else f"body:{hashlib.sha256(body).hexdigest()}"


def _remark(payload: dict[str, Any]) -> str | None:
    """One comment as it stands. Data Center tells it twice: as a comment, and as an update of its issue.

    An update that changed something else too, or a deletion, is an event of its own.
    """
    comment, names = payload.get("comment"), (payload.get("webhookEvent"), payload.get(_TYPE))
    if not isinstance(comment, dict) or "changelog" in payload or _DELETED & set(map(str, names)):
        return None
    number, updated = _number(comment.get("id")), comment.get("updated")
    return f"comment:{number}:{updated}" if number and updated else None


def _number(value: object) -> str | None:
    """A numeric id of Jira's, which may be asked for; anything else is none."""
    text = str(value) if isinstance(value, str | int) else ""
    return text if _NUMBER.fullmatch(text) else None


def _at_issue(payload: dict[str, Any], event: str, outside_id: str) -> JiraHint:
    return JiraHint(outside_id, event, issue_id=_issue_id(payload))


def _at_project(payload: dict[str, Any], event: str, outside_id: str) -> JiraHint:
    """Versions name their project by its numeric id."""
    version = payload.get("version")
    project = version.get("projectId") if isinstance(version, dict) else None
    return JiraHint(outside_id, event, project=_number(project))


def _at_source(payload: dict[str, Any], event: str, outside_id: str) -> JiraHint:
    """A link names both its ends by id; the one that it goes out from is the one that "duplicates" the other."""
    link = payload.get("issueLink")
    source = link.get("sourceIssueId") if isinstance(link, dict) else None
    return JiraHint(outside_id, event, issue_id=_number(source))


def _issue_id(payload: dict[str, Any]) -> str | None:
    """The issue's id; a comment may come without its issue and names it only in its own address."""
    issue, comment = payload.get("issue"), payload.get("comment")
    if isinstance(issue, dict) and (number := _number(issue.get("id"))):
        return number
    address = comment.get("self") if isinstance(comment, dict) else None
    found = _ISSUE_IN_URL.search(address) if isinstance(address, str) else None
    return found[1] if found else None


_LOOK: dict[str, Callable[[dict[str, Any], str, str], JiraHint]] = {
    "jira:issue_created": _at_issue,
    _UPDATED: _at_issue,
    "jira:issue_deleted": _at_issue,
    "comment_created": _at_issue,
    "comment_updated": _at_issue,
    "comment_deleted": _at_issue,
    "issuelink_created": _at_source,
    "issuelink_deleted": _at_source,
    "jira:version_created": _at_project,
    "jira:version_updated": _at_project,
    "jira:version_released": _at_project,
    "jira:version_unreleased": _at_project,
    "jira:version_moved": _at_project,
    "jira:version_deleted": _at_project,
    "jira:version_merged": _at_project,
}
"""Where each event says to look."""

_OTHER = "it is not about an issue, a comment or a version"
_SITE = "it is about how the site is set up"

IGNORED: dict[str, str] = {
    "issue_property_set": "it is our own mark, or another app's",
    "issue_property_deleted": "it is our own mark, or another app's",
    "attachment_created": "attachments do not cross",
    "attachment_deleted": "attachments do not cross",
    "jira:worklog_updated": "worked hours do not cross",
    "worklog_created": "worked hours do not cross",
    "worklog_updated": "worked hours do not cross",
    "worklog_deleted": "worked hours do not cross",
    "project_created": _OTHER,
    "project_updated": _OTHER,
    "project_deleted": _OTHER,
    "project_soft_deleted": _OTHER,
    "project_restored_deleted": _OTHER,
    "project_archived": _OTHER,
    "project_restored_archived": _OTHER,
    "issuetype_created": _SITE,
    "issuetype_updated": _SITE,
    "issuetype_deleted": _SITE,
    "option_voting_changed": _SITE,
    "option_watching_changed": _SITE,
    "option_unassigned_issues_changed": _SITE,
    "option_subtasks_changed": _SITE,
    "option_attachments_changed": _SITE,
    "option_issuelinks_changed": _SITE,
    "option_timetracking_changed": _SITE,
    "user_created": _OTHER,
    "user_updated": _OTHER,
    "user_deleted": _OTHER,
    "sprint_created": _OTHER,
    "sprint_updated": _OTHER,
    "sprint_deleted": _OTHER,
    "sprint_started": _OTHER,
    "sprint_closed": _OTHER,
    "board_created": _OTHER,
    "board_updated": _OTHER,
    "board_deleted": _OTHER,
    "board_configuration_changed": _OTHER,
}
"""Events that are known and not needed, each with the reason."""
