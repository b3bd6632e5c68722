"""Search for an index of open issues: by words, level, people, age; what every project kind understands."""

from typing import Any

import pytest

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira import issues
from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.jql.find import find
from bridge.sandbox.jira.jql.match import Asker
from bridge.sandbox.jira.model import User
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.world import BRIDGE, OTTO, PRIYA, STAFF
from tests.sandbox.jira.pocket import task

OPEN = "project in (PAY, DEL) AND statusCategory != Done AND level is EMPTY ORDER BY updated ASC"


def keys(state: JiraState, jql: str, asker: User = BRIDGE) -> list[str]:
    return [record.key for record in find(Asker(state, asker, state.clock()), jql)]


def add(state: JiraState, actor: User = BRIDGE, project: str = "PAY", **fields: Any) -> str:
    return issues.create(state, actor, task(project=project) | fields).key


@pytest.fixture
def texts(state: JiraState, clock: HeldClock) -> JiraState:
    """Issues that say similar things."""
    add(state, summary="Refund status unclear", description=document("The bank shows nothing yet."))
    add(state, summary="Refunds take 9 days", components=[{"name": "Refunds"}])
    add(
        state, summary="Vouchers vanish", description=document("No refund either."), priority={"name": "High"}
    )
    clock.advance(10)
    return state


@pytest.mark.parametrize(
    ("jql", "found"),
    [
        ('summary ~ "refund"', ["PAY-1", "PAY-2"]),
        ('summary ~ "REFUNDS"', ["PAY-1", "PAY-2"]),
        ("summary ~ unclear", ["PAY-1"]),
        ('summary ~ "unclear refund"', ["PAY-1"]),
        ('summary ~ "refund status vouchers"', []),
        ('summary ~ "vouch*"', ["PAY-3"]),
        ('summary ~ "vouch"', []),
        ('summary ~ "\\"status unclear\\""', ["PAY-1"]),
        ('summary ~ "\\"unclear status\\""', []),
        ('summary ~ "status-unclear?"', ["PAY-1"]),
        ('project = PAY AND summary !~ "refund"', ["PAY-3"]),
        ('text ~ "refund"', ["PAY-1", "PAY-2", "PAY-3"]),
        ('text ~ "bank unclear"', ["PAY-1"]),
        ('description ~ "bank"', ["PAY-1"]),
        ("component = Refunds", ["PAY-2"]),
        ("project = PAY AND component is EMPTY", ["PAY-1", "PAY-3"]),
        ("priority = High", ["PAY-3"]),
    ],
)
def test_words_find_what_has_them_all(texts: JiraState, jql: str, found: list[str]) -> None:
    assert keys(texts, f"{jql} ORDER BY key") == found


def test_open_issues_without_a_level_come_the_one_longest_untouched_first(
    state: JiraState, clock: HeldClock
) -> None:
    first, _done, secret = add(state), add(state), add(state)
    elsewhere, touched = add(state, project="APP"), add(state, project="DEL")
    clock.advance(60)
    issues.transition(state, PRIYA, state.issue("PAY-2"), "41", {"resolution": {"name": "Done"}})
    issues.secure(state, PRIYA, state.issue(secret), STAFF)
    issues.edit(state, PRIYA, state.issue(first), {"summary": "Changed"})
    clock.advance(60)
    assert keys(state, OPEN) == [touched, first]
    assert elsewhere == "APP-1"


def test_what_somebody_opened_in_the_last_quarter_of_an_hour(state: JiraState, clock: HeldClock) -> None:
    add(state)
    clock.advance(16 * 60)
    mine, theirs = add(state), add(state, OTTO)
    clock.advance(5)
    jql = "project = PAY AND creator = currentUser() AND created >= -15m"
    assert keys(state, jql) == [mine]
    assert keys(state, jql, OTTO) == [theirs]


def test_people_are_known_by_account_and_by_login(state: JiraState, clock: HeldClock) -> None:
    key = add(state, assignee={"accountId": PRIYA.account_id}, reporter={"accountId": OTTO.account_id})
    clock.advance(5)
    for person in (PRIYA.account_id, "priya"):
        assert keys(state, f'assignee = "{person}"') == [key]
    assert keys(state, "reporter = otto") == [key]
    assert keys(state, "reporter = ada") == []


def test_a_level_lags_like_everything_that_search_knows(state: JiraState, clock: HeldClock) -> None:
    key = add(state)
    clock.advance(5)
    issues.secure(state, PRIYA, state.issue(key), STAFF)
    assert keys(state, "level is EMPTY") == [key]
    clock.advance(5)
    assert keys(state, "level is EMPTY") == []
    assert keys(state, "level = Staff") == [key]
    assert keys(state, "level is not EMPTY") == [key]
