"""What can be done to comments; each function takes the site's lock itself."""

from collections.abc import Mapping
from typing import Any

from bridge.sandbox.jira import properties
from bridge.sandbox.jira.dialect import CLOUD, Dialect
from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.model import Comment, Issue, Text, User
from bridge.sandbox.jira.state import JiraState

INTERNAL = "sd.public.comment"
VISIBILITY_KEYS = frozenset({"type", "value", "identifier"})


def add(
    state: JiraState, actor: User, issue: Issue, raw: Mapping[str, Any], dialect: Dialect = CLOUD
) -> Comment:
    """Write a comment.

    Args:
        state: The site.
        actor: Who writes.
        issue: The issue it is about.
        raw: A request's body: `body`, and perhaps `visibility` and `properties`.
        dialect: What the request is written in.

    Raises:
        Refused: 400, the body is no document, or another part is wrong.
    """
    with state.lock:
        body, visibility = _body(raw, dialect), _visibility(raw.get("visibility"))
        entity = properties.read(raw.get("properties"))
        now = state.clock()
        comment = Comment(state.new_id(), issue.id, actor, body, now, now, actor, visibility, entity)
        issue.comments[comment.id] = comment
        state.comments[comment.id] = comment
        issue.watchers[actor.account_id] = actor
        state.touched(issue, now)
        state.happened("comment_created", actor, issue=issue, comment=comment)
        return comment


def edit(
    state: JiraState,
    actor: User,
    issue: Issue,
    comment: Comment,
    raw: Mapping[str, Any],
    *,
    dialect: Dialect = CLOUD,
    quiet: bool = False,
) -> None:
    """Write a comment anew; `quiet` mails nobody.

    Raises:
        Refused: 400, the body is no document, or another part is wrong.
    """
    with state.lock:
        comment.body = _body(raw, dialect)
        if "visibility" in raw:
            comment.visibility = _visibility(raw["visibility"])
        comment.properties |= properties.read(raw.get("properties"))
        comment.updated, comment.update_author = state.clock(), actor
        state.touched(issue, comment.updated)
        state.happened("comment_updated", actor, issue=issue, comment=comment, quiet=quiet)


def delete(state: JiraState, actor: User, issue: Issue, comment: Comment) -> None:
    """Take a comment away."""
    with state.lock:
        del issue.comments[comment.id]
        del state.comments[comment.id]
        state.touched(issue, state.clock())
        state.happened("comment_deleted", actor, issue=issue, comment=comment)


def check(raw: Mapping[str, Any], dialect: Dialect = CLOUD) -> None:
    """See whether a comment could be written.

    Raises:
        Refused: 400, the body is no document, or another part is wrong.
    """
    _body(raw, dialect)
    _visibility(raw.get("visibility"))
    properties.read(raw.get("properties"))


def is_internal(comment: Comment) -> bool:
    """Whether a comment is an internal note of a service project."""
    value = comment.properties.get(INTERNAL)
    return isinstance(value, dict) and bool(value.get("internal"))


def _body(raw: Mapping[str, Any], dialect: Dialect) -> Text:
    body: Text | None = raw.get("body")
    if not body:
        raise bad(errors={"comment": "Comment body can not be empty!"})
    if not dialect.takes(body):
        raise bad(errors={"comment": "Comment body is not valid!"})
    return body


def _visibility(raw: Any) -> dict[str, str] | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or str(raw.get("type")) not in {"role", "group"}:
        raise bad(errors={"commentLevel": "Comment visibility type must be 'role' or 'group'."})
    return {key: str(value) for key, value in raw.items() if key in VISIBILITY_KEYS}
