"""Queries against a rule in plain Python: whatever is asked of whatever is there, both find the same."""

import operator
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira import JiraState, issues
from bridge.sandbox.jira.bodies.shapes import Shapes
from bridge.sandbox.jira.doors import search
from bridge.sandbox.jira.doors.call import Call
from bridge.sandbox.jira.errors import Refused
from bridge.sandbox.jira.jql.find import find
from bridge.sandbox.jira.jql.match import Asker
from bridge.sandbox.jira.jql.parse import Clause, Order, Query, parse
from bridge.sandbox.jira.model import Issue
from bridge.sandbox.jira.workflow import RESOLUTIONS, STATUSES, asks_resolution
from bridge.sandbox.jira.world import ADA, BRIDGE, PRIYA
from tests.sandbox.jira.pocket import task

MINUTE = 60.0
LABELS = ("voice", "angry", "two words")


def site() -> tuple[JiraState, HeldClock]:
    """Twelve issues of every kind, a minute apart, all found by search."""
    clock = HeldClock()
    state = JiraState(clock=clock.time)
    for number in range(12):
        status, who = STATUSES[number % 4], (BRIDGE, PRIYA, ADA)[number % 3]
        fields = task(project=("PAY", "DEL", "APP")[number % 3], labels=list(LABELS[: number % 3]))
        assignee = {"accountId": PRIYA.account_id} if number % 2 else None
        issue = issues.create(state, who, fields | {"labels": fields["labels"][:2], "assignee": assignee})
        clock.advance(MINUTE)
        done = {"resolution": {"id": RESOLUTIONS[number % 3].id}} if asks_resolution(status) else {}
        issues.transition(state, PRIYA, issue, status.transition, done)
    clock.advance(MINUTE)
    return state, clock


STATE, CLOCK = site()
Read = Callable[[Issue], set[str | None]]


@dataclass(frozen=True)
class Field:
    """A field as JQL names it, what an issue has there, and words for its values; None is `EMPTY`."""

    name: str
    read: Read
    values: dict[str, str | None]


def _assignee(issue: Issue) -> set[str | None]:
    person = issue.values["assignee"]
    return {person.account_id if person else None}


FIELDS = (
    Field("project", lambda issue: {issue.project.key}, {"PAY": "PAY", '"Delivery"': "DEL", "10003": "APP"}),
    Field(
        "status",
        lambda issue: {issue.status.name},
        {'"In Progress"': "In Progress", "backlog": "Backlog", "Done": "Done"},
    ),
    Field(
        "statusCategory",
        lambda issue: {issue.status.category.key},
        {"new": "new", '"In Progress"': "indeterminate", "Done": "done"},
    ),
    Field(
        "resolution",
        lambda issue: {issue.resolution.name if issue.resolution else None},
        {"Done": "Done", '"Won\'t Do"': "Won't Do", "EMPTY": None, "Unresolved": None},
    ),
    Field(
        "creator",
        lambda issue: {issue.creator.name},
        {"currentUser()": "Bridge", f'"{PRIYA.account_id}"': "Priya"},
    ),
    Field("assignee", _assignee, {"EMPTY": None, f'"{PRIYA.account_id}"': PRIYA.account_id}),
    Field(
        "labels",
        lambda issue: set(issue.values["labels"]) or {None},
        {"voice": "voice", "ANGRY": "ANGRY", "angry": "angry", "EMPTY": None},
    ),
)
COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
Test = Callable[[Issue], bool]


@st.composite
def value_clauses(draw: st.DrawFn) -> tuple[str, Test]:
    """A comparison with values, and what it means; a field without a value is never unlike something."""
    field = draw(st.sampled_from(FIELDS))
    named = draw(st.lists(st.sampled_from(sorted(field.values)), min_size=1, max_size=3))
    positive = draw(st.booleans())
    if len(named) > 1 or draw(st.booleans()):
        words = f"{field.name} {'in' if positive else 'NOT IN'} ({', '.join(named)})"
    else:
        words = f"{field.name} {'=' if positive else '!='} {named[0]}"
    wanted = {field.values[name] for name in named}

    def holds(issue: Issue) -> bool:
        has = field.read(issue)
        return bool(has & wanted) if positive else not has & wanted and None not in has

    return words, holds


@st.composite
def time_clauses(draw: st.DrawFn) -> tuple[str, Test]:
    """A comparison with a moment some minutes back, and what it means."""
    field = draw(st.sampled_from(["created", "updated"]))
    sign, minutes = draw(st.sampled_from(sorted(COMPARE))), draw(st.integers(0, 15))
    bound = CLOCK.now - minutes * MINUTE
    return f"{field} {sign} -{minutes}m", lambda issue: COMPARE[sign](getattr(issue, field), bound)


@settings(max_examples=80)
@given(st.lists(value_clauses() | time_clauses(), min_size=1, max_size=3))
def test_a_query_finds_exactly_the_issues_of_which_every_clause_holds(
    clauses: list[tuple[str, Test]],
) -> None:
    jql = " AND ".join(words for words, _ in clauses)
    found = {record.id for record in find(Asker(STATE, BRIDGE, CLOCK.now), jql)}
    assert found == {
        issue.id for issue in STATE.issues.values() if all(holds(issue) for _, holds in clauses)
    }, jql


KEYS: dict[str, Callable[[Issue], Any]] = {
    "created": lambda issue: issue.created,
    "updated": lambda issue: issue.updated,
    "id": lambda issue: issue.id,
    "key": lambda issue: (issue.project.key, int(issue.key.partition("-")[2])),
    "project": lambda issue: issue.project.id,
}


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(sorted(KEYS)), st.booleans()), min_size=1, max_size=3))
def test_issues_come_in_the_order_that_was_asked_for(orders: list[tuple[str, bool]]) -> None:
    words = ", ".join(f"{name} {'DESC' if down else 'ASC'}" for name, down in orders)
    found = find(Asker(STATE, BRIDGE, CLOCK.now), f"project in (PAY, DEL, APP) ORDER BY {words}")
    wanted = [STATE.issues[record.id] for record in found]
    for name, down in reversed(orders):
        wanted.sort(key=KEYS[name], reverse=down)
    assert [record.id for record in found] == [issue.id for issue in wanted]
    assert len(found) == len(STATE.issues)


def page(limit: int, token: str, jql: str = "project in (PAY, DEL, APP)") -> dict[str, Any]:
    query = {"jql": jql, "maxResults": str(limit), "nextPageToken": token}
    found = search.by_get(Call(STATE, BRIDGE, {}, QueryParams(query), b"", Shapes(STATE.site))).body
    assert isinstance(found, dict)
    return found


@settings(max_examples=20)
@given(st.integers(0, 14))
def test_pages_put_together_are_the_whole_and_only_the_last_says_so(limit: int) -> None:
    pages = [page(limit, "")]
    while "nextPageToken" in pages[-1]:
        pages.append(page(limit, pages[-1]["nextPageToken"]))
    together = [issue["id"] for each in pages for issue in each["issues"]]
    assert together == [issue["id"] for issue in page(5000, "")["issues"]]
    assert [each["isLast"] for each in pages] == [False] * (len(pages) - 1) + [True]
    assert all(len(each["issues"]) <= max(1, limit) for each in pages)


@settings(max_examples=50)
@given(st.text(max_size=30))
def test_no_page_token_of_somebody_elses_breaks_search(token: str) -> None:
    with suppress(Refused):
        assert page(5, token)["issues"]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(lambda name: name != "order")
CLAUSES = st.builds(
    Clause, NAMES, st.sampled_from(["=", "!=", ">", ">=", "<", "<=", "is", "is not"]), st.tuples(WORDS)
) | st.builds(
    Clause, NAMES, st.sampled_from(["in", "not in"]), st.lists(WORDS, min_size=1, max_size=3).map(tuple)
)
QUERIES = st.builds(
    Query,
    st.lists(CLAUSES, max_size=3).map(tuple),
    st.lists(st.builds(Order, NAMES, st.booleans()), max_size=2).map(tuple),
)


def written(query: Query) -> str:
    """A query as somebody would type it, every value in quotes."""
    clauses = [f"{clause.field} {clause.operator} {_values(clause)}" for clause in query.clauses]
    orders = [f"{order.field}{' DESC' if order.descending else ''}" for order in query.order]
    return " AND ".join(clauses) + (f" ORDER BY {', '.join(orders)}" if orders else "")


def _values(clause: Clause) -> str:
    quoted = ['"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' for value in clause.values]
    return f"({', '.join(quoted)})" if clause.operator.endswith("in") else quoted[0]


@settings(max_examples=30)
@given(QUERIES)
def test_a_query_that_was_written_down_is_read_as_it_was_meant(query: Query) -> None:
    assert parse(written(query)) == query


@pytest.mark.parametrize("number", ["9" * 400, "9" * 5000])
@pytest.mark.parametrize("jql", ["updated >= -{}m", "created < {}w", "key = {}", "id in ({})"])
def test_a_number_beyond_all_bounds_is_refused_like_any_other_nonsense(jql: str, number: str) -> None:
    with pytest.raises(Refused) as refused:
        find(Asker(STATE, BRIDGE, CLOCK.now), jql.format(number))
    assert refused.value.status == 400
