"""Whole bodies, written out: what a reader of the sandbox gets, key by key."""

from typing import Any

import pytest

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira import comments, issues, links, versions
from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.bodies import comments as comment_bodies
from bridge.sandbox.jira.bodies import meta
from bridge.sandbox.jira.bodies.issues import ALL, NAVIGABLE, View, choose, item
from bridge.sandbox.jira.bodies.shapes import Shapes
from bridge.sandbox.jira.dialect import CLOUD_WEBHOOK
from bridge.sandbox.jira.fields.catalogue import FIELDS
from bridge.sandbox.jira.fields.readers import Place
from bridge.sandbox.jira.model import ChangeItem, Issue
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.webhooks.payload import payload
from bridge.sandbox.jira.workflow import DONE, RESOLUTIONS, STATUSES
from bridge.sandbox.jira.world import BRIDGE, BUG, LINK_TYPES, MEDIUM, PRIYA, SEVERITIES, SEVERITY, TASK
from tests.sandbox.jira.pocket import task

SITE = "http://sandbox.example/jira"
V3 = Shapes(SITE)
V2 = Shapes(SITE, CLOUD_WEBHOOK)
AT = "2023-11-14T23:13:20.000+0100"
"""The held clock's time in the zone of the bridge's account."""

PRIYA_BODY = {
    "self": f"{SITE}/rest/api/3/user?accountId=712020:b1d9e001-priya",
    "accountId": "712020:b1d9e001-priya",
    "emailAddress": "priya@sandbox.example",
    "avatarUrls": dict.fromkeys(
        ("16x16", "24x24", "32x32", "48x48"),
        f"{SITE}/secure/useravatar?ownerId=712020:b1d9e001-priya",
    ),
    "displayName": "Priya",
    "active": True,
    "timeZone": "Africa/Lagos",
    "accountType": "atlassian",
}
DONE_CATEGORY = {
    "self": f"{SITE}/rest/api/3/statuscategory/3",
    "id": 3,
    "key": "done",
    "colorName": "green",
    "name": "Done",
}
DONE_STATUS = {
    "self": f"{SITE}/rest/api/3/status/10002",
    "description": "",
    "iconUrl": f"{SITE}/",
    "name": "Done",
    "id": "10002",
    "statusCategory": DONE_CATEGORY,
}
DONE_RESOLUTION = {
    "self": f"{SITE}/rest/api/3/resolution/10000",
    "id": "10000",
    "name": "Done",
    "description": "Work has been completed on this issue.",
}


@pytest.fixture
def issue(state: JiraState) -> Issue:
    state.site = SITE
    return issues.create(state, BRIDGE, task(description=document("It is gone.")))


@pytest.fixture
def view(state: JiraState, issue: Issue) -> View:
    """The site as the bridge reads it by REST, with one issue."""
    assert issue.key == "PAY-1"
    return View(state, V3)


@pytest.mark.parametrize(
    ("seconds", "offset", "text"),
    [
        (1_700_000_000.0, 60, AT),
        (1_700_000_000.25, 0, "2023-11-14T22:13:20.250+0000"),
        (1_700_000_000.0, -210, "2023-11-14T18:43:20.000-0330"),
        (None, 0, None),
    ],
)
def test_times_have_milliseconds_and_an_offset_without_a_colon(
    seconds: float | None, offset: int, text: str | None
) -> None:
    assert Shapes(SITE, offset_minutes=offset).time(seconds) == text


def test_a_person() -> None:
    assert V3.user(PRIYA) == PRIYA_BODY
    assert V3.user(None) is None


def test_a_status_and_its_category() -> None:
    assert V3.category(DONE) == DONE_CATEGORY
    assert V3.status(STATUSES[3]) == DONE_STATUS


def test_named_things_have_their_own_keys() -> None:
    assert V3.named("resolution", RESOLUTIONS[0]) == DONE_RESOLUTION
    assert V3.named("resolution", None) is None
    assert V3.named("option", SEVERITIES[0]) == {
        "self": f"{SITE}/rest/api/3/customFieldOption/10041",
        "id": "10041",
        "value": "S1",
    }
    assert V3.named("priority", MEDIUM) == {
        "self": f"{SITE}/rest/api/3/priority/3",
        "id": "3",
        "name": "Medium",
        "iconUrl": f"{SITE}/images/icons/priority/3.svg",
    }
    assert V3.named("issuetype", TASK) == {
        "self": f"{SITE}/rest/api/3/issuetype/10010",
        "id": "10010",
        "name": "Task",
        "iconUrl": f"{SITE}/images/icons/issuetype/10010.svg",
        "description": "A piece of work that needs to be done.",
        "subtask": False,
        "hierarchyLevel": 0,
    }


def test_a_version_before_and_after_its_release(state: JiraState) -> None:
    version = versions.create(state, PRIYA, state.project("PAY"), {"name": "5.3"})
    before = {
        "self": f"{SITE}/rest/api/3/version/{version.id}",
        "id": str(version.id),
        "description": "",
        "name": "5.3",
        "archived": False,
        "released": False,
        "projectId": 10001,
        "overdue": False,
    }
    assert V3.version(version) == before
    versions.update(state, PRIYA, version, {"released": True})
    del before["overdue"]
    assert V3.version(version) == before | {"released": True, "releaseDate": "2023-11-14"}


def test_a_project(state: JiraState) -> None:
    assert V3.project(state.project("PAY")) == {
        "self": f"{SITE}/rest/api/3/project/10001",
        "id": "10001",
        "key": "PAY",
        "name": "Payments",
        "projectTypeKey": "software",
        "simplified": False,
        "avatarUrls": dict.fromkeys(
            ("16x16", "24x24", "32x32", "48x48"), f"{SITE}/secure/projectavatar?pid=10001"
        ),
    }


def test_a_whole_project_has_what_belongs_to_it(state: JiraState) -> None:
    versions.create(state, PRIYA, state.project("PAY"), {"name": "5.3"})
    body = meta.project(state, V3, state.project("PAY"))
    assert body["lead"] == PRIYA_BODY
    assert [part["name"] for part in body["components"]] == ["Refunds", "Checkout"]
    assert [version["name"] for version in body["versions"]] == ["5.3"]
    assert [kind["name"] for kind in body["issueTypes"]] == ["Task", "Bug", "Story"]


def test_a_comment(state: JiraState, issue: Issue) -> None:
    mark = [{"key": "bridge", "value": {"key": "comment:7"}}]
    raw = {"body": document("Hello"), "visibility": {"type": "role", "value": "Team"}, "properties": mark}
    comment = comments.add(state, PRIYA, issue, raw)
    assert comment_bodies.comment(V3, comment, properties=True) == {
        "self": f"{SITE}/rest/api/3/issue/{issue.id}/comment/{comment.id}",
        "id": str(comment.id),
        "author": PRIYA_BODY,
        "body": document("Hello"),
        "updateAuthor": PRIYA_BODY,
        "created": AT,
        "updated": AT,
        "jsdPublic": True,
        "visibility": {"type": "role", "value": "Team"},
        "properties": mark,
    }


def test_an_edited_comment_says_who_and_when(state: JiraState, clock: HeldClock, issue: Issue) -> None:
    comment = comments.add(state, PRIYA, issue, {"body": document("Hello")})
    clock.advance(60)
    comments.edit(state, BRIDGE, issue, comment, {"body": document("Good day")})
    body = comment_bodies.comment(V3, comment)
    assert (body["author"]["displayName"], body["updateAuthor"]["displayName"]) == ("Priya", "Bridge")
    assert (body["created"], body["updated"]) == (AT, "2023-11-14T23:14:20.000+0100")
    assert "visibility" not in body
    assert "properties" not in body


def test_an_issue_has_the_fields_that_were_asked_for(view: View, issue: Issue) -> None:
    fields = ("summary", "description", "status", "resolution", "labels", "fixVersions", "security", SEVERITY)
    assert view.issue(issue, fields) == {
        "expand": "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations",
        "id": str(issue.id),
        "self": f"{SITE}/rest/api/3/issue/{issue.id}",
        "key": "PAY-1",
        "fields": {
            "summary": "Vouchers vanish at payment",
            "description": document("It is gone."),
            "status": V3.status(STATUSES[0]),
            "resolution": None,
            "labels": [],
            "fixVersions": [],
            "security": None,
            SEVERITY: None,
        },
    }


def test_a_done_issue_says_since_when_and_why(
    state: JiraState, view: View, clock: HeldClock, issue: Issue
) -> None:
    clock.advance(60)
    issues.transition(state, PRIYA, issue, "41", {"resolution": {"id": "10000"}})
    later = "2023-11-14T23:14:20.000+0100"
    names = (
        "created",
        "updated",
        "resolution",
        "resolutiondate",
        "statuscategorychangedate",
        "status",
        "statusCategory",
    )
    assert view.issue(issue, names)["fields"] == {
        "created": AT,
        "updated": later,
        "resolution": DONE_RESOLUTION,
        "resolutiondate": later,
        "statuscategorychangedate": later,
        "status": DONE_STATUS,
        "statusCategory": DONE_CATEGORY,
    }


def test_every_field_of_an_issue_can_be_shown(view: View, issue: Issue) -> None:
    shown = view.issue(issue, ALL)["fields"]
    assert set(shown) == set(ALL)
    assert set(FIELDS) <= set(ALL)
    assert shown["comment"] == {
        "comments": [],
        "maxResults": 0,
        "total": 0,
        "startAt": 0,
        "self": f"{SITE}/rest/api/3/issue/{issue.id}/comment",
    }


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ([], ALL),
        (["*all"], ALL),
        (["*navigable"], NAVIGABLE),
        (["summary", " status"], ("summary", "status")),
        (["nonsense"], ()),
        (["-comment"], tuple(name for name in ALL if name != "comment")),
        (["*navigable", "-summary"], tuple(name for name in NAVIGABLE if name != "summary")),
        (["summary", "summary"], ("summary",)),
    ],
)
def test_fields_are_chosen_by_names_groups_and_exceptions(asked: list[str], chosen: tuple[str, ...]) -> None:
    assert choose(asked) == chosen


def test_the_changelog_is_newest_first(state: JiraState, view: View, clock: HeldClock, issue: Issue) -> None:
    issues.edit(state, PRIYA, issue, {"summary": "One"})
    clock.advance(60)
    issues.transition(state, PRIYA, issue, "31", {})
    log = view.issue(issue, (), changelog=True)["changelog"]
    assert (log["startAt"], log["maxResults"], log["total"]) == (0, 2, 2)
    newest = log["histories"][0]
    assert newest["author"] == PRIYA_BODY
    assert newest["created"] == "2023-11-14T23:14:20.000+0100"
    assert newest["items"] == [
        {
            "field": "status",
            "fieldtype": "jira",
            "fieldId": "status",
            "from": "10000",
            "fromString": "Backlog",
            "to": "3",
            "toString": "In Progress",
        }
    ]


def test_a_custom_fields_change_is_marked_as_such() -> None:
    change = item(ChangeItem("Severity", SEVERITY, None, None, "10041", "S1"))
    assert (change["fieldtype"], change["fieldId"]) == ("custom", SEVERITY)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (["bridge"], {"bridge": {"key": "issue:7"}}),
        (["*all"], {"bridge": {"key": "issue:7"}, "x": 1}),
        (["none"], {}),
    ],
)
def test_properties_are_shown_by_name_or_all(
    view: View, issue: Issue, wanted: list[str], shown: dict[str, Any]
) -> None:
    issue.properties = {"bridge": {"key": "issue:7"}, "x": 1}
    assert view.issue(issue, (), properties=wanted)["properties"] == shown


def test_a_link_shows_the_other_issue_in_short(state: JiraState, view: View, issue: Issue) -> None:
    other = issues.create(state, BRIDGE, task("The older one"))
    ends = {"inwardIssue": {"key": issue.key}, "outwardIssue": {"key": other.key}}
    link = links.connect(state, PRIYA, {"type": {"id": "10002"}} | ends)
    shown = view.link(issue, link)
    assert shown["type"] == {
        "id": "10002",
        "name": "Duplicate",
        "inward": "is duplicated by",
        "outward": "duplicates",
        "self": f"{SITE}/rest/api/3/issueLinkType/10002",
    }
    assert shown["outwardIssue"]["key"] == "PAY-2"
    assert set(shown["outwardIssue"]["fields"]) == {"summary", "status", "priority", "issuetype"}
    assert view.link(other, link)["inwardIssue"]["key"] == "PAY-1"
    assert V3.link_type(LINK_TYPES[2]) == shown["type"]


def test_the_transition_to_done_asks_for_a_resolution() -> None:
    done = meta.transition(V3, STATUSES[3], fields_too=True)
    assert (done["id"], done["name"], done["to"], done["hasScreen"]) == ("41", "Done", DONE_STATUS, True)
    assert done["fields"]["resolution"]["allowedValues"][0] == DONE_RESOLUTION
    other = meta.transition(V3, STATUSES[2], fields_too=True)
    assert (other["hasScreen"], other["fields"]) == (False, {})


def test_the_severity_in_createmeta(state: JiraState) -> None:
    place = Place(state, state.project("DEL"))
    assert meta.one_field(V3, place, FIELDS[SEVERITY], required=True) == {
        "required": True,
        "schema": {
            "type": "option",
            "custom": "com.atlassian.jira.plugin.system.customfieldtypes:select",
            "customId": 10031,
        },
        "name": "Severity",
        "key": SEVERITY,
        "hasDefaultValue": False,
        "operations": ["set"],
        "fieldId": SEVERITY,
        "allowedValues": [V3.named("option", option) for option in SEVERITIES],
    }


def test_createmeta_begins_with_what_every_issue_needs(state: JiraState) -> None:
    fields = meta.fields(state, V3, state.project("DEL"), BUG)
    assert [field["fieldId"] for field in fields][:3] == ["issuetype", "project", "summary"]
    assert all(field["required"] for field in fields[:3])
    assert fields[0]["allowedValues"] == [V3.named("issuetype", BUG)]
    priority = next(field for field in fields if field["fieldId"] == "priority")
    assert priority["defaultValue"] == V3.named("priority", MEDIUM)


def test_versions_are_offered_by_project(state: JiraState) -> None:
    versions.create(state, PRIYA, state.project("PAY"), {"name": "5.3"})
    offered = {
        key: meta.one_field(V3, Place(state, state.project(key)), FIELDS["fixVersions"], required=False)
        for key in ("PAY", "DEL")
    }
    assert [version["name"] for version in offered["PAY"]["allowedValues"]] == ["5.3"]
    assert offered["DEL"]["allowedValues"] == []


def test_all_fields_have_clause_names_for_jql(state: JiraState) -> None:
    listed = {field["id"]: field for field in meta.all_fields(state)}
    assert listed[SEVERITY]["clauseNames"] == ["cf[10031]", "Severity"]
    assert listed["summary"]["clauseNames"] == ["summary"]
    assert listed[SEVERITY]["custom"] is True
    assert listed["status"]["custom"] is False


def test_the_webhook_of_an_update_is_in_version_2(state: JiraState, issue: Issue) -> None:
    issues.transition(state, PRIYA, issue, "41", {"resolution": {"id": "10001"}})
    body = payload(state, state.events[-1])
    assert list(body) == ["timestamp", "webhookEvent", "issue_event_type_name", "user", "issue", "changelog"]
    assert body["timestamp"] == 1_700_000_000_000
    assert body["user"] == V2.user(PRIYA)
    assert body["issue"]["fields"]["status"] == V2.status(STATUSES[3])
    assert body["issue"]["fields"]["description"] == "It is gone."
    assert "comment" not in body["issue"]["fields"]
    assert [entry["toString"] for entry in body["changelog"]["items"]] == ["Won't Do", "Done"]


def test_the_webhook_of_a_comment_is_in_words(state: JiraState, issue: Issue) -> None:
    comments.add(state, PRIYA, issue, {"body": document("One\nTwo")})
    body = payload(state, state.events[-1])
    assert list(body) == ["timestamp", "webhookEvent", "comment", "issue", "eventType"]
    assert body["comment"]["body"] == "One\nTwo"
    assert set(body["issue"]["fields"]) == {
        "summary",
        "issuetype",
        "project",
        "assignee",
        "priority",
        "status",
    }


def test_the_webhook_of_a_release_has_the_version_only(state: JiraState) -> None:
    state.site = SITE
    version = versions.create(state, PRIYA, state.project("PAY"), {"name": "5.3"})
    versions.update(state, PRIYA, version, {"released": True})
    assert payload(state, state.events[-1]) == {
        "timestamp": 1_700_000_000_000,
        "webhookEvent": "jira:version_released",
        "version": V2.version(version),
    }


def test_the_webhook_of_a_link_has_ids_only(state: JiraState, issue: Issue) -> None:
    other = issues.create(state, BRIDGE, task())
    ends = {"inwardIssue": {"key": issue.key}, "outwardIssue": {"key": other.key}}
    link = links.connect(state, PRIYA, {"type": {"name": "Relates"}} | ends)
    assert payload(state, state.events[-1]) == {
        "timestamp": 1_700_000_000_000,
        "webhookEvent": "issuelink_created",
        "issueLink": {
            "id": link.id,
            "sourceIssueId": issue.id,
            "destinationIssueId": other.id,
            "issueLinkType": {"id": "10003", "name": "Relates"},
            "systemLink": False,
        },
    }
