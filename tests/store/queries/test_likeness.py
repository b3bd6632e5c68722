"""How like problems and issues are, and what a person denied for good."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from bridge.store.queries import likeness, lookalikes
from bridge.store.tables import BacklogIssue, Likeness, Membership, StageChange, Vector
from tests.store.rows import NOON, Desk, group

LATER = NOON + timedelta(hours=1)


def kept(desk: Desk) -> dict[tuple[int, str], tuple[float, bool]]:
    rows = desk.session.exec(select(Likeness).order_by(col(Likeness.id)))
    return {(row.group_id, row.other): (row.probability, row.denied) for row in rows}


def backlog(desk: Desk, jira_id: str) -> int:
    given: dict[str, Any] = {
        "project": "PAY",
        "summary": "x",
        "url": "u",
        "created": NOON,
        "updated": NOON,
        "read_at": NOON,
    }
    return desk.lay(BacklogIssue(jira_id=jira_id, key=f"PAY-{jira_id}", **given))


def test_a_group_is_like_what_was_found_last_and_small_changes_are_not_written(desk: Desk) -> None:
    likeness.write(desk.session, desk.group, {"issue:1": 0.9, "group:7": 0.5}, NOON)
    likeness.write(desk.session, desk.group, {"issue:1": 0.905, "issue:2": 0.8}, LATER)
    assert kept(desk) == {(desk.group, "issue:1"): (0.9, False), (desk.group, "issue:2"): (0.8, False)}
    assert [row.at for row in likeness.rows(desk.session, desk.group)] == [NOON, LATER]
    likeness.write(desk.session, desk.group, {"issue:1": 0.92}, LATER)
    assert kept(desk) == {(desk.group, "issue:1"): (0.92, False)}


def test_what_a_person_denied_stays_so_whatever_is_found(desk: Desk) -> None:
    other = desk.lay(group())
    likeness.write(desk.session, desk.group, {f"group:{other}": 0.9}, NOON)
    likeness.mirror(desk.session, desk.group, {other: 0.9}, NOON)
    denied = lookalikes.deny(desk.session, other, desk.group)
    assert len(denied) == 2
    assert lookalikes.deny(desk.session, desk.group, other) == []
    likeness.write(desk.session, desk.group, {}, LATER)
    likeness.mirror(desk.session, desk.group, {other: 0.95}, LATER)
    assert kept(desk) == {
        (desk.group, f"group:{other}"): (0.9, True),
        (other, f"group:{desk.group}"): (0.95, True),
    }
    assert lookalikes.neighbours(desk.session, desk.group, 0.1) == []


def test_others_are_like_a_group_exactly_as_it_is_like_them(desk: Desk) -> None:
    one, other = desk.lay(group()), desk.lay(group())
    likeness.mirror(desk.session, desk.group, {one: 0.7, other: 0.6}, NOON)
    likeness.mirror(desk.session, desk.group, {other: 0.8}, NOON)
    assert kept(desk) == {(other, f"group:{desk.group}"): (0.8, False)}


def test_neighbours_are_found_from_both_sides_each_once_the_likeliest_first(desk: Desk) -> None:
    one, two, far = (desk.lay(group()) for _ in range(3))
    likeness.write(desk.session, desk.group, {f"group:{one}": 0.6, f"group:{far}": 0.2, "issue:7": 0.9}, NOON)
    likeness.mirror(desk.session, desk.group, {one: 0.8, two: 0.7}, NOON)
    assert lookalikes.neighbours(desk.session, desk.group, 0.5) == [one, two]
    assert lookalikes.neighbours(desk.session, desk.group, 0.75) == [one]


@pytest.fixture
def issues(desk: Desk) -> Desk:
    backlog(desk, "1")
    backlog(desk, "2")
    found = {"issue:1": 0.7, "issue:2": 0.9, "issue:3": 0.8, "issue:4": 0.6}
    likeness.write(desk.session, desk.group, found, NOON)
    denied = desk.session.exec(select(Likeness).where(Likeness.other == "issue:4")).one()
    denied.denied = True
    desk.session.flush()
    return desk


def test_likely_issues_are_offered_while_they_are_open_and_not_denied(issues: Desk) -> None:
    session = issues.session
    assert [row.jira_id for row in lookalikes.backlog(session, issues.group, 0.5, 9)] == ["2", "1"]
    assert [row.jira_id for row in lookalikes.backlog(session, issues.group, 0.5, 1)] == ["2"]
    assert likeness.best_issues(session, issues.group, 0.5) == {"issue:2", "issue:3"}
    assert likeness.best_issues(session, issues.group, 0.85) == {"issue:2"}
    found = lookalikes.backlog_issue(session, "1")
    assert found is not None
    assert lookalikes.backlog_issue(session, "3") is None


def test_groups_are_compared_again_when_their_issue_left_or_was_read(issues: Desk) -> None:
    other = issues.lay(group())
    likeness.write(issues.session, other, {"issue:1": 0.7}, NOON)
    assert likeness.of_lost_issues(issues.session) == {issues.group}
    first = issues.session.exec(select(BacklogIssue.id).where(BacklogIssue.jira_id == "1")).one()
    assert likeness.of_issues(issues.session, [first or 0]) == {issues.group, other}
    assert likeness.of_issues(issues.session, []) == set()


def test_compared_is_what_an_owner_sees_and_that_goes_on(desk: Desk) -> None:
    shown = [desk.lay(group(shown_at=NOON)) for _ in range(2)]
    desk.lay(group(shown_at=NOON, stage="live"))
    desk.lay(group(shown_at=NOON, merged_into=shown[0]))
    assert likeness.compared(desk.session) == shown
    assert likeness.compared(desk.session, [shown[1], desk.group]) == [shown[1]]


def test_a_group_changed_when_somebody_came_or_left_or_its_stage_did(desk: Desk) -> None:
    left, staged = desk.lay(group()), desk.lay(group())
    insight = desk.hear(left)
    desk.hear(desk.lay(group()))
    before = likeness.latest(desk.session)
    assert likeness.changed(desk.session, before) == set()
    for place in places_of(desk, insight):
        place.current = False
    desk.session.flush()
    desk.place(insight, desk.group)
    desk.lay(StageChange(group_id=staged, stage="planned", at=NOON))
    assert likeness.changed(desk.session, before) == {left, desk.group, staged}
    assert likeness.changed(desk.session, likeness.latest(desk.session)) == set()


def places_of(desk: Desk, insight: int) -> list[Membership]:
    return list(desk.session.exec(select(Membership).where(Membership.insight_id == insight)))


def test_the_newest_reports_that_count_are_read_lowest_number_first(desk: Desk) -> None:
    numbers = [desk.hear(desk.group) for _ in range(3)]
    unsure = desk.hear(desk.group, "provisional")
    for number in (*numbers, unsure):
        model = "m2" if number == numbers[1] else "m1"
        desk.session.add(Vector(insight_id=number, model=model, data=f"{number}".encode()))
    desk.session.flush()
    read = likeness.readings(desk.session, desk.group, "m1", 9)
    assert read == [f"{number}".encode() for number in (numbers[0], numbers[2])]
    assert likeness.readings(desk.session, desk.group, "m1", 2) == [f"{numbers[2]}".encode()]
