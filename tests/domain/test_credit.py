"""The cap of a day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.credit import A_DAY, POINTS, Kind, is_early, within_cap


def test_points_are_what_the_rules_promise() -> None:
    assert POINTS == {
        Kind.INSIGHT: 1,
        Kind.FOUND: 1,
        Kind.EVIDENCE: 1,
        Kind.ANSWER: 2,
        Kind.WORDING: 2,
        Kind.DECISION: 0,
    }


@given(st.sets(st.integers(1, 99), max_size=12).map(sorted))
@settings(max_examples=25)
def test_the_lowest_five_count(numbers: list[int]) -> None:
    assert sorted(within_cap(numbers)) == numbers[:A_DAY]


@given(st.sets(st.integers(1, 99), min_size=1, max_size=12).map(sorted), st.data())
@settings(max_examples=25)
def test_who_drops_out_makes_room_for_the_next_only(numbers: list[int], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(numbers))
    after = within_cap([number for number in numbers if number != gone])
    assert len(after - within_cap(numbers)) <= 1
    assert within_cap(numbers) - {gone} <= after


@pytest.mark.parametrize(
    ("hours", "early"), [(-1, True), (0, True), (23, True), (24, True), (24.001, False), (48, False)]
)
def test_whoever_reports_within_the_first_day_was_early_however_late_in_the_night(
    hours: float, early: bool
) -> None:
    first = datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert is_early(first + timedelta(hours=hours), first, timedelta(hours=24)) is early


def test_the_cap_looks_at_no_more_than_it_needs() -> None:
    """A person's day may be long: what comes after the cap is not even read."""
    numbers = iter(range(1, 100))
    assert within_cap(numbers, 2) == {1, 2}
    assert next(numbers) == 3


@pytest.mark.parametrize("most", [0, 1, 5])
def test_so_many_are_credited_and_no_more(most: int) -> None:
    assert len(within_cap(range(1, 9), most)) == most
