"""Which problems wait for an answer, which are overdue, which wake, and which were declined and come again."""

from datetime import timedelta
from typing import Any

import pytest

from bridge.store.queries import clock, screens
from tests.store.rows import NOON, Desk, group

SECOND = timedelta(seconds=1)


@pytest.fixture
def waiting(desk: Desk) -> tuple[Desk, dict[str, int]]:
    """One problem of each kind; only the first three wait."""
    kinds: dict[str, dict[str, Any]] = {
        "long": {"due_at": NOON - timedelta(days=2)},
        "just now": {"due_at": NOON},
        "not yet": {"due_at": NOON + SECOND},
        "no date": {"due_at": None},
        "not shown": {"shown_at": None, "due_at": NOON},
        "answered": {"stage": "with_team", "due_at": NOON},
        "merged": {"merged_into": desk.group, "due_at": NOON},
        "asleep": {"asleep_until": NOON + SECOND, "due_at": NOON},
        "asleep by count": {"asleep_reports": 5, "due_at": NOON},
    }
    return desk, {name: desk.lay(group(**{"shown_at": NOON, **columns})) for name, columns in kinds.items()}


def test_whoever_was_shown_a_problem_and_said_nothing_owes_an_answer(
    waiting: tuple[Desk, dict[str, int]],
) -> None:
    desk, numbers = waiting
    found = [one.id for one in clock.unanswered(desk.session)]
    assert found == [numbers[name] for name in ("long", "just now", "not yet", "no date")]


def test_an_answer_is_overdue_from_the_very_moment_on_longest_first(
    waiting: tuple[Desk, dict[str, int]],
) -> None:
    desk, numbers = waiting
    desk.lay(group(shown_at=NOON, due_at=NOON - timedelta(days=3), title="oldest"))
    found = [one.title if one.title == "oldest" else one.id for one in clock.overdue(desk.session, NOON)]
    assert found == ["oldest", numbers["long"], numbers["just now"]]
    assert {
        name: clock.is_overdue(desk.session, number, NOON)
        for name, number in numbers.items()
        if name != "long"
    } == {name: name == "just now" for name in numbers if name != "long"}


def test_a_problem_wakes_at_its_time_wherever_it_was_not_merged_away(desk: Desk) -> None:
    up, _later = (desk.lay(group(asleep_until=NOON + span)) for span in (timedelta(), SECOND))
    desk.lay(group(asleep_until=NOON, merged_into=desk.group))
    assert [one.id for one in clock.sleep_ends(desk.session, NOON)] == [up]
    assert clock.sleep_ends(desk.session, NOON - SECOND) == []


def test_a_declined_problem_is_heard_again_by_what_counts_and_was_kept_since(desk: Desk) -> None:
    def declined(**columns: object) -> int:
        return desk.lay(group(**{"stage": "declined", "stage_since": NOON, **columns}))

    again, before, unsure, left, merged = (
        declined(),
        declined(),
        declined(),
        declined(),
        declined(merged_into=desk.group),
    )
    desk.hear(again, kept_at=NOON + SECOND)
    desk.hear(again, kept_at=NOON + 2 * SECOND)
    desk.hear(before, kept_at=NOON)
    desk.hear(unsure, "provisional", kept_at=NOON + SECOND)
    desk.place(desk.hear(kept_at=NOON + SECOND), left, current=False)
    desk.hear(merged, kept_at=NOON + SECOND)
    desk.hear(desk.lay(group(stage="live")), kept_at=NOON + SECOND)
    assert [one.id for one in clock.declined_and_heard(desk.session)] == [again]


def test_what_jira_refused_waits_unless_it_was_merged_away(desk: Desk) -> None:
    refused = desk.lay(group(waiting="Severity is required"))
    desk.lay(group(waiting="x", merged_into=refused))
    assert [one.id for one in screens.waiting(desk.session)] == [refused]
