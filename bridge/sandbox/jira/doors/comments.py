"""Doors to comments.

See https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/
"""

from bridge.sandbox.jira import comments
from bridge.sandbox.jira.bodies import comments as shapes
from bridge.sandbox.jira.doors.call import NOTHING, Answer, Call, Table
from bridge.sandbox.jira.doors.issues import wants_quiet
from bridge.sandbox.jira.errors import bad, missing
from bridge.sandbox.jira.model import Comment

PAGE, SERVER_PAGE, PAGE_MOST = 100, 50, 5000
ORDERS = {"created": False, "+created": False, "-created": True}


def listed(call: Call) -> Answer:
    """A page of an issue's comments."""
    order = call.query.get("orderBy", "created").strip()
    if order not in ORDERS:
        raise bad("The 'orderBy' parameter must be one of: created, +created, -created.")
    found = list(call.issue.comments.values())
    if ORDERS[order]:
        found.reverse()
    page = PAGE if call.dialect.cloud else SERVER_PAGE
    start, limit = call.number("startAt", 0), call.number("maxResults", page, PAGE_MOST)
    return Answer(shapes.page(call.shapes, found, start, limit, properties=_properties(call)))


def read(call: Call) -> Answer:
    """One comment."""
    return _shown(call, _comment(call))


def add(call: Call) -> Answer:
    """Write a comment."""
    comment = comments.add(call.state, call.user, call.issue, call.object(), call.dialect)
    return _shown(call, comment, 201)


def edit(call: Call) -> Answer:
    """Write a comment anew."""
    comment = _comment(call)
    quiet = call.dialect.cloud and wants_quiet(call)
    body = call.object()
    comments.edit(call.state, call.user, call.issue, comment, body, dialect=call.dialect, quiet=quiet)
    return _shown(call, comment)


def delete(call: Call) -> Answer:
    """Take a comment away."""
    comments.delete(call.state, call.user, call.issue, _comment(call))
    return NOTHING


def _shown(call: Call, comment: Comment, status: int = 200) -> Answer:
    return Answer(shapes.comment(call.shapes, comment, properties=_properties(call)), status)


def _properties(call: Call) -> bool:
    return "properties" in call.words("expand")


def _comment(call: Call) -> Comment:
    found = call.state.comment(call.path["comment"])
    if found.issue != call.issue.id:
        raise missing(f"Can not find a comment for the id: {found.id}.")
    return found


TABLE: Table = {
    ("GET", "/issue/{issue}/comment"): listed,
    ("POST", "/issue/{issue}/comment"): add,
    ("GET", "/issue/{issue}/comment/{comment}"): read,
    ("PUT", "/issue/{issue}/comment/{comment}"): edit,
    ("DELETE", "/issue/{issue}/comment/{comment}"): delete,
}
