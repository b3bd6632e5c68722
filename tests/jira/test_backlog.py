"""Open issues that a new problem may be about, and what is read of an issue besides its status."""

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from tests.jira.fake import FakeJira, Heard, Say
from tests.jira.orders import by_hand, calls
from tests.sandbox.jira.pocket import Site

ISSUE = {
    "id": "10200",
    "key": "PAY-1",
    "fields": {
        "summary": "Refund",
        "status": {"name": "Backlog", "statusCategory": {"key": "new"}},
        "updated": "2026-11-02T10:00:00.000+0100",
        "project": {"key": "PAY"},
    },
}
SECURED = {**ISSUE, "key": "PAY-2", "fields": {**ISSUE["fields"], "security": {"name": "Staff"}}}  # type: ignore[dict-item]


def keys(connection: Connection, *projects: str) -> list[str]:
    return [issue.key for issue in Reader(connection).backlog(projects)]


def test_open_issues_come_with_the_start_of_their_descriptions(site: Site, either: Connection) -> None:
    key = by_hand(site, description="Customers see *pending* for days. " * 100)
    (seen,) = Reader(either).backlog(["PAY"])
    assert (seen.key, seen.summary, seen.secured) == (key, "Refund status unclear", False)
    assert seen.description.startswith("Customers see ")
    assert len(seen.description) == 1000


def test_done_and_secured_issues_and_those_of_other_projects_are_left_out(
    site: Site, either: Connection
) -> None:
    opened, done, secured = (by_hand(site) for _ in range(3))
    by_hand(site, project="APP")
    site.hand("transition", user="Priya", issue=done, to="Done", resolution="Done")
    site.hand("secure", user="Priya", issue=secured, level="Staff")
    assert keys(either, "PAY") == [opened]


def test_more_open_issues_than_a_page_are_all_given(site: Site, either: Connection) -> None:
    made = {by_hand(site) for _ in range(101)}
    assert set(keys(either, "PAY", "APP")) == made


def test_without_projects_jira_is_not_asked(site: Site, either: Connection) -> None:
    assert keys(either) == []
    assert calls(site) == {}


def test_a_site_without_security_levels_is_asked_without_them(fake: FakeJira, connection: Connection) -> None:
    def answer(heard: Heard) -> Say:
        if "level is EMPTY" in heard.body["jql"]:
            return Say(400, {"errorMessages": ["Field 'level' does not exist."]})
        return Say(body={"issues": [ISSUE, SECURED], "isLast": True})

    fake.answer = answer
    assert keys(connection, "PAY") == ["PAY-1"], "and what is secured all the same is left out"
    assert [heard.body["jql"].split(" ORDER")[0] for heard in fake.heard] == [
        'project in ("PAY") AND statusCategory != Done AND level is EMPTY',
        'project in ("PAY") AND statusCategory != Done',
    ]


def test_a_project_that_is_not_there_is_refused(either: Connection) -> None:
    with pytest.raises(RefusedError, match="NOPE"):
        keys(either, "NOPE")


@pytest.mark.parametrize("odd", [Say(503), Say(body={"issues": [{"id": "1"}]})])
def test_what_cannot_be_read_now_is_to_be_asked_again(
    fake: FakeJira, connection: Connection, odd: Say
) -> None:
    fake.say(odd)
    with pytest.raises(TryLaterError):
        keys(connection, "PAY")


def test_an_issue_tells_who_has_it_since_when_and_whether_it_is_secret(
    site: Site, either: Connection
) -> None:
    key = by_hand(site)
    site.hand("assign", user="Priya", issue=key, to="Otto")
    site.hand("secure", user="Priya", issue=key, level="Staff")
    seen = Reader(either).issue(key)
    assert seen is not None
    assert (seen.assignee, seen.secured, seen.description) == ("Otto", True, "")
    assert seen.created is not None
    assert seen.created <= seen.updated


def test_an_issue_without_assignee_and_created_date_is_an_issue(
    fake: FakeJira, connection: Connection
) -> None:
    fake.say(Say(body=ISSUE))
    seen = Reader(connection).issue("10200")
    assert seen is not None
    assert (seen.assignee, seen.created, seen.duplicates, seen.secured) == ("", None, (), False)


def test_an_idea_of_product_discovery_is_read_as_any_issue(site: Site, either: Connection) -> None:
    site.hand("set", project={"kind": "discovery", "key": "IDEA", "name": "Ideas", "lead": "Ada"})
    key = by_hand(site, project="IDEA", issuetype="Idea")
    (seen,) = Reader(either).backlog(["IDEA"])
    assert (seen.key, seen.versions, seen.resolution) == (key, (), None)
    assert Reader(either).versions("IDEA") == []
