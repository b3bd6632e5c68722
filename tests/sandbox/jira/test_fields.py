"""Fields: what is refused and in which words, what is stored, what the changelog says."""

from typing import Any

import pytest

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira import comments, issues, links, versions
from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.errors import Refused
from bridge.sandbox.jira.fields.readers import NOT_A_DOCUMENT
from bridge.sandbox.jira.model import Issue
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.world import BRIDGE, PRIYA, REPORTS, SEVERITY
from tests.sandbox.jira.pocket import task

NOT_ON_SCREEN = "Field '{}' cannot be set. It is not on the appropriate screen, or unknown."


def refused(state: JiraState, fields: dict[str, Any]) -> dict[str, str]:
    """The errors that a create is refused with."""
    with pytest.raises(Refused) as refusal:
        issues.create(state, BRIDGE, fields)
    assert refusal.value.status == 400
    assert not state.issues
    return refusal.value.errors


@pytest.fixture
def issue(state: JiraState) -> Issue:
    return issues.create(state, BRIDGE, task())


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"summary": ""}, "summary", "You must specify a summary of the issue."),
        ({"summary": None}, "summary", "You must specify a summary of the issue."),
        ({"summary": "a\nb"}, "summary", "The summary is invalid because it contains newline characters."),
        ({"summary": "a" * 256}, "summary", "Summary can't exceed 255 characters."),
        ({"description": "words"}, "description", NOT_A_DOCUMENT),
        ({"description": {"type": "doc"}}, "description", NOT_A_DOCUMENT),
        ({"project": {"key": "ZZZ"}}, "project", "Specify a valid project ID or key"),
        ({"project": None}, "project", "project is required"),
        ({"issuetype": {"name": "Epic"}}, "issuetype", "Specify a valid issue type"),
        ({"issuetype": None}, "issuetype", "Specify an issue type"),
        ({"priority": {"name": "Sky-high"}}, "priority", "Specify a valid 'id' or 'name' for priority"),
        ({"assignee": {"accountId": "nobody"}}, "assignee", "Account ID 'nobody' does not exist."),
        ({"labels": ["two words"]}, "labels", "The label 'two words' contains spaces which is invalid."),
        ({"labels": "voice"}, "labels", "data was not an array"),
        ({"labels": [1]}, "labels", "data was not an array of strings"),
        ({"fixVersions": [{"name": "9"}]}, "fixVersions", "Version name '9' is not valid"),
        ({"components": [{"name": "Moon"}]}, "components", "Component name 'Moon' is not valid"),
        ({SEVERITY: {"value": "S9"}}, SEVERITY, "Specify a valid 'id' or 'value' for Severity"),
        ({REPORTS: "many"}, REPORTS, "Operation value must be a number"),
        ({"mood": 1}, "mood", NOT_ON_SCREEN.format("mood")),
        ({"status": {"name": "Done"}}, "status", NOT_ON_SCREEN.format("status")),
    ],
)
def test_a_wrong_field_is_named(state: JiraState, fields: dict[str, Any], field: str, said: str) -> None:
    assert refused(state, task() | fields) == {field: said}


def test_all_wrong_fields_are_named_at_once(state: JiraState) -> None:
    assert set(refused(state, task(labels=["a b"], mood=1) | {"summary": ""})) == {
        "labels",
        "mood",
        "summary",
    }


def test_a_bug_in_delivery_needs_its_severity(state: JiraState) -> None:
    bug = task(project="DEL") | {"issuetype": {"name": "Bug"}}
    assert refused(state, bug) == {SEVERITY: "Severity is required."}
    assert issues.create(state, BRIDGE, bug | {SEVERITY: {"id": "10041"}}).values[SEVERITY].name == "S1"


def test_a_summary_of_255_characters_is_taken(state: JiraState) -> None:
    assert issues.create(state, BRIDGE, task("a" * 255)).summary == "a" * 255


def test_defaults_fill_what_is_not_said(issue: Issue) -> None:
    assert issue.values["priority"].name == "Medium"
    assert issue.values["reporter"] == BRIDGE
    assert issue.values["labels"] == ()
    assert issue.values["assignee"] is None


def test_numbers_of_a_project_go_up(state: JiraState) -> None:
    made = [issues.create(state, BRIDGE, task(project=key)).key for key in ("PAY", "DEL", "PAY")]
    assert made == ["PAY-1", "DEL-1", "PAY-2"]


@pytest.mark.parametrize(
    ("fields", "before", "after"),
    [
        ({"summary": "New"}, "Vouchers vanish at payment", "New"),
        ({"labels": ["b", "a"]}, "", "a b"),
        ({"priority": {"id": "1"}}, "Medium", "Highest"),
        ({"assignee": {"accountId": PRIYA.account_id}}, None, "Priya"),
        ({"description": document("More")}, None, "More"),
        ({REPORTS: 38}, None, "38.0"),
        ({SEVERITY: {"value": "S2"}}, None, "S2"),
        ({"components": [{"name": "Refunds"}]}, None, "Refunds"),
    ],
)
def test_the_changelog_has_both_words(
    state: JiraState, issue: Issue, fields: dict[str, Any], before: str | None, after: str
) -> None:
    issues.edit(state, PRIYA, issue, fields)
    (item,) = issue.changes[-1].items
    assert item.field_id == next(iter(fields))
    assert (item.before_text, item.after_text) == (before, after)
    assert issue.changes[-1].author == PRIYA


def test_every_version_put_or_taken_is_an_item(state: JiraState, issue: Issue) -> None:
    for name in ("5.2", "5.3"):
        versions.create(state, PRIYA, state.project("PAY"), {"name": name})
    issues.edit(state, PRIYA, issue, {"fixVersions": [{"name": "5.2"}]})
    issues.edit(state, PRIYA, issue, {"fixVersions": [{"name": "5.3"}]})
    items = [(item.field, item.before_text, item.after_text) for item in issue.changes[-1].items]
    assert items == [("Fix Version", "5.2", None), ("Fix Version", None, "5.3")]


def test_nothing_changed_is_no_change(state: JiraState, clock: HeldClock, issue: Issue) -> None:
    clock.advance(10)
    issues.edit(state, PRIYA, issue, {"summary": issue.summary})
    assert not issue.changes
    assert issue.updated == issue.created


def test_a_wrong_edit_changes_nothing(state: JiraState, issue: Issue) -> None:
    with pytest.raises(Refused):
        issues.edit(state, PRIYA, issue, {"summary": "New", "labels": ["a b"]})
    assert issue.summary == "Vouchers vanish at payment"


def test_update_operations_add_and_take_away(state: JiraState, issue: Issue) -> None:
    issues.edit(state, PRIYA, issue, {}, {"labels": [{"add": "a"}, {"add": "b"}, {"remove": "a"}]})
    assert issue.values["labels"] == ("b",)
    issues.edit(state, PRIYA, issue, {}, {"labels": [{"set": []}], "summary": [{"set": "New"}]})
    assert issue.values["labels"] == ()
    assert issue.summary == "New"


@pytest.mark.parametrize(
    ("fields", "update"),
    [
        ({"labels": []}, {"labels": [{"add": "a"}]}),
        ({}, {"summary": [{"add": "a"}]}),
        ({}, {"mood": [{"set": 1}]}),
        ({}, {"labels": ["a"]}),
        ({}, {"labels": "a"}),
    ],
)
def test_operations_that_do_not_fit_are_refused(
    state: JiraState, issue: Issue, fields: dict[str, Any], update: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refusal:
        issues.edit(state, PRIYA, issue, fields, update)
    assert refusal.value.status == 400


def test_an_unknown_transition_is_refused(state: JiraState, issue: Issue) -> None:
    with pytest.raises(Refused, match="Transition id '99' is not valid"):
        issues.transition(state, PRIYA, issue, "99", {})


@pytest.mark.parametrize(
    ("number", "fields", "said"),
    [
        ("41", {}, "Resolution is required."),
        ("41", {"resolution": {"name": "Gone"}}, "Specify a valid 'id' or 'name' for Resolution"),
        ("31", {"resolution": {"name": "Done"}}, NOT_ON_SCREEN.format("resolution")),
    ],
)
def test_the_resolution_belongs_to_done(
    state: JiraState, issue: Issue, number: str, fields: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused) as refusal:
        issues.transition(state, PRIYA, issue, number, fields)
    assert refusal.value.errors == {"resolution": said}
    assert issue.status.name == "Backlog"


def test_a_move_keeps_the_id_and_drops_what_belongs_to_the_project(state: JiraState, issue: Issue) -> None:
    issues.edit(state, PRIYA, issue, {"components": [{"name": "Refunds"}]})
    issues.move(state, PRIYA, issue, state.project("APP"))
    assert (issue.key, state.issue("PAY-1").id, state.issue("APP-1").id) == ("APP-1", issue.id, issue.id)
    assert issue.values["components"] == ()


def test_deleting_takes_comments_and_links_along(state: JiraState, issue: Issue) -> None:
    other = issues.create(state, BRIDGE, task())
    comments.add(state, PRIYA, issue, {"body": document("Hello")})
    ends = {"inwardIssue": {"key": issue.key}, "outwardIssue": {"key": other.key}}
    links.connect(state, PRIYA, {"type": {"name": "Duplicate"}} | ends)
    issues.delete(state, PRIYA, issue)
    assert not state.comments
    assert not other.links
    with pytest.raises(Refused) as refusal:
        state.issue("PAY-1")
    assert refusal.value.status == 404


def test_commenting_updates_the_issue_and_a_release_does_not(
    state: JiraState, clock: HeldClock, issue: Issue
) -> None:
    version = versions.create(state, PRIYA, state.project("PAY"), {"name": "5.3"})
    clock.advance(10)
    comments.add(state, PRIYA, issue, {"body": document("Hello")})
    commented = issue.updated
    clock.advance(10)
    versions.update(state, PRIYA, version, {"released": True})
    assert commented == issue.created + 10
    assert issue.updated == commented


def test_a_versions_name_is_its_own(state: JiraState) -> None:
    project = state.project("PAY")
    versions.create(state, PRIYA, project, {"name": "5.3"})
    for name in ("5.3", "", None):
        with pytest.raises(Refused) as refusal:
            versions.create(state, PRIYA, project, {"name": name})
        assert "name" in refusal.value.errors
    assert versions.create(state, PRIYA, state.project("APP"), {"name": "5.3"})
