"""How Jira says no, word by word: the bridge shows these sentences to the people who can mend it."""

from typing import Any

import pytest

from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.doors.search import REMOVED
from bridge.sandbox.jira.state import NO_ISSUE
from bridge.sandbox.jira.world import PRIORITIES, SEVERITY
from tests.sandbox.jira.pocket import Site, task

NO_JSON = "There was an error parsing JSON. Check that your request body is valid."
NO_TYPE = "No issue link type with name 'Likes' found."
UNKNOWN = "Field 'mood' cannot be set. It is not on the appropriate screen, or unknown."
NO_DOCUMENT = "Operation value must be an Atlassian Document (see the Atlassian Document Format)"
DUPLICATE = {"type": {"name": "Duplicate"}}
DONE = {"transition": {"id": "41"}}
BUG = {"issuetype": {"name": "Bug"}}


def new(**fields: Any) -> dict[str, Any]:
    """The body of a request that opens a task."""
    return {"fields": task() | fields}


def old(**fields: Any) -> dict[str, Any]:
    """The body of a request that changes an issue."""
    return {"fields": fields}


FIELDS: list[tuple[str, str, str, Any, dict[str, str]]] = [
    ("no project", "POST", "/issue", {"fields": {}}, {"project": "project is required"}),
    (
        "an unknown project",
        "POST",
        "/issue",
        new(project={"key": "ZZZ"}),
        {"project": "Specify a valid project ID or key"},
    ),
    ("no type", "POST", "/issue", new(issuetype=None), {"issuetype": "Specify an issue type"}),
    (
        "an unknown type",
        "POST",
        "/issue",
        new(issuetype={"name": "Epic"}),
        {"issuetype": "Specify a valid issue type"},
    ),
    (
        "no summary",
        "POST",
        "/issue",
        new(summary=" "),
        {"summary": "You must specify a summary of the issue."},
    ),
    (
        "a summary of two lines",
        "POST",
        "/issue",
        new(summary="a\nb"),
        {"summary": "The summary is invalid because it contains newline characters."},
    ),
    (
        "a summary that is too long",
        "POST",
        "/issue",
        new(summary="x" * 256),
        {"summary": "Summary can't exceed 255 characters."},
    ),
    (
        "a missing required field",
        "POST",
        "/issue",
        {"fields": task(project="DEL") | BUG},
        {SEVERITY: "Severity is required."},
    ),
    (
        "an option that is not there",
        "POST",
        "/issue",
        {"fields": task(project="DEL") | BUG | {SEVERITY: {"value": "S9"}}},
        {SEVERITY: "Specify a valid 'id' or 'value' for Severity"},
    ),
    (
        "two mistakes at once",
        "POST",
        "/issue",
        new(mood="good", labels=["two words"]),
        {"mood": UNKNOWN, "labels": "The label 'two words' contains spaces which is invalid."},
    ),
    ("plain words as description", "POST", "/issue", new(description="words"), {"description": NO_DOCUMENT}),
    (
        "an unknown person",
        "PUT",
        "/issue/PAY-1",
        old(assignee={"accountId": "1:2"}),
        {"assignee": "Account ID '1:2' does not exist."},
    ),
    (
        "an unknown priority",
        "PUT",
        "/issue/PAY-1",
        old(priority={"name": "Now"}),
        {"priority": "Specify a valid 'id' or 'name' for priority"},
    ),
    (
        "a version of another project",
        "PUT",
        "/issue/PAY-1",
        old(fixVersions=[{"name": "9.9"}]),
        {"fixVersions": "Version name '9.9' is not valid"},
    ),
    (
        "a component of another project",
        "PUT",
        "/issue/PAY-1",
        old(components=[{"name": "Slots"}]),
        {"components": "Component name 'Slots' is not valid"},
    ),
    (
        "a required field emptied",
        "PUT",
        "/issue/DEL-2",
        old(**{SEVERITY: None}),
        {SEVERITY: "Severity is required."},
    ),
    (
        "a field in both places",
        "PUT",
        "/issue/PAY-1",
        {"fields": {"labels": []}, "update": {"labels": [{"add": "a"}]}},
        {"labels": "Field 'labels' cannot appear in both 'fields' and 'update'"},
    ),
    (
        "an operation that a field does not know",
        "PUT",
        "/issue/PAY-1",
        {"update": {"summary": [{"add": "a"}]}},
        {"summary": "Operation 'add' is not supported for Summary"},
    ),
    (
        "an update of an unknown field",
        "PUT",
        "/issue/PAY-1",
        {"update": {"mood": [{"set": "a"}]}},
        {"mood": UNKNOWN},
    ),
    (
        "an update that is no list",
        "PUT",
        "/issue/PAY-1",
        {"update": {"labels": {"add": "a"}}},
        {"labels": "Operations must be a list of objects, each with one verb."},
    ),
    (
        "done without a resolution",
        "POST",
        "/issue/PAY-1/transitions",
        DONE,
        {"resolution": "Resolution is required."},
    ),
    (
        "done with an unknown resolution",
        "POST",
        "/issue/PAY-1/transitions",
        DONE | {"fields": {"resolution": {"name": "Later"}}},
        {"resolution": "Specify a valid 'id' or 'name' for Resolution"},
    ),
    (
        "a resolution where none is asked for",
        "POST",
        "/issue/PAY-1/transitions",
        {"transition": {"id": "31"}, "fields": {"resolution": {"name": "Done"}}},
        {"resolution": "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown."},
    ),
    ("an empty comment", "POST", "/issue/PAY-1/comment", {}, {"comment": "Comment body can not be empty!"}),
    (
        "a comment in plain words",
        "POST",
        "/issue/PAY-1/comment",
        {"body": "Hello"},
        {"comment": "Comment body is not valid!"},
    ),
    (
        "a comment for nobody",
        "POST",
        "/issue/PAY-1/comment",
        {"body": document("x"), "visibility": {"type": "person"}},
        {"commentLevel": "Comment visibility type must be 'role' or 'group'."},
    ),
    (
        "a remote link to nowhere",
        "POST",
        "/issue/PAY-1/remotelink",
        {"object": {"title": "Seven"}},
        {"url": "'url' is required."},
    ),
    (
        "a version of no project",
        "POST",
        "/version",
        {"name": "1.0"},
        {"projectId": "Project must be specified to create a version."},
    ),
    (
        "a version without a name",
        "POST",
        "/version",
        {"name": " ", "projectId": 10001},
        {"name": "You must specify a valid version name"},
    ),
]


@pytest.mark.parametrize(("method", "path", "body", "errors"), [case[1:] for case in FIELDS], ids=[case[0] for case in FIELDS])  # fmt: skip
def test_each_wrong_field_is_named_with_its_own_sentence(
    shared_site: Site, method: str, path: str, body: Any, errors: dict[str, str]
) -> None:
    before = len(shared_site.state.events)
    reply = shared_site.rest(method, path, body)
    assert (reply.status, reply.json) == (400, {"errorMessages": [], "errors": errors})
    assert len(shared_site.state.events) == before, "nothing was done"


SENTENCES: list[tuple[str, str, str, Any, int, str]] = [
    ("broken JSON", "POST", "/issue", b'{"fields": ', 400, NO_JSON),
    ("a list for a body", "PUT", "/issue/PAY-1", [], 400, NO_JSON),
    ("no body", "POST", "/search/jql", None, 400, NO_JSON),
    ("fields that are no object", "POST", "/issue", {"fields": 7}, 400, "Can not deserialize 'fields': it is not an object."),
    ("no transition", "POST", "/issue/PAY-1/transitions", {}, 400, "Missing 'transition' identifier"),
    ("an unknown transition", "POST", "/issue/PAY-1/transitions", {"transition": {"id": "99"}}, 400, "Transition id '99' is not valid for this issue."),
    ("properties that are no list", "POST", "/issue", new() | {"properties": 7}, 400, "properties: data was not an array of entity properties"),
    ("a property without a value", "PUT", "/issue/PAY-1/properties/a", b"null", 400, "The property value cannot be empty."),
    ("a property that is too long", "PUT", "/issue/PAY-1/properties/a", "x" * 32_767, 400, "The property value cannot be longer than 32768 characters."),
    ("a property's key that is too long", "PUT", f"/issue/PAY-1/properties/{'k' * 256}", 1, 400, "The property key cannot be longer than 255 characters."),
    ("too many issues at once", "POST", "/issue/bulkfetch", {"issueIdsOrKeys": ["PAY-1"] * 101}, 400, "issueIdsOrKeys must hold between 1 and 100 issues."),
    ("a search for everything", "GET", "/search/jql?jql=", None, 400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."),
    ("a query of an unknown project", "GET", "/search/jql?jql=project=ZZZ", None, 400, "The value 'ZZZ' does not exist for the field 'project'."),
    ("a count of an unknown project", "POST", "/search/approximate-count", {"jql": "project = ZZZ"}, 400, "The value 'ZZZ' does not exist for the field 'project'."),
    ("a page of another search", "GET", "/search/jql?jql=project=PAY&nextPageToken=AAAA", None, 400, "The provided next page token is invalid or has expired."),
    ("a page that begins nowhere", "GET", "/issue/PAY-1/comment?startAt=x", None, 400, "The value 'x' for the query parameter 'startAt' is not a number."),
    ("a page without end", "GET", f"/project/search?maxResults={'9' * 5000}", None, 400, f"The value '{'9' * 5000}' for the query parameter 'maxResults' is not a number."),
    ("a search without end", "POST", "/search/jql", b'{"jql": "project = PAY", "maxResults": 1e999}', 400, "Can not deserialize 'maxResults': it is not a number."),
    ("an order that comments do not have", "GET", "/issue/PAY-1/comment?orderBy=author", None, 400, "The 'orderBy' parameter must be one of: created, +created, -created."),
    ("an issue that is not there", "GET", "/issue/PAY-99", None, 404, NO_ISSUE),
    ("an end of a link that is not there", "POST", "/issueLink", DUPLICATE | {"inwardIssue": {"key": "PAY-1"}}, 404, NO_ISSUE),
    ("an unknown kind of link", "POST", "/issueLink", {"type": {"name": "Likes"}}, 404, NO_TYPE),
    ("a kind of link by an unknown id", "GET", "/issueLinkType/9", None, 404, "No issue link type with id '9' found."),
    ("a project that is not there", "GET", "/project/ZZZ", None, 404, "No project could be found with key 'ZZZ'."),
    ("a version that is not there", "GET", "/version/9", None, 404, "Could not find version for id '9'"),
    ("a comment that is not there", "GET", "/issue/PAY-1/comment/9", None, 404, "Can not find a comment for the id: 9."),
    ("a type that a project does not have", "GET", "/issue/createmeta/PAY/issuetypes/9", None, 404, "The issue type with id '9' does not exist in this project."),
    ("the search that was taken away", "GET", "/search?jql=project=PAY", None, 410, REMOVED),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "status", "said"), [case[1:] for case in SENTENCES], ids=[case[0] for case in SENTENCES])  # fmt: skip
def test_each_wrong_request_is_answered_with_its_own_sentence(
    shared_site: Site, method: str, path: str, body: Any, status: int, said: str
) -> None:
    before = len(shared_site.state.events)
    reply = shared_site.rest(method, path, body)
    assert (reply.status, reply.json) == (status, {"errorMessages": [said], "errors": {}})
    assert len(shared_site.state.events) == before, "nothing was done"


@pytest.mark.parametrize("status", [401, 403, 404, 409, 413, 500, 502, 503])
def test_any_status_can_be_ordered_and_is_a_page_not_json(shared_site: Site, status: int) -> None:
    shared_site.hand("set", fail={"path": "/myself", "status": status})
    reply = shared_site.rest("GET", "/myself")
    assert reply.status == status
    assert reply.headers["Content-Type"].startswith("text/html")
    assert shared_site.rest("GET", "/myself").status == 200


@pytest.mark.parametrize(("given", "told"), [(3, "3"), (0.5, "0.5"), (120, "120")])
def test_a_slow_down_tells_its_seconds(shared_site: Site, given: float, told: str) -> None:
    shared_site.hand("set", rate_limit={"path": "/priority", "retry_after": given})
    reply = shared_site.rest("GET", "/priority")
    assert (reply.status, reply.headers["Retry-After"]) == (429, told)
    assert reply.json == {"errorMessages": ["Rate limit exceeded."], "errors": {}}
    assert len(shared_site.rest("GET", "/priority").json) == len(PRIORITIES)


@pytest.mark.parametrize("method", ["PATCH", "OPTIONS"])
def test_a_method_that_no_address_knows_is_not_allowed(shared_site: Site, method: str) -> None:
    assert shared_site.rest(method, "/issue/PAY-1").status == 405


def test_an_address_that_is_not_there_names_itself(shared_site: Site) -> None:
    reply = shared_site.rest("GET", "/issues/PAY-1")
    assert reply.json == {"message": "null for uri: /jira/rest/api/3/issues/PAY-1", "status-code": 404}


@pytest.mark.parametrize("after", ["x", "-1", "1.5", "9" * 5000])
def test_changes_after_nonsense_are_refused_in_a_sentence(shared_site: Site, after: str) -> None:
    reply = shared_site.http("GET", f"/sandbox/jira/changes?after={after}")
    assert (reply.status, reply.json) == (400, {"error": "'after' is the number of an event."})
