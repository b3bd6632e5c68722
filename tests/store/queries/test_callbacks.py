"""Customers to be told: whom a report names, what is owed of a change, and what is overdue."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bridge.store.queries import callbacks
from bridge.store.tables import CallBack, Reference, StageChange
from tests.store.rows import NOON, Desk, group

LATER = NOON + timedelta(days=3)


def name(desk: Desk, insight: int, number: int = 1, expires_at: datetime = LATER) -> None:
    """A customer whom a report names."""
    placeholder = f"[reference {number}]"
    desk.lay(
        Reference(insight_id=insight, placeholder=placeholder, digest=f"d{number}", expires_at=expires_at)
    )


def change(desk: Desk, stage: str, in_group: int | None = None) -> StageChange:
    made = StageChange(group_id=in_group or desk.group, stage=stage, at=NOON)
    desk.lay(made)
    return made


def owe(desk: Desk, insight: int, change: StageChange, number: int = 1, **columns: Any) -> int:
    given: dict[str, Any] = {"person_id": desk.person, "due_at": NOON, "at": NOON} | columns
    return desk.lay(
        CallBack(insight_id=insight, placeholder=f"[reference {number}]", change_id=change.id or 0, **given)
    )


def test_customers_can_be_read_until_their_references_end(desk: Desk) -> None:
    one, other, silent = desk.hear(), desk.hear(), desk.hear()
    name(desk, other)
    name(desk, one, 2)
    name(desk, one, 1)
    name(desk, silent, expires_at=NOON)
    found = callbacks.references(desk.session, [one, other, silent], NOON)
    assert [(reference.insight_id, reference.placeholder) for reference, _insight in found] == [
        (one, "[reference 1]"),
        (one, "[reference 2]"),
        (other, "[reference 1]"),
    ]
    assert all(reference.insight_id == insight.id for reference, insight in found)
    assert callbacks.references(desk.session, [], NOON) == []


def test_a_placeholder_stands_for_one_customer_of_its_own_report(desk: Desk) -> None:
    one, other = desk.hear(), desk.hear()
    name(desk, one)
    found = callbacks.reference(desk.session, one, "[reference 1]")
    assert found is not None
    assert found.digest == "d1"
    assert callbacks.reference(desk.session, other, "[reference 1]") is None
    assert callbacks.reference(desk.session, one, "[reference 2]") is None


@pytest.fixture
def twice_live(desk: Desk) -> tuple[Desk, list[int], list[StageChange]]:
    """A problem was live, taken back and live again; another one was live once."""
    insights = [desk.hear(), desk.hear()]
    live, back, again = (change(desk, stage) for stage in ("live", "in_work", "live"))
    other = change(desk, "live", desk.lay(group()))
    last = change(desk, "live")
    return desk, insights, [live, back, again, other, last]


def test_what_was_owed_of_earlier_news_is_that_of_the_same_problem(
    twice_live: tuple[Desk, list[int], list[StageChange]],
) -> None:
    desk, (one, other), (live, back, again, elsewhere, last) = twice_live
    first = owe(desk, one, live)
    second = owe(desk, other, live)
    owe(desk, one, elsewhere)
    owe(desk, one, last)
    assert [row.id for row in callbacks.before(desk.session, [one, other], again)] == [first, second]
    assert [row.id for row in callbacks.before(desk.session, [other], back)] == [second]
    assert callbacks.before(desk.session, [one], live) == []


def test_what_is_owed_of_a_change_is_listed_in_the_order_of_asking(
    twice_live: tuple[Desk, list[int], list[StageChange]],
) -> None:
    desk, (one, other), (live, _back, again, *_rest) = twice_live
    numbers = [owe(desk, one, live, 2), owe(desk, one, live, 1)]
    owe(desk, one, again)
    owe(desk, other, live)
    assert [row.id for row in callbacks.of(desk.session, one, live.id or 0)] == numbers


def test_overdue_is_who_is_not_told_at_the_very_moment_and_of_whom_nobody_was_reminded(
    twice_live: tuple[Desk, list[int], list[StageChange]],
) -> None:
    desk, (one, other), (live, *_changes, last) = twice_live
    silent = owe(desk, one, live)
    missed = owe(desk, other, live, outcome="not_reached")
    owe(desk, one, live, 2, due_at=NOON + timedelta(seconds=1))
    owe(desk, one, live, 3, reminded_at=NOON)
    for number, outcome in enumerate(("told", "handed_over", "not_wanted", "withdrawn"), 4):
        owe(desk, one, last, number, outcome=outcome)
    assert [row.id for row in callbacks.overdue(desk.session, NOON)] == [silent, missed]
    assert callbacks.overdue(desk.session, NOON - timedelta(seconds=1)) == []
