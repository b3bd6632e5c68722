"""Whatever people do in whatever order, the site stays in one piece."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira import JiraState, comments, issues, versions
from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.bodies.issues import ALL, View
from bridge.sandbox.jira.bodies.shapes import Shapes
from bridge.sandbox.jira.jql.find import find
from bridge.sandbox.jira.jql.match import Asker
from bridge.sandbox.jira.model import Event, Issue
from bridge.sandbox.jira.webhooks.payload import payload
from bridge.sandbox.jira.workflow import RESOLUTIONS, STATUSES, asks_resolution
from bridge.sandbox.jira.world import BRIDGE, PRIYA
from tests.sandbox.jira.pocket import task

PROJECTS = ("PAY", "DEL", "APP")
Deed = Callable[[JiraState, Issue, int], None]


def _create(state: JiraState, _issue: Issue, choice: int) -> None:
    issues.create(state, BRIDGE, task(project=PROJECTS[choice % 3]))


def _edit(state: JiraState, issue: Issue, choice: int) -> None:
    issues.edit(state, PRIYA, issue, {"labels": [f"l{choice % 3}"], "summary": f"Summary {choice}"})


def _transition(state: JiraState, issue: Issue, choice: int) -> None:
    status = STATUSES[choice % 4]
    fields = {"resolution": {"id": RESOLUTIONS[choice % 3].id}} if asks_resolution(status) else {}
    issues.transition(state, PRIYA, issue, status.transition, fields)


def _comment(state: JiraState, issue: Issue, choice: int) -> None:
    comments.add(state, PRIYA, issue, {"body": document(f"Comment {choice}")})


def _move(state: JiraState, issue: Issue, choice: int) -> None:
    issues.move(state, PRIYA, issue, state.project(PROJECTS[choice % 3]))


def _delete(state: JiraState, issue: Issue, _choice: int) -> None:
    issues.delete(state, PRIYA, issue)


def _release(state: JiraState, issue: Issue, _choice: int) -> None:
    name = f"{len(state.versions)}.0"
    version = versions.create(state, PRIYA, issue.project, {"name": name})
    issues.edit(state, PRIYA, issue, {"fixVersions": [{"name": name}]})
    versions.update(state, PRIYA, version, {"released": True})


DEEDS: list[Deed] = [_create, _edit, _transition, _comment, _move, _delete, _release]
STEPS = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 20), st.sampled_from([0.0, 0.5, 30.0, 90.0])),
    max_size=25,
)


def played(steps: list[tuple[Deed, int, float]]) -> tuple[JiraState, HeldClock, list[Any]]:
    """A site after these steps, its clock, and the webhooks it would have sent."""
    clock, said = HeldClock(), []
    state = JiraState(clock=clock.time)

    def hear(event: Event) -> None:
        said.append(json.loads(json.dumps(payload(state, event))))

    state.listeners.append(hear)
    _create(state, None, 0)  # type: ignore[arg-type]  # creating looks at no issue
    for deed, choice, pause in steps:
        there = list(state.issues.values())
        if there or deed is _create:
            deed(state, there[choice % len(there)] if there else None, choice)  # type: ignore[arg-type]  # the same
        clock.advance(pause)
    return state, clock, said


def found(state: JiraState, jql: str) -> set[int]:
    return {record.id for record in find(Asker(state, BRIDGE, state.clock()), jql)}


@given(STEPS)
@settings(max_examples=50, deadline=None)
def test_after_the_lag_search_finds_exactly_what_is_there(steps: list[tuple[Deed, int, float]]) -> None:
    state, clock, _ = played(steps)
    clock.advance(state.index.lag)
    assert found(state, "project in (PAY, DEL, APP)") == set(state.issues)
    done = {issue.id for issue in state.issues.values() if issue.status.category.key == "done"}
    assert found(state, "statusCategory = Done") == done
    assert found(state, "resolution is EMPTY") == set(state.issues) - done


@given(STEPS)
@settings(max_examples=50, deadline=None)
def test_a_poll_with_overlap_misses_no_change(steps: list[tuple[Deed, int, float]]) -> None:
    """Two polls, the second reaching back over the index lag, see all that changed between them."""
    state, clock, _ = played(steps)
    began = clock.now
    there = list(state.issues.values())
    for issue in there[::2]:
        _comment(state, issue, 1)
    clock.advance(55)
    changed = {issue.id for issue in state.issues.values() if issue.updated >= began}
    assert changed <= found(state, "updated >= -1m")


@given(STEPS)
@settings(max_examples=50, deadline=None)
def test_keys_ids_and_comments_stay_consistent(steps: list[tuple[Deed, int, float]]) -> None:
    state, _, _ = played(steps)
    for issue in state.issues.values():
        assert state.issue(issue.key) is issue
        assert state.issue(str(issue.id)) is issue
        assert issue.key.startswith(f"{issue.project.key}-")
        assert (issue.resolution is None) == (not asks_resolution(issue.status))
    owned = {number for issue in state.issues.values() for number in issue.comments}
    assert owned == set(state.comments)


@given(STEPS)
@settings(max_examples=50, deadline=None)
def test_the_changelog_leads_from_the_first_status_to_the_last(steps: list[tuple[Deed, int, float]]) -> None:
    state, _, _ = played(steps)
    for issue in state.issues.values():
        moves = [item for change in issue.changes for item in change.items if item.field == "status"]
        names = ["Backlog", *(move.after_text for move in moves)]
        assert [move.before_text for move in moves] == names[:-1]
        assert names[-1] == issue.status.name


@given(STEPS)
@settings(max_examples=50, deadline=None)
def test_every_event_is_told_once_and_in_order(steps: list[tuple[Deed, int, float]]) -> None:
    state, _, said = played(steps)
    assert [body["webhookEvent"] for body in said] == [event.kind for event in state.events]
    assert [event.n for event in state.events] == list(range(1, len(said) + 1))
    assert [body["timestamp"] for body in said] == sorted(body["timestamp"] for body in said)


@given(STEPS)
@settings(max_examples=30, deadline=None)
def test_every_issue_can_be_shown_whole(steps: list[tuple[Deed, int, float]]) -> None:
    state, _, _ = played(steps)
    view = View(state, Shapes("http://sandbox.example/jira"))
    for issue in state.issues.values():
        body = view.issue(issue, ALL, properties=["*all"], changelog=True)
        assert json.loads(json.dumps(body)) == body
