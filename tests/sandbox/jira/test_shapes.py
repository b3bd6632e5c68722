"""Our bodies against the vendor's description of the API and against recorded webhooks.

The folder of the makers lies beside a checkout of theirs; elsewhere these tests skip.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.model import Event
from bridge.sandbox.jira.webhooks.payload import payload, server_payloads
from tests.sandbox.jira.pocket import Site, task

SHARED = Path(__file__).resolve().parents[4] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared is not beside this checkout"),
]
ROOT = "/rest/api/3"


@cache
def spec() -> dict[str, Any]:
    """The vendor's OpenAPI description."""
    found: dict[str, Any] = json.loads((SHARED / "specs/jira-cloud-platform-v3.json").read_text())
    return found


def wrong(schema: dict[str, Any], body: Any) -> list[str]:
    """What the description holds against a body; null stands for absent, as everywhere at Jira."""
    validator = Draft202012Validator(schema | {"components": spec()["components"]})
    return [f"{problem.json_path}: {problem.message[:200]}" for problem in validator.iter_errors(_bare(body))]


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items() if each is not None}
    return [_bare(each) for each in value] if isinstance(value, list) else value


def schema_of(method: str, template: str, status: int) -> dict[str, Any]:
    """The described body of an answer."""
    answers = spec()["paths"][ROOT + template][method.lower()]["responses"]
    found: dict[str, Any] = next(iter(answers[str(status)]["content"].values()))["schema"]
    return found


@pytest.fixture
def full(site: Site) -> Site:
    """A site where PAY-1 has one of everything."""
    version = site.rest("POST", "/version", {"name": "5.3", "projectId": 10001}).json
    fields = {
        "fixVersions": [{"id": version["id"]}],
        "components": [{"name": "Refunds"}],
        "labels": ["voice"],
    }
    site.rest("PUT", "/issue/PAY-1", {"fields": fields})
    site.rest("PUT", "/issue/PAY-1/properties/bridge", {"key": "issue:7"})
    comment = {"body": document("Hello"), "properties": [{"key": "bridge", "value": {"key": "comment:7"}}]}
    site.rest("POST", "/issue/PAY-1/comment", comment)
    page = {"url": "https://bridge.example/7", "title": "Problem 7"}
    site.rest("POST", "/issue/PAY-1/remotelink", {"globalId": "problem:7", "object": page})
    ends = {"inwardIssue": {"key": "PAY-1"}, "outwardIssue": {"key": "PAY-2"}}
    site.rest("POST", "/issueLink", {"type": {"name": "Duplicate"}} | ends)
    site.rest("POST", "/issue/PAY-1/transitions", {"transition": {"id": "31"}})
    return site


@pytest.fixture
def peculiar(full: Site) -> Site:
    """A site with fields and projects of every kind, where PAY-1 has a security level."""
    for kind in ("select", "text", "number", "user", "date"):
        wish = {
            "project": "PAY",
            "issuetype": "Bug",
            "name": f"A {kind}",
            "kind": kind,
            "options": ["A", "B"],
        }
        full.hand("set", require=wish)
    full.hand("set", project={"kind": "discovery", "key": "IDEA", "lead": "Ada"})
    full.hand("set", project={"kind": "service", "key": "HELP", "lead": "Otto"})
    full.hand("secure", user="Priya", issue="PAY-1", level="Staff")
    return full


GETS = [
    ("/serverInfo", "/serverInfo"),
    ("/myself", "/myself"),
    ("/status", "/status"),
    ("/statuscategory", "/statuscategory"),
    ("/resolution", "/resolution"),
    ("/priority", "/priority"),
    ("/issuetype", "/issuetype"),
    ("/field", "/field"),
    ("/issueLinkType", "/issueLinkType"),
    ("/issueLinkType/{issueLinkTypeId}", "/issueLinkType/10002"),
    ("/user/assignable/search", "/user/assignable/search?project=PAY&query=p"),
    ("/project", "/project"),
    ("/project/search", "/project/search"),
    ("/project/{projectIdOrKey}", "/project/PAY"),
    ("/project/{projectIdOrKey}/statuses", "/project/PAY/statuses"),
    ("/project/{projectIdOrKey}/components", "/project/PAY/components"),
    ("/project/{projectIdOrKey}/versions", "/project/PAY/versions"),
    ("/issue/createmeta/{projectIdOrKey}/issuetypes", "/issue/createmeta/DEL/issuetypes"),
    ("/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}", "/issue/createmeta/DEL/issuetypes/10011"),
    ("/mypermissions", "/mypermissions?permissions=ADMINISTER"),
    ("/user", "/user?accountId=712020:b1d9e001-priya"),
    ("/user/search", "/user/search?query=p"),
    ("/issue/{issueIdOrKey}/watchers", "/issue/PAY-1/watchers"),
    ("/issue/{issueIdOrKey}", "/issue/PAY-1?expand=changelog&properties=bridge"),
    ("/issue/{issueIdOrKey}/editmeta", "/issue/PAY-1/editmeta"),
    ("/issue/{issueIdOrKey}/transitions", "/issue/PAY-1/transitions?expand=transitions.fields"),
    ("/issue/{issueIdOrKey}/changelog", "/issue/PAY-1/changelog"),
    ("/issue/{issueIdOrKey}/comment", "/issue/PAY-1/comment?expand=properties"),
    ("/issue/{issueIdOrKey}/properties", "/issue/PAY-1/properties"),
    ("/issue/{issueIdOrKey}/properties/{propertyKey}", "/issue/PAY-1/properties/bridge"),
    ("/search/jql", "/search/jql?jql=project=PAY&fields=*all&maxResults=1"),
]


@pytest.mark.parametrize(("template", "path"), GETS, ids=[path for _, path in GETS])
def test_what_is_read_is_as_described(full: Site, template: str, path: str) -> None:
    reply = full.rest("GET", path)
    assert reply.status == 200
    assert reply.json
    assert wrong(schema_of("GET", template, 200), reply.json) == []


def test_remote_links_are_a_list_of_what_is_described(full: Site) -> None:
    """The description shows the single link that `globalId` finds; without it a list is answered."""
    (link,) = full.rest("GET", "/issue/PAY-1/remotelink").json
    assert wrong(schema_of("GET", "/issue/{issueIdOrKey}/remotelink", 200), link) == []


def test_a_link_between_issues_is_as_described(full: Site) -> None:
    (number,) = full.state.links
    link = full.rest("GET", f"/issueLink/{number}").json
    assert wrong(schema_of("GET", "/issueLink/{linkId}", 200), link) == []


@pytest.mark.parametrize(
    ("template", "path"),
    [
        (
            "/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}",
            "/issue/createmeta/PAY/issuetypes/10011",
        ),
        (
            "/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}",
            "/issue/createmeta/IDEA/issuetypes/10020",
        ),
        ("/project/{projectIdOrKey}", "/project/HELP"),
        ("/project/{projectIdOrKey}/statuses", "/project/HELP/statuses"),
        ("/issue/{issueIdOrKey}", "/issue/PAY-1?fields=*all"),
        ("/issue/{issueIdOrKey}/editmeta", "/issue/PAY-1/editmeta"),
        ("/field", "/field"),
    ],
)
def test_a_peculiar_site_is_as_described(peculiar: Site, template: str, path: str) -> None:
    reply = peculiar.rest("GET", path)
    assert reply.status == 200
    assert wrong(schema_of("GET", template, 200), reply.json) == []


def test_product_discovery_is_newer_than_the_description_and_nothing_else_of_it(peculiar: Site) -> None:
    body = peculiar.rest("GET", "/project/IDEA").json
    (problem,) = wrong(schema_of("GET", "/project/{projectIdOrKey}", 200), body)
    assert problem.startswith("$.projectTypeKey: 'product_discovery'")


POSTS = [
    ("/issue", "/issue", {"fields": task()}, 201),
    ("/issue", "/issue", {"fields": {}}, 400),
    ("/issue/bulkfetch", "/issue/bulkfetch", {"issueIdsOrKeys": ["PAY-1"], "properties": ["bridge"]}, 200),
    ("/search/jql", "/search/jql", {"jql": "project = PAY", "fields": ["*all"], "maxResults": 2}, 200),
    ("/search/approximate-count", "/search/approximate-count", {"jql": "project = PAY"}, 200),
    ("/issue/{issueIdOrKey}/comment", "/issue/PAY-1/comment", {"body": document("Hello")}, 201),
    ("/version", "/version", {"name": "9.9", "projectId": 10001, "released": True}, 201),
    (
        "/issue/{issueIdOrKey}/remotelink",
        "/issue/PAY-1/remotelink",
        {"object": {"url": "https://bridge.example/8", "title": "8"}},
        201,
    ),
]


@pytest.mark.parametrize(("template", "path", "body", "status"), POSTS)
def test_what_a_post_answers_is_as_described(
    full: Site, template: str, path: str, body: dict[str, Any], status: int
) -> None:
    reply = full.rest("POST", path, body)
    assert reply.status == status
    assert wrong(schema_of("POST", template, status), reply.json) == []


@pytest.mark.parametrize(
    ("template", "body"),
    [
        ("/issue", {"fields": task(description=document("x")), "properties": [{"key": "a", "value": 1}]}),
        ("/issue/{issueIdOrKey}/comment", {"body": document("x"), "properties": [{"key": "a", "value": 1}]}),
        ("/search/jql", {"jql": "project = PAY", "fields": ["summary"], "reconcileIssues": [10200]}),
        ("/issue/bulkfetch", {"issueIdsOrKeys": ["PAY-1"], "fields": ["summary"], "properties": ["bridge"]}),
    ],
)
def test_what_the_tests_send_is_as_described(template: str, body: dict[str, Any]) -> None:
    """So that the sandbox is not merely in agreement with its own tests."""
    content = spec()["paths"][ROOT + template]["post"]["requestBody"]["content"]
    assert wrong(next(iter(content.values()))["schema"], body) == []


def recorded(name: str) -> Any:
    """A webhook that was recorded at a real site."""
    return json.loads((SHARED / "payloads/jira" / name).read_text())


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every path of a body with the kind of its value; null says nothing about the kind."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, f"{path}[]")
    elif value is not None:
        yield path, "number" if isinstance(value, int | float) else type(value).__name__


def sent(site: Site, kind: str) -> Any:
    """The webhook of the newest event of a kind."""
    event: Event = next(event for event in reversed(site.state.events) if event.kind == kind)
    return payload(site.state, event)


OLD = frozenset({"name", "key"})
"""What recorded bodies from before 2019 say about people and newer ones do not."""


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("jira:issue_created", "webhook-cloud-issue-created-many-fields.json"),
        ("jira:issue_updated", "webhook-issue-updated-resolved.json"),
        ("jira:issue_updated", "webhook-issue-updated-fix-version.json"),
        ("jira:issue_updated", "webhook-issue-updated-labels.json"),
        ("jira:issue_updated", "webhook-issue-updated-reopened.json"),
        ("comment_created", "webhook-cloud-comment-created-mention-user.json"),
        ("comment_deleted", "webhook-cloud-comment-deleted.json"),
        ("jira:version_released", "version_released.json"),
    ],
)
def test_webhooks_agree_with_recorded_ones(full: Site, kind: str, name: str) -> None:
    made = full.hand("comment", user="Priya", issue="PAY-1", text="Hello")
    full.rest("DELETE", f"/issue/PAY-1/comment/{made['id']}")
    full.hand("release", user="Priya", project="PAY", version="5.3")
    full.hand("transition", user="Priya", issue="PAY-1", to="Done")
    ours, theirs = sent(full, kind), recorded(name)
    assert set(theirs) <= set(ours)
    assert clashes(ours, theirs) == {}
    for part in ("user", "comment", "version"):
        if part in theirs:
            assert set(theirs[part]) - OLD <= set(ours[part]) | {"userReleaseDate", "overdue"}


def test_changelogs_agree_with_recorded_ones(full: Site) -> None:
    full.hand("transition", user="Priya", issue="PAY-1", to="Done")
    theirs = recorded("webhook-issue-updated-resolved.json")["changelog"]
    ours = sent(full, "jira:issue_updated")["changelog"]
    assert [set(item) for item in ours["items"]] == [set(item) for item in theirs["items"]]
    assert [item["field"] for item in ours["items"]] == [item["field"] for item in theirs["items"]]


def test_create_fields_agree_with_recorded_ones(full: Site) -> None:
    """The recorded ones are of the older call, where the id of a field is its key in an object."""
    name = "createmeta/cloud-get-create-issue-metadata-for-project.json"
    (project,) = recorded(name)["projects"]
    theirs = {key: field for kind in project["issuetypes"] for key, field in kind["fields"].items()}
    for field in full.rest("GET", "/issue/createmeta/DEL/issuetypes/10011").json["fields"]:
        known = theirs.get(field["fieldId"])
        if known:
            assert field["schema"] == known["schema"]
            assert set(known) - {"allowedValues", "autoCompleteUrl"} <= set(field)
            assert known["required"] or not field["required"]


def clashes(ours: Any, theirs: Any) -> dict[str, tuple[str, str]]:
    """Where both have something, but of different kinds."""
    kinds = dict(leaves(theirs))
    return {path: (found, kinds[path]) for path, found in leaves(ours) if kinds.get(path, found) != found}


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (0, "webhook-server-issue-updated-commented-2.json"),
        (1, "comment_created_no_issue_details.json"),
    ],
)
def test_both_webhooks_of_a_comment_at_data_center_agree_with_recorded_ones(
    full: Site, place: int, name: str
) -> None:
    full.hand("comment", user="Priya", issue="PAY-1", text="Hello")
    ours, theirs = server_payloads(full.state, full.state.events[-1])[place], recorded(name)
    assert set(theirs) == set(ours)
    assert set(theirs["comment"]["author"]) - {"accountId"} <= set(ours["comment"]["author"])
    assert clashes(ours, theirs) == {}


def test_changes_at_data_center_agree_with_recorded_ones(full: Site) -> None:
    full.hand("transition", user="Priya", issue="PAY-1", to="Done")
    (ours,) = server_payloads(full.state, full.state.events[-1])
    theirs = recorded("webhook-server-issue-updated-resolved.json")
    assert set(theirs) - {"comment"} <= set(ours)
    assert set(ours["changelog"]["items"][0]) == set(theirs["changelog"]["items"][0])
    assert clashes(ours, theirs) == {}
