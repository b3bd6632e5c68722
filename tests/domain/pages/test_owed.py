"""What waits, for how long, and whose it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.pages.owed import (
    BANDS,
    Need,
    Owed,
    Reason,
    ages_chart,
    ages_table,
    band,
    owed_briefly,
    owed_table,
    waits,
)
from bridge.domain.pages.tables import Link
from tests.domain.pages.facts import owed

waiting = st.lists(
    st.builds(owed, days=st.integers(0, 60), team=st.sampled_from(["Logistics", "App", "Legal"])), max_size=8
)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ((), "nothing waits for an answer."),
        ((owed(0),), "1 waits, for less than a day (Logistics)."),
        ((owed(1),), "1 waits, for 1 day (Logistics)."),
        ((owed(23), owed(2, "App")), "2 wait, the oldest 23 days (Logistics)."),
        ((owed(0), owed(0)), "2 wait, the oldest less than a day (Logistics)."),
    ],
)
def test_what_waits_is_said_with_the_oldest(found: tuple[Owed, ...], words: str) -> None:
    assert waits(found) == words


@pytest.mark.parametrize(
    ("promised", "overdue", "state", "due"),
    [
        (None, False, "no date yet", "no date yet"),
        (date(2026, 11, 26), False, "on time", "by 26 Nov"),
        (date(2026, 11, 2), True, "overdue", "overdue since 2 Nov"),
    ],
)
def test_an_answer_is_on_time_or_not(promised: date | None, overdue: bool, state: str, due: str) -> None:
    found = owed(promised=promised, overdue=overdue)
    assert (found.state, found.due) == (state, due)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "under 3 days"),
        (2, "under 3 days"),
        (3, "3 to 6 days"),
        (6, "3 to 6 days"),
        (7, "1 week"),
        (13, "1 week"),
        (14, "2 to 3 weeks"),
        (27, "2 to 3 weeks"),
        (28, "4 weeks and more"),
        (400, "4 weeks and more"),
    ],
)
def test_how_old_something_is(days: int, words: str) -> None:
    assert band(days) == words


@given(waiting)
@settings(max_examples=20)
def test_everything_that_waits_is_in_one_bar_and_in_one_row_of_its_team(found: list[Owed]) -> None:
    chart, table = ages_chart(found), ages_table(found)
    assert sum(chart.values) == len(found) == sum(int(str(row[-1])) for row in table.rows)
    assert {str(row[0]) for row in table.rows} == {one.team for one in found}
    for row in table.rows:
        assert sum(int(str(cell)) for cell in row[1:-1]) == row[-1]
    by_band = [sum(int(str(row[place])) for row in table.rows) for place in range(1, len(BANDS) + 1)]
    assert by_band == list(chart.values)


def test_the_ages_are_told_by_name_and_number() -> None:
    assert ages_chart([owed(8), owed(9), owed(30)]).alt == (
        "Problems by how long they have waited: 1 week 2, 4 weeks and more 1."
    )
    assert ages_chart([]).alt == "Problems by how long they have waited: none waits."


def test_both_tables_say_the_same_of_a_problem() -> None:
    found = owed(23, overdue=True, promised=date(2026, 11, 2))
    link = Link("Lost parcel", "/problems/7")
    assert owed_table([found]).rows == ((link, "Logistics", 23, date(2026, 11, 2), "overdue", 4),)
    assert owed_briefly([found]).rows == ((link, 23, "overdue since 2 Nov", "Logistics"),)


@pytest.mark.parametrize(("more", "note"), [(0, ""), (1, "And 1 problem more."), (9, "And 9 problems more.")])
def test_what_is_left_out_is_counted(more: int, note: str) -> None:
    assert owed_table([owed()], more).note == note


@pytest.mark.parametrize("reason", Reason)
def test_a_need_is_a_sentence_with_its_title_and_blames_nobody(reason: Reason) -> None:
    need = Need(4, "Price form", reason, "App", 1, 37)
    assert need.why.startswith(("has ", "is "))
    assert "App" not in need.why
    assert (need.size, need.path) == ("1 report a week", "/problems/4")
