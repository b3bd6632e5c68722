"""Weeks, months and quarters: where they begin and end, and what they are called."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.periods import Period, Span

days = st.dates(date(2000, 1, 3), date(2998, 12, 31))
spans = st.sampled_from(Span)


@given(spans, days)
@settings(max_examples=20)
def test_a_day_is_in_its_period_and_in_no_neighbour(span: Span, day: date) -> None:
    period = Period.of(span, day)
    assert period.first <= day < period.next.first
    assert not period.previous.first <= day < period.previous.next.first
    assert not period.next.first <= day < period.next.next.first


@given(spans, days)
@settings(max_examples=20)
def test_periods_follow_one_another_without_a_gap(span: Span, day: date) -> None:
    period = Period.of(span, day)
    assert period.next.previous == period == period.previous.next
    assert period.end == period.next.start
    assert period.start == datetime(period.first.year, period.first.month, period.first.day, tzinfo=UTC)


@given(spans, days)
@settings(max_examples=20)
def test_every_day_of_a_period_leads_to_it(span: Span, day: date) -> None:
    period = Period.of(span, day)
    assert Period.of(span, period.first) == Period.of(span, period.next.first - timedelta(days=1)) == period


@given(spans, days)
@settings(max_examples=20)
def test_a_name_leads_back_to_its_period(span: Span, day: date) -> None:
    period = Period.of(span, day)
    assert Period.named(period.name) == period


@given(spans, days, days)
@settings(max_examples=20)
def test_names_of_one_span_sort_as_their_days_do(span: Span, one: date, other: date) -> None:
    earlier, later = (Period.of(span, day) for day in sorted([one, other]))
    assert earlier.name <= later.name
    assert (earlier.name == later.name) == (earlier == later)


@pytest.mark.parametrize(
    ("span", "day", "name", "first", "last"),
    [
        (Span.WEEK, date(2026, 11, 22), "2026-W47", date(2026, 11, 16), date(2026, 11, 22)),
        (Span.WEEK, date(2026, 11, 23), "2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        (Span.WEEK, date(2027, 1, 3), "2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        (Span.WEEK, date(2025, 12, 29), "2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        (Span.MONTH, date(2028, 2, 29), "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        (Span.MONTH, date(2026, 12, 31), "2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        (Span.QUARTER, date(2026, 3, 31), "2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        (Span.QUARTER, date(2026, 4, 1), "2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        (Span.QUARTER, date(2026, 9, 30), "2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        (Span.QUARTER, date(2026, 12, 31), "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_the_edges_of_weeks_months_and_quarters(
    span: Span, day: date, name: str, first: date, last: date
) -> None:
    period = Period.of(span, day)
    assert (period.name, period.first, period.next.first - timedelta(days=1)) == (name, first, last)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "2026",
        "2026-13",
        "2026-00",
        "2026-W00",
        "2025-W53",
        "2026-W54",
        "2026-Q0",
        "2026-Q5",
        "2026-W7",
        "2026-1",
        "2026-11-22",
        " 2026-11",
        "2026-11\n",
        "last week",
        "0001-01",
        "9999-12",
        "9999-W52",
        "٢٠٢٦-11",
    ],
)
def test_what_is_no_period_is_refused_with_what_is_one(name: str) -> None:
    with pytest.raises(ValueError, match=r"is no period\. Use 2026-W47, 2026-11 or 2026-Q4\.$"):
        Period.named(name)


def test_a_refusal_does_not_repeat_a_long_text() -> None:
    with pytest.raises(ValueError, match=r"^\"x{20}\" is") as refused:
        Period.named("x" * 5000)
    assert len(str(refused.value)) < 100


@pytest.mark.parametrize("name", ["2000-01", "2000-W01", "2000-Q1", "2999-12", "2999-W52", "2999-Q4"])
def test_the_first_and_the_last_period_that_can_be_named_have_neighbours(name: str) -> None:
    period = Period.named(name)
    assert period.back(13)[0].first < period.first < period.end.date()


@given(spans, days, st.integers(1, 30))
@settings(max_examples=20)
def test_going_back_gives_as_many_as_asked_for_in_order_and_ends_here(
    span: Span, day: date, several: int
) -> None:
    period = Period.of(span, day)
    found = period.back(several)
    assert len(found) == several
    assert found[-1] == period
    assert all(one.next == other for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("name", "words", "when", "label"),
    [
        ("2026-W47", "week of 16 November 2026", "in the week of 16 November 2026", "16 Nov"),
        ("2026-W53", "week of 28 December 2026", "in the week of 28 December 2026", "28 Dec"),
        ("2026-02", "February 2026", "in February 2026", "Feb 2026"),
        ("2026-Q1", "January to March 2026", "in January to March 2026", "Q1 2026"),
        ("2026-Q3", "July to September 2026", "in July to September 2026", "Q3 2026"),
    ],
)
def test_periods_are_named_as_people_name_them(name: str, words: str, when: str, label: str) -> None:
    period = Period.named(name)
    assert (period.words, period.when, period.label) == (words, when, label)
