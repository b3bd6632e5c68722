"""Doors to issues: create, read, edit, transitions, bulk fetch.

See https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/
"""

from collections.abc import Callable, Mapping
from typing import Any

from bridge.sandbox.jira import comments, issues
from bridge.sandbox.jira.bodies import meta
from bridge.sandbox.jira.doors.call import NOTHING, Answer, Call, Table
from bridge.sandbox.jira.errors import Refused, bad
from bridge.sandbox.jira.model import Issue
from bridge.sandbox.jira.reading import mapping, mappings, words

BULK_MOST = 100


def create(call: Call) -> Answer:
    """Open an issue."""
    body = call.object()
    issue = issues.create(
        call.state,
        call.user,
        mapping(body.get("fields"), "fields"),
        body.get("properties"),
        dialect=call.dialect,
    )
    link = call.shapes.at(f"issue/{issue.id}")
    return Answer({"id": str(issue.id), "key": issue.key, "self": link}, 201)


def read(call: Call) -> Answer:
    """An issue by id or key."""
    return Answer(
        call.view.issue(
            call.issue,
            call.view.choose(call.words("fields")),
            properties=call.words("properties"),
            changelog="changelog" in call.words("expand"),
        )
    )


def edit(call: Call) -> Answer:
    """Change an issue's fields."""
    body, issue = call.object(), call.issue
    update = mapping(body.get("update"), "update")
    said, quiet = _comments(call, update), wants_quiet(call)
    fields = mapping(body.get("fields"), "fields")
    issues.edit(call.state, call.user, issue, fields, update, dialect=call.dialect, quiet=quiet)
    _say(call, said)
    return NOTHING


def wants_quiet(call: Call) -> bool:
    """Whether nobody is to be mailed, which only those with admin rights can ask for.

    Cloud ignores the wish of others and mails all the same; Data Center refuses the call.

    Raises:
        Refused: 403, the caller has no admin rights at Data Center.
    """
    if call.query.get("notifyUsers", "true") != "false":
        return False
    allowed = call.user.account_id in call.state.admins
    if not allowed and not call.dialect.cloud:
        raise Refused(
            403, ["To discard the user notification either admin or project admin permissions are required."]
        )
    return allowed


def assign(call: Call) -> Answer:
    """Give an issue to somebody, or to nobody."""
    issues.edit(call.state, call.user, call.issue, {"assignee": call.object()}, dialect=call.dialect)
    return NOTHING


def delete(call: Call) -> Answer:
    """Delete an issue."""
    issues.delete(call.state, call.user, call.issue)
    return NOTHING


def transitions(call: Call) -> Answer:
    """The transitions an issue can take."""
    wanted = call.query.get("transitionId")
    fields_too = "transitions.fields" in call.words("expand")
    found = [
        meta.transition(call.shapes, status, fields_too=fields_too)
        for status in call.issue.project.statuses
        if wanted in {None, status.transition}
    ]
    return Answer({"expand": "transitions", "transitions": found})


def transition(call: Call) -> Answer:
    """Take an issue through a transition."""
    body, issue = call.object(), call.issue
    number = str(mapping(body.get("transition"), "transition").get("id", ""))
    if not number:
        raise bad("Missing 'transition' identifier")
    fields, update = mapping(body.get("fields"), "fields"), mapping(body.get("update"), "update")
    said = _comments(call, update)
    issues.transition(call.state, call.user, issue, number, fields, update, call.dialect)
    _say(call, said)
    return NOTHING


def changelog(call: Call) -> Answer:
    """An issue's changelog, oldest first."""
    start, limit = call.number("startAt", 0), call.number("maxResults", 100, 100)
    changes = call.issue.changes
    shown = [call.view.history(change) for change in changes[start : start + limit]]
    total, last = len(changes), start + limit >= len(changes)
    page = {"startAt": start, "maxResults": limit, "total": total, "isLast": last, "values": shown}
    return Answer(page | {"self": call.shapes.at(f"issue/{call.issue.id}/changelog")})


def editmeta(call: Call) -> Answer:
    """The fields of an issue that can be edited."""
    return Answer(meta.edit_fields(call.state, call.shapes, call.issue))


def bulkfetch(call: Call) -> Answer:
    """Up to a hundred issues by id or key; those that do not exist are left out."""
    body = call.object()
    names = body.get("issueIdsOrKeys")
    if not isinstance(names, list) or not 0 < len(names) <= BULK_MOST:
        raise bad(f"issueIdsOrKeys must hold between 1 and {BULK_MOST} issues.")
    fields = call.view.choose(words(body.get("fields"), "fields") or ["*navigable"])
    wanted = words(body.get("properties"), "properties")
    changes = "changelog" in words(body.get("expand"), "expand")
    found = {issue.id: issue for issue in map(_existing(call), map(str, names)) if issue}
    shown = [call.view.issue(issue, fields, properties=wanted, changelog=changes) for issue in found.values()]
    return Answer({"issues": shown, "issueErrors": []})


def _existing(call: Call) -> Callable[[str], Issue | None]:
    def look(name: str) -> Issue | None:
        try:
            return call.state.issue(name, call.user)
        except Refused:
            return None

    return look


def _comments(call: Call, update: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The comments that an update adds, found right before anything is done."""
    operations = mappings(update.get("comment"), "comment")
    found = [mapping(operation["add"], "add") for operation in operations if "add" in operation]
    for raw in found:
        comments.check(raw, call.dialect)
    return found


def _say(call: Call, said: list[dict[str, Any]]) -> None:
    for raw in said:
        comments.add(call.state, call.user, call.issue, raw, call.dialect)


TABLE: Table = {
    ("POST", "/issue"): create,
    ("GET", "/issue/{issue}"): read,
    ("PUT", "/issue/{issue}"): edit,
    ("DELETE", "/issue/{issue}"): delete,
    ("PUT", "/issue/{issue}/assignee"): assign,
    ("GET", "/issue/{issue}/transitions"): transitions,
    ("POST", "/issue/{issue}/transitions"): transition,
    ("GET", "/issue/{issue}/editmeta"): editmeta,
}
CLOUD_TABLE: Table = {
    ("POST", "/issue/bulkfetch"): bulkfetch,
    ("GET", "/issue/{issue}/changelog"): changelog,
}
