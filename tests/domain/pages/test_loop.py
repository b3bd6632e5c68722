"""The health of the loop, in words and tables."""

import pytest

from bridge.domain.pages.answers import spread
from bridge.domain.pages.callbacks import OUTCOMES, Called, called_table, outcome
from bridge.domain.pages.headsups import NO_NAMES, Covered, covered_table
from bridge.domain.pages.loop import LISTED, Corrections, Untold, loop_tables
from bridge.domain.pages.tables import Table
from tests.domain.pages.facts import TODAY, a_loop, owed


def table(name: str, **facts: object) -> Table:
    return next(one for one in loop_tables(a_loop(**facts)) if one.name == name)


def test_the_headline_says_how_fast_and_what_waits() -> None:
    value = a_loop(all_answers=spread("", (1.0, 2.0)), owed=(owed(23), owed(2)))
    assert value.headline == (
        "Half of 2 problems were answered within 1.5 days, nine in ten within 2 days;"
        " 2 wait, the oldest 23 days (Logistics)."
    )
    assert a_loop().headline == "No problem was answered in this time; nothing waits for an answer."


@pytest.mark.parametrize(
    ("many", "note"), [(LISTED, ""), (LISTED + 1, "And 1 problem more."), (40, "And 20 problems more.")]
)
def test_long_lists_are_cut_on_the_page_and_say_how_many_more_there_are(many: int, note: str) -> None:
    untold = tuple(Untold(number, "Refund", "Payments", TODAY, 1, 0) for number in range(many))
    waiting = table("owed", owed=(owed(),) * many)
    told = table("untold", untold=untold)
    assert (len(waiting.rows), waiting.note) == (len(told.rows), told.note) == (LISTED, note)


def test_a_file_has_all_of_them() -> None:
    assert len(table("owed", owed=(owed(),) * 40, listed=10_000).rows) == 40


@pytest.mark.parametrize(
    ("corrections", "words"),
    [
        (Corrections(9, 3, 400, 2, 1), "Wrong groupings corrected: 12 of 400 reports."),
        (Corrections(1, 0, 1, 0, 0), "Wrong groupings corrected: 1 of 1 report."),
        (Corrections(0, 0, 0, 0, 0), "Wrong groupings corrected: 0 of 0 reports."),
    ],
)
def test_the_error_of_the_grouping_is_told_with_its_base(corrections: Corrections, words: str) -> None:
    assert table("corrections", corrections=corrections).note == words


@pytest.mark.parametrize(
    ("said", "due", "came"),
    [
        ("", False, "open"),
        ("", True, "overdue"),
        ("not_reached", False, "not_reached"),
        ("not_reached", True, "overdue"),
        ("told", True, "told"),
        ("handed_over", True, "handed_over"),
        ("not_wanted", True, "not_wanted"),
    ],
)
def test_a_customer_is_owed_a_call_until_somebody_reached_them(said: str, due: bool, came: str) -> None:
    assert outcome(said, due) == came
    assert came in OUTCOMES


def test_every_customer_is_in_one_column_and_in_the_sum() -> None:
    called = Called("Leipzig", told=3, handed_over=1, not_wanted=2, not_reached=4, open=5, overdue=6)
    found = called_table([called])
    assert found.rows == (("Leipzig", 3, 1, 2, 4, 5, 6, 21),)
    assert [column.key for column in found.columns] == ["team", *OUTCOMES, "customers"]
    assert called.customers == 21


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ((), ""),
        ((Called("Leipzig"),), ""),
        ((Called("Leipzig", told=1),), "1 of 1 customer told by us."),
        ((Called("Leipzig", told=1, open=2), Called("Manila", told=11)), "12 of 14 customers told by us."),
    ],
)
def test_how_many_customers_were_told_is_said_once_somebody_was_promised_it(
    called: tuple[Called, ...], told: str
) -> None:
    assert a_loop(called=called).told == table("callbacks", called=called).note == told


def test_readers_of_a_heads_up_are_counts_and_small_teams_are_not_even_that() -> None:
    large = Covered("Slots", TODAY, "Logistics", "Leipzig", 12, 18)
    small = Covered("Slots", TODAY, "Logistics", "Graz", None, None)
    found = covered_table([large, small])
    assert [row[-2:] for row in found.rows] == [(12, 18), (None, None)]
    assert (found.note, covered_table([]).note) == (NO_NAMES, "")
