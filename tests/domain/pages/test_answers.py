"""How long first answers took."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.pages.answers import Trend, answers_table, spread, trend_chart, trend_table

several = st.lists(st.floats(0, 400), min_size=1, max_size=60)


@given(several)
@settings(max_examples=25)
def test_nine_in_ten_is_the_least_answer_within_which_nine_in_ten_came(days: list[float]) -> None:
    found = spread("", days).p90
    assert found in days
    assert 10 * sum(one <= found for one in days) >= 9 * len(days)
    assert 10 * sum(one < found for one in days) < 9 * len(days)


@given(several)
@settings(max_examples=25)
def test_half_is_never_more_than_nine_in_ten_unless_there_is_one(days: list[float]) -> None:
    found = spread("", days)
    assert found.number == len(days)
    assert min(days) <= (found.median or 0) <= max(days)
    assert (found.median or 0) <= (found.p90 or 0) or len(days) < 3


def test_tens_of_answers_leave_out_their_slowest_tenth() -> None:
    """Nine tenths of 70 are 63, whatever the machine makes of 0.9."""
    for tens in range(1, 30):
        assert spread("", [float(day) for day in range(1, 10 * tens + 1)]).p90 == 9 * tens


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), "No problem was answered in this time"),
        ((0.0001,), "One problem was answered within 1 hour"),
        ((0.99,), "One problem was answered within 24 hours"),
        ((1.0,), "One problem was answered within 1 day"),
        ((2.04,), "One problem was answered within 2.1 days"),
        ((1.0, 2.0), "Half of 2 problems were answered within 1.5 days, nine in ten within 2 days"),
        ((0.1, 0.2, 9.0), "Half of 3 problems were answered within 5 hours, nine in ten within 9 days"),
    ],
)
def test_it_is_said_in_hours_or_days(days: tuple[float, ...], words: str) -> None:
    assert spread("", days).words == words


def test_teams_without_an_answer_have_none_in_the_table() -> None:
    table = answers_table([spread("Payments", [1.0, 3.0]), spread("Legal", [])])
    assert table.rows == (("Payments", 2, 2.0, 3.0), ("Legal", 0, None, None))


def trend(*weeks: tuple[float, ...]) -> Trend:
    mondays = tuple(date(2026, 11, 2 + 7 * number) for number in range(len(weeks)))
    return Trend(mondays, tuple(spread("", days) for days in weeks))


@pytest.mark.parametrize(
    ("weeks", "told"),
    [
        ((), "none known"),
        (((), ()), "none known"),
        (((), (4.0,), ()), "4.0"),
        (((4.0,), (), (1.0, 2.0)), "4.0 to 1.5"),
    ],
)
def test_the_chart_tells_the_first_and_the_last_week_that_are_known(
    weeks: tuple[tuple[float, ...], ...], told: str
) -> None:
    assert trend_chart(trend(*weeks)).alt.endswith(f"first to last week: {told}.")


def test_a_week_without_answers_is_a_gap_and_not_zero() -> None:
    value = trend((4.0,), (), (1.0, 2.0))
    chart = trend_chart(value)
    assert [series.values for series in chart.series] == [(4.0, None, 1.5), (4.0, None, 2.0)]
    assert trend_table(value).rows[1] == (date(2026, 11, 9), 0, None, None)
    assert chart.labels == ("2 Nov", "9 Nov", "16 Nov")
