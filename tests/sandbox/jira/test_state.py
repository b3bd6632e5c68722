"""The site apart from its doors: who is there, what is found by which name, what is counted."""

from typing import Any

import pytest

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira import JiraState, issues, links, properties, seeded, versions
from bridge.sandbox.jira.before import ISSUES
from bridge.sandbox.jira.errors import Refused, bad, missing
from bridge.sandbox.jira.index import Index
from bridge.sandbox.jira.model import Issue
from bridge.sandbox.jira.reading import amount, mapping, mappings, words
from bridge.sandbox.jira.stats import Stats, seen_twice
from bridge.sandbox.jira.tokens import Tokens
from bridge.sandbox.jira.world import BRIDGE, PRIYA, USERS
from tests.sandbox.jira.pocket import task


@pytest.fixture
def issue(state: JiraState) -> Issue:
    return issues.create(state, BRIDGE, task())


def test_everybody_signs_in_with_the_one_token() -> None:
    tokens = Tokens()
    for user in USERS:
        assert tokens.at_site(USERS, user.email, "sandbox-token") == user
        assert tokens.at_site(USERS, user.email.upper(), "sandbox-token") == user
        assert tokens.at_site(USERS, user.email, "another") is None
    assert tokens.at_site(USERS, "nobody@sandbox.example", "sandbox-token") is None


@pytest.mark.parametrize("name", ["Priya", "priya", PRIYA.account_id, PRIYA.email])
def test_people_are_known_by_name_mail_and_account(state: JiraState, name: str) -> None:
    assert state.person(name) == PRIYA


@pytest.mark.parametrize("name", ["PAY", "pay", "10001"])
def test_a_project_is_known_by_key_and_id(state: JiraState, name: str) -> None:
    assert state.project(name).name == "Payments"


@pytest.mark.parametrize("name", ["PAY-1", "pay-1"])
def test_an_issue_is_known_by_key(state: JiraState, issue: Issue, name: str) -> None:
    assert state.issue(name) is issue
    assert state.issue(str(issue.id)) is issue


@pytest.mark.parametrize("name", ["", "PAY", "PAY-2", "99999", "²", "-1"])
def test_what_is_no_issue_is_404(state: JiraState, issue: Issue, name: str) -> None:
    assert issue.key == "PAY-1"
    with pytest.raises(Refused) as refusal:
        state.issue(name)
    assert refusal.value.status == 404


def test_two_sites_do_not_share_their_numbers() -> None:
    first, second = JiraState(), JiraState()
    issues.create(first, BRIDGE, task())
    assert issues.create(second, BRIDGE, task()).key == "PAY-1"


def test_the_issues_from_before_are_found_at_once(clock: HeldClock) -> None:
    state = seeded(JiraState(clock=clock.time, index_lag=60))
    known = [record.id for record in state.index.newest_first()]
    assert set(known) == set(state.issues)
    assert len(known) == len(ISSUES)


def test_the_issues_from_before_are_old(clock: HeldClock) -> None:
    state = seeded(JiraState(clock=clock.time))
    day = 86_400
    assert all(clock.now - found.updated >= 12 * day for found in state.issues.values())
    assert clock.now - state.issue("PAY-1").created == 250 * day


def test_the_issues_from_before_are_the_owners(clock: HeldClock) -> None:
    state = seeded(JiraState(clock=clock.time))
    for found in state.issues.values():
        assert found.creator == found.values["assignee"] == found.project.lead
        assert (found.resolution is not None) == (found.status.name == "Done")


def test_closing_a_site_ends_what_works_for_it() -> None:
    state, ended = JiraState(), []
    state.closers.append(lambda: ended.append("postman"))
    state.close()
    assert ended == ["postman"]


def test_a_late_write_does_not_hide_a_newer_one(clock: HeldClock, issue: Issue) -> None:
    index = Index(2.0, clock.time)
    index.put(issue)
    issue.updated += 10
    index.reconcile(issue)
    clock.advance(5)
    found = index.get(issue.id)
    assert found is not None
    assert found.updated == issue.updated


def test_records_come_newest_first(state: JiraState, clock: HeldClock) -> None:
    made = []
    for _ in range(3):
        made.append(issues.create(state, BRIDGE, task()).key)
        clock.advance(10)
    assert [record.key for record in state.index.newest_first()] == made[::-1]
    since = state.issue(made[1]).updated
    assert [record.key for record in state.index.newest_first(since)] == made[:0:-1]


def test_a_refusal_has_jiras_shape_and_a_sentence() -> None:
    refusal = bad("One.", errors={"summary": "Two."})
    assert refusal.body == {"errorMessages": ["One."], "errors": {"summary": "Two."}}
    assert refusal.sentence == str(refusal) == "One. Two."
    assert missing("Gone.").status == 404
    assert Refused(409).sentence == "Refused with 409."


def test_calls_and_refusals_are_counted() -> None:
    stats = Stats()
    for name in ("POST /issue", "POST /issue", "GET /myself"):
        stats.call(name)
    stats.refused(400)
    assert stats.calls() == {"POST /issue": 2, "GET /myself": 1}
    assert stats.refusals() == {"400": 1}


@pytest.mark.parametrize(
    ("held", "twice"),
    [
        ([], []),
        ([{}, {"bridge": 5}, {"bridge": {}}, {"other": {"key": "a"}}], []),
        ([{"bridge": {"key": "a"}}, {"bridge": {"key": "b"}}], []),
        ([{"bridge": {"key": "b"}}, {"bridge": {"key": "a"}}] * 2, ["a", "b"]),
    ],
)
def test_keys_seen_twice_are_named(held: list[dict[str, Any]], twice: list[str]) -> None:
    assert seen_twice(held) == twice


def test_properties_are_read_from_a_list() -> None:
    assert properties.read(None) == {}
    assert properties.read([{"key": "a", "value": 1}, {"key": "b", "value": [2]}]) == {"a": 1, "b": [2]}


@pytest.mark.parametrize(
    "raw", [5, {"a": 1}, ["a"], [{"value": 1}], [{"key": "a"}], [{"key": "a" * 256, "value": 1}]]
)
def test_properties_of_another_shape_are_refused(raw: Any) -> None:
    with pytest.raises(Refused) as refusal:
        properties.read(raw)
    assert refusal.value.status == 400


def test_a_new_remote_link_is_in_the_changelog_and_its_update_is_not(state: JiraState, issue: Issue) -> None:
    raw = {"globalId": "problem:7", "object": {"title": "Seven", "url": "https://a.example/7"}}
    first, new = links.put_remote(state, BRIDGE, issue, raw)
    second, again = links.put_remote(state, BRIDGE, issue, raw)
    assert (new, again) == (True, False)
    assert first.id == second.id
    assert [item.field for change in issue.changes for item in change.items] == ["RemoteIssueLink"]


def test_remote_links_without_a_global_id_are_many(state: JiraState, issue: Issue) -> None:
    raw = {"object": {"title": "Seven", "url": "https://a.example/7"}}
    for _ in range(2):
        links.put_remote(state, BRIDGE, issue, raw)
    assert len(issue.remote_links) == 2


def test_a_release_date_that_is_set_is_kept(state: JiraState) -> None:
    made = versions.create(state, PRIYA, state.project("PAY"), {"name": "5.3", "releaseDate": "2026-12-01"})
    versions.update(state, PRIYA, made, {"released": True})
    assert made.release_date == "2026-12-01"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ({"released": True}, "jira:version_released"),
        ({"released": False}, "jira:version_updated"),
        ({"description": "Winter"}, "jira:version_updated"),
        ({"name": "5.3"}, "jira:version_updated"),
    ],
)
def test_what_happens_to_a_version_has_its_name(state: JiraState, raw: dict[str, Any], kind: str) -> None:
    made = versions.create(state, PRIYA, state.project("PAY"), {"name": "5.3"})
    versions.update(state, PRIYA, made, raw)
    assert state.events[-1].kind == kind


def test_loose_json_is_read_or_refused() -> None:
    assert (mapping(None, "x"), mapping({"a": 1}, "x")) == ({}, {"a": 1})
    assert (mappings(None, "x"), mappings([{}], "x")) == ([], [{}])
    assert (words(None, "x"), words("a, b", "x"), words(["a", 1], "x")) == ((), ("a", "b"), ("a", "1"))
    assert (amount(None, "x", 5), amount(2, "x", 5)) == (5, 2)


@pytest.mark.parametrize("read", [mapping, mappings, words])
@pytest.mark.parametrize("value", [5, True, [[]], [None]])
def test_json_of_another_kind_is_refused_by_name(read: Any, value: Any) -> None:
    with pytest.raises(Refused, match="Can not deserialize 'thing'"):
        read(value, "thing")


@pytest.mark.parametrize("value", [-1, "5", True, []])
def test_what_is_no_amount_is_refused(value: Any) -> None:
    with pytest.raises(Refused, match="it is not a number"):
        amount(value, "thing", 1)
