"""Weeks as people say them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain import weeks
from bridge.domain.permalinks import message, problem_page

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given a zone


@given(moments)
@settings(max_examples=20)
def test_a_week_begins_on_the_monday_before_and_lasts_seven_days(at: datetime) -> None:
    first = weeks.monday(at)
    assert first <= at < first + weeks.WEEK
    assert (first.weekday(), first.hour, first.minute) == (0, 0, 0)


@given(moments)
@settings(max_examples=20)
def test_weeks_have_the_same_name_from_monday_to_sunday_and_sort_by_it(at: datetime) -> None:
    first = weeks.monday(at)
    assert weeks.name(first) == weeks.name(first + timedelta(days=6, hours=23))
    assert weeks.name(first) < weeks.name(first + weeks.WEEK)


@pytest.mark.parametrize(
    ("day", "name", "words"),
    [
        (datetime(2026, 11, 8, 23, 59, tzinfo=UTC), "2026-W45", "week of 2 November"),
        (datetime(2027, 1, 1, tzinfo=UTC), "2026-W53", "week of 28 December"),
    ],
)
def test_a_week_at_the_turn_of_a_year_keeps_its_own(day: datetime, name: str, words: str) -> None:
    assert (weeks.name(day), weeks.words(day)) == (name, words)


def test_what_is_not_posted_or_has_no_page_is_not_linked() -> None:
    assert message("T1", None, None) == ""
    assert problem_page("", 4) == ""


@given(moments)
@settings(max_examples=20)
def test_a_label_of_a_week_is_the_day_and_the_month_of_its_monday(at: datetime) -> None:
    first = weeks.monday(at)
    day, month = weeks.label(first.date()).split()
    assert (int(day), month) == (first.day, f"{first:%B}"[:3])
