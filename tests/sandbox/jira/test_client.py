"""The real client does the bridge's work against the pocket Jira, with nothing patched."""

import pytest
from jira import JIRA, JIRAError

from bridge.sandbox.jira.adf import document
from tests.sandbox.jira.conftest import Site


def task(summary: str = "Vouchers vanish at payment") -> dict[str, object]:
    return {"project": {"key": "PAY"}, "issuetype": {"name": "Task"}, "summary": summary}


def test_the_server_says_that_it_is_cloud(jira: JIRA) -> None:
    assert jira.server_info()["deploymentType"] == "Cloud"
    assert jira._is_cloud


def test_the_client_starts_without_asking_for_the_server(site: Site) -> None:
    client = site.client(info=False)
    assert client.myself()["emailAddress"] == "bridge@sandbox.example"
    assert "/serverInfo" not in str(site.state.stats.calls())


def test_an_issue_is_created_and_read_back(jira: JIRA) -> None:
    made = jira.create_issue(fields=task() | {"description": document("It is gone.")})
    found = jira.issue(made.id)
    assert found.key == made.key
    assert found.fields.summary == "Vouchers vanish at payment"
    assert found.fields.status.statusCategory.key == "new"
    assert found.fields.creator.displayName == "Bridge"


def test_search_pages_through_everything(site: Site, jira: JIRA) -> None:
    for number in range(7):
        jira.create_issue(fields=task(f"Problem {number}"), prefetch=False)
    found = jira.enhanced_search_issues(
        "project = PAY AND creator = currentUser()", maxResults=0, fields="summary"
    )
    assert [issue.fields.summary for issue in found] == [f"Problem {number}" for number in reversed(range(7))]


def test_a_missing_severity_is_named(jira: JIRA) -> None:
    fields = task() | {"project": {"key": "DEL"}, "issuetype": {"name": "Bug"}}
    with pytest.raises(JIRAError) as refused:
        jira.create_issue(fields=fields)
    assert refused.value.status_code == 400
    assert refused.value.response.json() == {
        "errorMessages": [],
        "errors": {"customfield_10031": "Severity is required."},
    }
