"""The sentence that leaders read first, and when "this week" is."""

from datetime import date

import pytest

from bridge.domain.pages.overview import LISTED, Overview, overview_tables, when
from bridge.domain.periods import Period
from tests.domain.pages.facts import an_overview, owed


@pytest.mark.parametrize(
    ("name", "now", "words"),
    [
        ("2026-W47", date(2026, 11, 16), "this week"),
        ("2026-W47", date(2026, 11, 22), "this week"),
        ("2026-W47", date(2026, 11, 23), "last week"),
        ("2026-W47", date(2026, 11, 29), "last week"),
        ("2026-W47", date(2026, 11, 30), "in the week of 16 November 2026"),
        ("2026-W48", date(2026, 11, 22), "in the week of 23 November 2026"),
        ("2026-W53", date(2027, 1, 4), "last week"),
        ("2026-11", date(2026, 11, 30), "this month"),
        ("2026-11", date(2026, 12, 1), "in November 2026"),
        ("2026-Q4", date(2026, 12, 31), "this quarter"),
        ("2026-Q4", date(2027, 1, 1), "in October to December 2026"),
    ],
)
def test_a_period_is_named_as_people_name_it_on_that_day(name: str, now: date, words: str) -> None:
    assert when(Period.named(name), now) == words


@pytest.mark.parametrize(
    ("value", "headline"),
    [
        (an_overview(), "No problem was answered this week; nothing waits for an answer."),
        (
            an_overview(answered=1, owed=(owed(1),)),
            "1 problem was answered this week; 1 waits, for 1 day (Logistics).",
        ),
        (
            an_overview(answered=3, owed=(owed(23), owed(0, "App"))),
            "3 problems were answered this week; 2 wait, the oldest 23 days (Logistics).",
        ),
    ],
)
def test_the_week_in_a_sentence(value: Overview, headline: str) -> None:
    assert value.headline == headline


def test_few_of_what_is_owed_stand_on_the_overview_and_the_rest_is_counted() -> None:
    many = tuple(owed(days) for days in range(LISTED + 3, 0, -1))
    table = overview_tables(an_overview(owed=many))[0]
    assert [row[1] for row in table.rows] == [8, 7, 6, 5, 4]
    assert table.note == "And 3 problems more on Health of the loop."
    whole = overview_tables(an_overview(owed=many, listed=10_000))[0]
    assert (len(whole.rows), whole.note) == (LISTED + 3, "")
