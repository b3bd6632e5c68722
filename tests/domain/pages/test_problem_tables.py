"""A problem's chart and tables."""

from datetime import date, timedelta

import pytest

from bridge.domain.pages.problem import Heard, ProblemPage, Step
from bridge.domain.pages.problem_tables import WEEKS, chart, teams, weeks
from bridge.domain.periods import Period
from bridge.domain.stages import Stage
from tests.domain.pages.facts import MONDAYS, problem

THIS = MONDAYS[-1]


def step(stage: Stage, day: date) -> Step:
    return Step(stage, stage, day)


def marks(*steps: Step) -> list[tuple[int, str]]:
    return [(mark.at, mark.name) for mark in chart(problem((2, 9, 4), steps=steps)).marks]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0,), "0 reports this week so far."),
        ((1,), "1 report this week so far."),
        ((1, 3), "1 report in the week of 9 Nov, most in that of 16 Nov (3), 3 reports this week so far."),
        (
            (2, 9, 4),
            "2 reports in the week of 2 Nov, most in that of 9 Nov (9), 4 reports this week so far.",
        ),
        (
            (5, 5, 0),
            "5 reports in the week of 2 Nov, most in that of 2 Nov (5), 0 reports this week so far.",
        ),
    ],
)
def test_the_chart_in_words(counts: tuple[int, ...], told: str) -> None:
    assert chart(problem(counts)).alt == told


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (THIS - timedelta(days=14), 0),
        (THIS - timedelta(days=8), 0),
        (THIS - timedelta(days=7), 1),
        (THIS - timedelta(days=1), 1),
        (THIS, 2),
        (THIS + timedelta(days=6), 2),
    ],
)
def test_a_mark_stands_at_the_week_of_its_day(day: date, place: int) -> None:
    assert marks(step(Stage.LIVE, day)) == [(place, "live")]


def test_what_was_before_the_chart_is_not_marked_nor_what_agents_do_not_wait_for() -> None:
    assert marks(step(Stage.PLANNED, THIS - timedelta(days=15))) == []
    assert marks(step(Stage.WITH_TEAM, THIS), step(Stage.IN_WORK, THIS), step(Stage.DECLINED, THIS)) == []


def test_of_several_in_a_week_the_last_is_marked() -> None:
    assert marks(step(Stage.FIXED, THIS), step(Stage.LIVE, THIS)) == [(2, "live")]


def test_the_chart_shows_half_a_year_and_the_table_all_of_it() -> None:
    mondays = [period.first for period in Period.named("2026-W47").back(40)]
    long = problem(heard=Heard(40, 1, 1, (), tuple((monday, 1) for monday in mondays), mondays[0]))
    assert len(chart(long).labels) == WEEKS
    assert chart(long).labels[-1] == "16 Nov"
    table = weeks(long)
    assert len(table.rows) == 40
    assert table.rows[0][0] == THIS


def test_the_newest_week_stands_first_and_is_said_not_to_be_over() -> None:
    assert weeks(problem((2, 9, 4))).rows[0] == (THIS, 4)
    assert weeks(problem()).note == "This week is not over."


@pytest.mark.parametrize(
    ("counts", "this_week", "last_week"), [((), 0, 0), ((4,), 4, 0), ((9, 4), 4, 9), ((2, 9, 4), 4, 9)]
)
def test_this_week_and_the_last_one(counts: tuple[int, ...], this_week: int, last_week: int) -> None:
    heard = Heard(0, 0, 0, (), tuple(zip(MONDAYS, counts, strict=False)), None)
    assert (heard.this_week, heard.last_week) == (this_week, last_week)


def test_teams_stand_as_they_are_given() -> None:
    heard = Heard(9, 4, 0, (("Manila", 6), ("Smaller teams", 3)), ((THIS, 9),), THIS)
    found: ProblemPage = problem(heard=heard)
    assert teams(found).rows == (("Manila", 6), ("Smaller teams", 3))
