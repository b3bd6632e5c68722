"""The real client does the bridge's work against the pocket Jira, with nothing patched."""

from typing import Any

import pytest
from jira import JIRA, JIRAError

from bridge.sandbox.jira.adf import document, text
from tests.sandbox.jira.pocket import Site, task


def said(problem: JIRAError) -> Any:
    """The body of a refusal."""
    assert problem.response is not None
    return problem.response.json()


def test_the_server_says_that_it_is_cloud(jira: JIRA) -> None:
    assert jira.server_info()["deploymentType"] == "Cloud"
    assert jira._is_cloud


def test_the_client_starts_without_asking_for_the_server(site: Site) -> None:
    client = site.client(info=False)
    assert client.myself()["emailAddress"] == "bridge@sandbox.example"
    assert list(site.state.stats.calls()) == ["GET /myself"]


def test_an_issue_is_created_and_read_back(jira: JIRA) -> None:
    made = jira.create_issue(fields=task(description=document("It is gone."), labels=["voice"]))
    found = jira.issue(made.id)
    assert found.key == made.key
    assert found.fields.summary == "Vouchers vanish at payment"
    assert found.fields.status.statusCategory.key == "new"
    assert found.fields.creator.displayName == "Bridge"
    assert found.fields.labels == ["voice"]
    assert text(found.raw["fields"]["description"]) == "It is gone."


def test_project_and_issue_type_may_be_given_by_name(jira: JIRA) -> None:
    made = jira.create_issue(project="APP", issuetype="Story", summary="Bigger letters")
    assert made.key.startswith("APP-")
    assert made.fields.issuetype.name == "Story"


def test_search_pages_through_everything(jira: JIRA) -> None:
    for number in range(7):
        jira.create_issue(fields=task(f"Problem {number}"), prefetch=False)
    jql = "project = PAY AND creator = currentUser() ORDER BY key DESC"
    first = jira.enhanced_search_issues(jql, maxResults=3, fields="summary")
    rest = jira.enhanced_search_issues(
        jql, maxResults=10, fields="summary", nextPageToken=first.nextPageToken
    )
    found = [issue.fields.summary for issue in [*first, *rest]]
    assert found == [f"Problem {number}" for number in reversed(range(7))]


def test_search_issues_is_routed_to_the_new_search(site: Site, jira: JIRA) -> None:
    found = jira.search_issues('project = PAY AND statusCategory != "Done"', fields="summary,status")
    assert {issue.key for issue in found} == {"PAY-1", "PAY-2", "PAY-4"}
    assert site.state.stats.calls()["GET /search/jql"] == 1


def test_counting_costs_one_call(jira: JIRA) -> None:
    assert jira.approximate_issue_count("project in (PAY, DEL)") == 8


def test_fields_are_changed(jira: JIRA) -> None:
    issue = jira.issue("PAY-1")
    issue.update(fields={"summary": "Refund status unclear to customers", "labels": ["voice"]})
    issue.update(update={"labels": [{"add": "refund"}]})
    issue.add_field_value("labels", "bank")
    found = jira.issue("PAY-1")
    assert found.fields.summary == "Refund status unclear to customers"
    assert found.fields.labels == ["bank", "refund", "voice"]


def test_a_list_given_by_keyword_is_no_operation(jira: JIRA) -> None:
    """The client sends it as bare operations; Jira wants verbs: use `fields=`."""
    with pytest.raises(JIRAError) as refused:
        jira.issue("PAY-1").update(labels=["voice"])
    assert refused.value.status_code == 400


def test_transitions_are_listed_with_the_fields_they_ask_for(jira: JIRA) -> None:
    listed = jira.transitions("PAY-1", expand="transitions.fields")
    done = next(each for each in listed if each["to"]["statusCategory"]["key"] == "done")
    names = [value["name"] for value in done["fields"]["resolution"]["allowedValues"]]
    assert done["fields"]["resolution"]["required"]
    assert names == ["Done", "Won't Do", "Duplicate", "Cannot Reproduce"]


def test_a_transition_needs_its_resolution(jira: JIRA) -> None:
    with pytest.raises(JIRAError) as refused:
        jira.transition_issue("PAY-1", "Done")
    assert said(refused.value)["errors"] == {"resolution": "Resolution is required."}
    jira.transition_issue("PAY-1", "Done", fields={"resolution": {"name": "Won't Do"}})
    assert jira.issue("PAY-1").raw["fields"]["resolution"]["name"] == "Won't Do"


def test_reopening_takes_the_resolution_away(jira: JIRA) -> None:
    jira.transition_issue("PAY-1", "Done", fields={"resolution": {"name": "Done"}})
    jira.transition_issue("PAY-1", "In Progress")
    found = jira.issue("PAY-1")
    assert found.fields.resolution is None
    assert found.fields.resolutiondate is None


def test_the_changelog_tells_status_and_resolution(jira: JIRA) -> None:
    jira.transition_issue("PAY-1", "Done", fields={"resolution": {"name": "Done"}})
    newest = jira.issue("PAY-1", expand="changelog").changelog.histories[0]
    items = [(item.field, item.fromString, item.toString) for item in newest.items]
    assert items == [("resolution", None, "Done"), ("status", "Backlog", "Done")]


def test_comments_are_written_listed_newest_first_and_changed(jira: JIRA) -> None:
    first = jira.add_comment("PAY-1", document("One"))
    jira.add_comment("PAY-1", document("Two"))
    first.update(body=document("Uno"))
    listed = jira.comments("PAY-1", order_by="-created", expand="properties")
    assert [text(comment.raw["body"]) for comment in listed] == ["Two", "Uno"]
    listed[0].delete()
    assert len(jira.comments("PAY-1")) == 1


def test_an_internal_comment_is_not_public(jira: JIRA) -> None:
    made = jira.add_comment("PAY-1", document("Do not tell"), is_internal=True)
    assert made.raw["jsdPublic"] is False


def test_a_version_is_made_and_released(jira: JIRA) -> None:
    made = jira.create_version(name="5.3", project="PAY")
    made.update(released=True)
    found = jira.project_versions("PAY")[0]
    assert (found.name, found.released) == ("5.3", True)
    assert found.raw["releaseDate"]


def test_issues_are_linked(jira: JIRA) -> None:
    jira.create_issue_link("Duplicate", "PAY-1", "PAY-2")
    there = jira.issue("PAY-1").fields.issuelinks[0]
    back = jira.issue("PAY-2").fields.issuelinks[0]
    assert (there.type.outward, there.outwardIssue.key) == ("duplicates", "PAY-2")
    assert (back.type.inward, back.inwardIssue.key) == ("is duplicated by", "PAY-1")


def test_people_are_found_for_an_issue(jira: JIRA) -> None:
    found = jira.search_assignable_users_for_issues(query="pri", project="PAY")
    assert [user.displayName for user in found] == ["Priya"]


def test_properties_are_kept_on_issues(jira: JIRA) -> None:
    jira.add_issue_property("PAY-1", "bridge", {"key": "issue:7"})
    assert jira.issue_property("PAY-1", "bridge").value.key == "issue:7"
    assert [found.key for found in jira.issue_properties("PAY-1")] == ["bridge"]
    jira.issue_property("PAY-1", "bridge").delete()
    assert jira.issue_properties("PAY-1") == []


def test_what_the_site_knows_can_be_listed(jira: JIRA) -> None:
    assert [project.key for project in jira.projects()] == ["PAY", "DEL", "APP"]
    assert {status.statusCategory.key for status in jira.statuses()} == {"new", "indeterminate", "done"}
    assert jira.resolutions()[1].name == "Won't Do"
    assert jira.priorities()[2].name == "Medium"
    assert [kind.name for kind in jira.issue_types()] == ["Task", "Bug", "Story"]
    assert jira.issue_link_type("10002").name == "Duplicate"
    assert {field["id"] for field in jira.fields()} >= {"summary", "customfield_10031"}
    assert [part.name for part in jira.project_components("PAY")] == ["Refunds", "Checkout"]


def test_a_wrong_token_is_refused_like_at_cloud(site: Site) -> None:
    with pytest.raises(JIRAError) as refused:
        site.client(token="old", info=False).myself()
    assert refused.value.status_code == 401
    assert refused.value.response is not None
    assert "WWW-Authenticate" in refused.value.response.headers
