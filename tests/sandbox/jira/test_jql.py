"""Search: the part of JQL that is known, the words for the rest, and an index that lags behind."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira import issues, versions
from bridge.sandbox.jira.errors import Refused
from bridge.sandbox.jira.jql.find import UNBOUNDED, find
from bridge.sandbox.jira.jql.match import Asker
from bridge.sandbox.jira.jql.parse import Clause, Order, parse
from bridge.sandbox.jira.jql.times import moment
from bridge.sandbox.jira.model import Issue
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.world import BRIDGE, PRIYA, SEVERITY
from tests.sandbox.jira.pocket import task


def keys(state: JiraState, jql: str) -> list[str]:
    """The keys a query of the bridge finds."""
    return [record.key for record in find(Asker(state, BRIDGE, state.clock()), jql)]


def words(state: JiraState, jql: str) -> str:
    """Why a query is refused."""
    with pytest.raises(Refused) as refused:
        keys(state, jql)
    assert refused.value.status == 400
    return refused.value.sentence


def add(state: JiraState, project: str = "PAY", **fields: Any) -> Issue:
    return issues.create(state, BRIDGE, task(project=project, **fields))


@pytest.fixture
def filled(state: JiraState, clock: HeldClock) -> JiraState:
    """PAY-1 (in progress), PAY-2 (done, won't do), DEL-1 (new, Priya's), opened a minute apart, and found."""
    version = versions.create(state, PRIYA, state.project("PAY"), {"name": "5.3"})
    first = add(state, fixVersions=[{"id": str(version.id)}])
    clock.advance(60)
    second = add(state, labels=["voice"])
    clock.advance(60)
    issues.create(state, PRIYA, task(project="DEL", assignee={"accountId": PRIYA.account_id}))
    issues.transition(state, PRIYA, first, "31", {})
    issues.transition(state, PRIYA, second, "41", {"resolution": {"name": "Won't Do"}})
    clock.advance(60)
    return state


@pytest.mark.parametrize(
    ("jql", "found"),
    [
        ("project = PAY", ["PAY-2", "PAY-1"]),
        ("project in (PAY, del)", ["DEL-1", "PAY-2", "PAY-1"]),
        ('project = "Payments"', ["PAY-2", "PAY-1"]),
        ("project != PAY", ["DEL-1"]),
        ("project not in (DEL)", ["PAY-2", "PAY-1"]),
        ("key in (PAY-1, DEL-1) ORDER BY key", ["DEL-1", "PAY-1"]),
        ("issuekey = pay-1", ["PAY-1"]),
        ('status = "In Progress"', ["PAY-1"]),
        ("statusCategory = Done", ["PAY-2"]),
        ("statusCategory != Done", ["DEL-1", "PAY-1"]),
        ("statusCategory in (new, indeterminate)", ["DEL-1", "PAY-1"]),
        ('resolution = "Won\'t Do"', ["PAY-2"]),
        ("resolution = Unresolved", ["DEL-1", "PAY-1"]),
        ("resolution is EMPTY", ["DEL-1", "PAY-1"]),
        ("resolution is not EMPTY", ["PAY-2"]),
        ("creator = currentUser()", ["PAY-2", "PAY-1"]),
        ("creator != currentUser()", ["DEL-1"]),
        ("assignee is not EMPTY", ["DEL-1"]),
        ("fixVersion = 5.3", ["PAY-1"]),
        ("fixVersion != 5.3", []),
        ("fixVersion is EMPTY", ["DEL-1", "PAY-2"]),
        ("labels = voice", ["PAY-2"]),
        ("issuetype = Task AND project = DEL", ["DEL-1"]),
        ("created >= -150s", None),
        ("created > -2m", ["DEL-1"]),
        ("created >= -2m", ["DEL-1", "PAY-2"]),
        ("created < -1m", ["PAY-2", "PAY-1"]),
        ("updated >= -1m AND project = PAY ORDER BY created ASC", ["PAY-1", "PAY-2"]),
        ("updated <= -2m", []),
        ("project = PAY ORDER BY updated DESC, id ASC", ["PAY-1", "PAY-2"]),
    ],
)
def test_queries_find_what_they_say(filled: JiraState, jql: str, found: list[str] | None) -> None:
    if found is None:
        assert "is invalid" in words(filled, jql)
    else:
        assert keys(filled, jql) == found


@pytest.mark.parametrize(
    ("jql", "said"),
    [
        ("", UNBOUNDED),
        ("ORDER BY created", UNBOUNDED),
        ("project = ZZZ", "The value 'ZZZ' does not exist for the field 'project'."),
        ("status = Gone", "The value 'Gone' does not exist for the field 'status'."),
        ("key = PAY-99", "An issue with key 'PAY-99' does not exist for field 'key'."),
        ("id in (1)", "A value with ID '1' does not exist for the field 'id'."),
        ("mood = good", "Field 'mood' does not exist or you do not have permission to view it."),
        ("project", "Error in the JQL Query: Expecting operator but reached the end of the query."),
        ("project PAY", "Error in the JQL Query: Expecting operator but got 'PAY'. (line 1, character 9)"),
        (
            "project = PAY OR project = DEL",
            "Error in the JQL Query: Expecting 'AND' but got 'OR'. (line 1, character 15)",
        ),
        ("project in PAY", "Error in the JQL Query: Expecting '(' but got 'PAY'. (line 1, character 12)"),
        ("project = PAY ORDER BY mood", "Not able to sort using field 'mood'."),
        (
            "project = PAY ORDER BY key sideways",
            "Error in the JQL Query: Expecting ',' or end of query but got 'sideways'. (line 1, character 28)",
        ),
        (
            'project = "PAY',
            "Error in the JQL Query: The character '\"' is not expected here. (line 1, character 10)",
        ),
        ("project > PAY", "The operator '>' is not supported by the 'project' field."),
        ("project ~ refund", "The operator '~' is not supported by the 'project' field."),
        ("summary = refund", "The operator '=' is not supported by the 'summary' field."),
        (
            'summary ~ "*fund"',
            "The '*' and '?' are not allowed as first character in wildcard query.",
        ),
        ('summary ~ "?!"', "The '*' and '?' are not allowed as first character in wildcard query."),
        ('summary ~ "!"', "The field does not support searching for an empty string: '!'."),
        ("updated = -5m", "The operator '=' is not supported by the 'updated' field."),
        ("project is EMPTY", "The operator 'is' is not supported by the 'project' field."),
        ("key = (PAY-1)", "Error in the JQL Query: Expecting value but got '('. (line 1, character 7)"),
    ],
)
def test_what_is_not_known_is_refused_in_jiras_words(filled: JiraState, jql: str, said: str) -> None:
    assert words(filled, jql) == said


def test_a_query_is_read_into_clauses_and_an_order() -> None:
    query = parse("""project in (PAY, "D E L") and status is not empty ORDER BY updated desc, key""")
    assert query.clauses == (
        Clause("project", "in", ("PAY", "D E L")),
        Clause("status", "is not", ("empty",)),
    )
    assert query.order == (Order("updated", descending=True), Order("key", descending=False))


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Refused):
        assert parse(text).order is not None


def test_absolute_moments_are_in_the_accounts_zone_and_exact_to_the_minute() -> None:
    noon = datetime(2026, 11, 21, 12, 0, tzinfo=UTC).timestamp()
    assert moment("2026-11-21 13:00", 0.0, 60) == noon
    assert moment("2026/11/21 12:00", 0.0, 0) == noon
    assert moment("2026-11-21", 0.0, 0) == noon - 12 * 3600
    assert moment("2026-11-21 13:00:05", 0.0, 60) is None


@settings(deadline=None)
@given(st.integers(0, 10_000), st.sampled_from("wdhm"))
def test_relative_moments_count_back_from_now(number: int, unit: str) -> None:
    seconds = {"w": 604_800, "d": 86_400, "h": 3600, "m": 60}[unit]
    assert moment(f"-{number}{unit}", 1e9, 0) == 1e9 - number * seconds


def test_a_new_issue_is_found_only_after_the_lag(state: JiraState, clock: HeldClock) -> None:
    issue = add(state)
    assert state.issue(issue.key) is issue
    assert keys(state, "project = PAY") == []
    clock.advance(2.0)
    assert keys(state, "project = PAY") == ["PAY-1"]


def test_search_knows_an_older_state_for_a_while(state: JiraState, clock: HeldClock) -> None:
    issue = add(state)
    clock.advance(5)
    issues.transition(state, BRIDGE, issue, "31", {})
    assert keys(state, "statusCategory = new") == ["PAY-1"]
    clock.advance(2)
    assert keys(state, "statusCategory = new") == []


def test_a_deleted_issue_is_forgotten(state: JiraState, clock: HeldClock) -> None:
    issue = add(state)
    clock.advance(5)
    issues.delete(state, BRIDGE, issue)
    clock.advance(5)
    assert keys(state, "project = PAY") == []


def test_an_issue_can_be_reconciled_before_its_time(state: JiraState) -> None:
    state.index.reconcile(add(state))
    assert keys(state, "project = PAY") == ["PAY-1"]


def test_a_poll_looks_only_at_what_changed(state: JiraState, clock: HeldClock) -> None:
    """The hot path: of a thousand issues only the one that changed is looked at."""
    first = add(state)
    for _ in range(999):
        add(state)
    clock.advance(3600)
    issues.edit(state, BRIDGE, first, {"summary": "Changed"})
    clock.advance(5)
    assert [record.key for record in state.index.newest_first(state.clock() - 60)] == ["PAY-1"]


def test_a_moved_issue_is_found_by_its_old_key(state: JiraState, clock: HeldClock) -> None:
    issue = add(state)
    issues.move(state, BRIDGE, issue, state.project("APP"))
    clock.advance(5)
    assert keys(state, "key = PAY-1") == ["APP-1"]
    assert state.issue("PAY-1").id == issue.id


def test_the_severity_of_a_bug_survives_in_search(state: JiraState, clock: HeldClock) -> None:
    bug = task(project="DEL") | {"issuetype": {"name": "Bug"}, SEVERITY: {"value": "S1"}}
    issues.create(state, BRIDGE, bug)
    clock.advance(5)
    assert keys(state, "issuetype = Bug") == ["DEL-1"]
