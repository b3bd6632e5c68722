"""What can be done to comments; each function takes the site's lock itself."""

from collections.abc import Mapping
from typing import Any

from bridge.sandbox.jira import adf, properties
from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.model import Comment, Document, Issue, User
from bridge.sandbox.jira.state import JiraState

INTERNAL = "sd.public.comment"
VISIBILITY_KEYS = frozenset({"type", "value", "identifier"})


def add(state: JiraState, actor: User, issue: Issue, raw: Mapping[str, Any]) -> Comment:
    """Write a comment.

    Args:
        state: The site.
        actor: Who writes.
        issue: The issue it is about.
        raw: A request's body: `body`, and perhaps `visibility` and `properties`.

    Raises:
        Refused: 400, the body is no document, or another part is wrong.
    """
    with state.lock:
        body, visibility = _body(raw), _visibility(raw.get("visibility"))
        entity = properties.read(raw.get("properties"))
        now = state.clock()
        comment = Comment(state.new_id(), issue.id, actor, body, now, now, actor, visibility, entity)
        issue.comments[comment.id] = comment
        state.comments[comment.id] = comment
        state.touched(issue, now)
        state.happened("comment_created", actor, issue=issue, comment=comment)
        return comment


def edit(state: JiraState, actor: User, issue: Issue, comment: Comment, raw: Mapping[str, Any]) -> None:
    """Write a comment anew.

    Raises:
        Refused: 400, the body is no document, or another part is wrong.
    """
    with state.lock:
        comment.body = _body(raw)
        if "visibility" in raw:
            comment.visibility = _visibility(raw["visibility"])
        comment.properties |= properties.read(raw.get("properties"))
        comment.updated, comment.update_author = state.clock(), actor
        state.touched(issue, comment.updated)
        state.happened("comment_updated", actor, issue=issue, comment=comment)


def delete(state: JiraState, actor: User, issue: Issue, comment: Comment) -> None:
    """Take a comment away."""
    with state.lock:
        del issue.comments[comment.id]
        del state.comments[comment.id]
        state.touched(issue, state.clock())
        state.happened("comment_deleted", actor, issue=issue, comment=comment)


def check(raw: Mapping[str, Any]) -> None:
    """See whether a comment could be written.

    Raises:
        Refused: 400, the body is no document, or another part is wrong.
    """
    _body(raw)
    _visibility(raw.get("visibility"))
    properties.read(raw.get("properties"))


def is_internal(comment: Comment) -> bool:
    """Whether a comment is an internal note of a service project."""
    value = comment.properties.get(INTERNAL)
    return isinstance(value, dict) and bool(value.get("internal"))


def _body(raw: Mapping[str, Any]) -> Document:
    body = raw.get("body")
    if not body:
        raise bad(errors={"comment": "Comment body can not be empty!"})
    if adf.problem(body):
        raise bad(errors={"comment": "Comment body is not valid!"})
    return dict(body)


def _visibility(raw: Any) -> dict[str, str] | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or str(raw.get("type")) not in {"role", "group"}:
        raise bad(errors={"commentLevel": "Comment visibility type must be 'role' or 'group'."})
    return {key: str(value) for key, value in raw.items() if key in VISIBILITY_KEYS}
