"""What clients wrote can be held against the vendor's description of the API."""

from typing import Any

import pytest
from jira import JIRA

from bridge.sandbox.jira.adf import document
from tests.sandbox.jira.described import SPECIFICATION, wrong
from tests.sandbox.jira.pocket import Site, task

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SPECIFICATION.is_file(), reason="needs ../shared/specs beside the checkout"),
]


def call(method: str, path: str, body: Any = None, **query: str) -> dict[str, Any]:
    """An entry as the sandbox lists it."""
    return {"method": method, "path": f"/rest/api/3{path}", "query": query, "body": body}


def test_what_the_real_client_writes_is_described(site: Site, jira: JIRA) -> None:
    issue = jira.create_issue(fields=task(description=document("It is gone.")))
    issue.update(fields={"labels": ["voice"]}, notify=False)
    jira.add_simple_link(issue.key, {"url": "https://bridge.example/7", "title": "Problem 7"})
    jira.add_issue_property(issue.key, "bridge", {"key": "issue:7"})
    jira.transition_issue(issue, "Done", fields={"resolution": {"name": "Done"}})
    entries = site.look("requests")["requests"]
    assert len(entries) >= 5
    assert [problem for entry in entries for problem in wrong(entry)] == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (call("POST", "/issues", {}), "POST /rest/api/3/issues is not described"),
        (call("PATCH", "/issue/PAY-1", {}), "PATCH /rest/api/3/issue/PAY-1 is not described"),
        (call("PUT", "/issue/PAY-1", {"fields": {}}, quiet="true"), "?quiet is not described"),
        (call("POST", "/issue", {"fields": []}), "$.fields: [] is not of type 'object'"),
        (call("POST", "/issue"), "None is not of type 'object'"),
        (call("DELETE", "/issueLink/10200", {"why": "x"}), "no body is described"),
    ],
)
def test_what_is_not_described_is_named(entry: dict[str, Any], problem: str) -> None:
    (found,) = wrong(entry)
    assert problem in found


def test_a_literal_segment_goes_before_a_variable_one() -> None:
    assert wrong(call("POST", "/issue/bulkfetch", {"issueIdsOrKeys": ["PAY-1"]})) == []
    assert "issueIdsOrKeys" in wrong(call("POST", "/issue/bulkfetch", {}))[0]
