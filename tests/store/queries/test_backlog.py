"""Open issues of Jira that are not ours, and what was read in them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.incoming import IssueSeen
from bridge.store.queries import backlog
from bridge.store.tables import BacklogIssue
from tests.store.rows import NOON, Desk

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def seen() -> IssueSeen:
    return IssueSeen(
        id="20001",
        key="PAY-311",
        project="PAY",
        summary="Refund status unclear",
        status="Backlog",
        category="new",
        resolution=None,
        updated=NOON,
        url="https://j.example/PAY-311",
        created=NOON - timedelta(days=200),
    )


def test_an_issue_is_kept_once_and_keeps_what_was_read_while_its_summary_stays(
    desk: Desk, seen: IssueSeen
) -> None:
    first = backlog.keep(desk.session, seen, NOON)
    backlog.keep_readings(desk.session, "m1", [(first, b"1")], NOON)
    moved = backlog.keep(desk.session, replace(seen, key="APP-7", project="APP"), LATER)
    assert (moved.id, moved.key, moved.project, moved.read_at) == (first.id, "APP-7", "APP", LATER)
    assert (moved.model, moved.data) == ("m1", b"1")
    renamed = backlog.keep(desk.session, replace(seen, summary="Refund is late"), LATER)
    assert (renamed.model, renamed.data) == ("", b"")
    assert backlog.size_and_age(desk.session) == (1, LATER)


def test_an_issue_without_a_known_beginning_begins_when_it_was_changed(desk: Desk, seen: IssueSeen) -> None:
    assert backlog.keep(desk.session, replace(seen, created=None), NOON).created == seen.updated


def keep(desk: Desk, seen: IssueSeen, *ids: str) -> dict[str, BacklogIssue]:
    return {jira_id: backlog.keep(desk.session, replace(seen, id=jira_id), NOON) for jira_id in ids}


def test_what_a_model_has_not_read_is_given_oldest_first_and_so_many(desk: Desk, seen: IssueSeen) -> None:
    rows = keep(desk, seen, "1", "2", "3")
    assert backlog.size_and_age(desk.session) == (3, NOON)
    backlog.keep_readings(desk.session, "m1", [(rows["1"], b"1"), (rows["3"], b"3")], NOON)
    desk.session.flush()
    one, two, three = (rows[name].id or 0 for name in ("1", "2", "3"))
    assert [row.id for row in backlog.unread(desk.session, "m1", 9)] == [two]
    assert [row.id for row in backlog.unread(desk.session, "m2", 2)] == [one, two]
    assert backlog.read_times(desk.session, "m1") == {one: NOON, three: NOON}
    assert backlog.readings(desk.session, "m1", [one, two]) == {one: b"1"}
    assert backlog.readings(desk.session, "m2", [one]) == {}
    assert {number: row.jira_id for number, row in backlog.some(desk.session, [two, 4711]).items()} == {
        two: "2"
    }


def test_an_issue_that_became_ours_is_told_apart(desk: Desk, seen: IssueSeen) -> None:
    keep(desk, seen, "1", "2")
    desk.open_issue("2")
    desk.open_issue("3")
    assert backlog.ours(desk.session) == ["2"]
    assert set(backlog.known(desk.session, ["1", "3", "4"])) == {"1"}


def test_processes_see_that_something_left_and_nothing_where_nothing_did(desk: Desk, seen: IssueSeen) -> None:
    assert backlog.changed_at(desk.session) is None
    keep(desk, seen, "1", "2")
    backlog.leave(desk.session, ["4711"], NOON)
    assert backlog.changed_at(desk.session) is None
    backlog.leave(desk.session, ["1"], LATER)
    assert set(backlog.known(desk.session, ["1", "2"])) == {"2"}
    first = backlog.changed_at(desk.session)
    assert first == LATER + timedelta(microseconds=1)


def test_the_mark_goes_on_where_the_clock_stands_or_goes_back(desk: Desk) -> None:
    marks = []
    for now in (NOON, NOON, NOON - timedelta(hours=1)):
        backlog.touch(desk.session, now)
        marks.append(backlog.changed_at(desk.session))
    assert len(set(marks)) == 3
    assert marks == sorted(marks, key=lambda at: at or NOON)


def test_what_was_not_looked_at_since_is_forgotten(desk: Desk, seen: IssueSeen) -> None:
    backlog.keep(desk.session, replace(seen, id="old"), NOON)
    backlog.keep(desk.session, replace(seen, id="new"), LATER)
    backlog.leave_unseen(desk.session, LATER, LATER)
    assert set(backlog.known(desk.session, ["old", "new"])) == {"new"}
    assert backlog.changed_at(desk.session) is not None
