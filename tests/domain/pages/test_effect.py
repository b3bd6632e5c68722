"""Before and after: whole weeks on each side, and no more said than is known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.effect_size import Comparison, Verdict
from bridge.domain.pages.effect import Same, amount, verdict
from bridge.domain.pages.effect_tables import effect_chart, effects_tables
from bridge.domain.pages.effects import Effects, Shown
from tests.domain.pages.facts import effect

MONDAY = date(2026, 9, 14)


@pytest.mark.parametrize("weekday", range(7))
def test_the_week_in_which_it_went_live_is_on_neither_side(weekday: int) -> None:
    """Were it on one side, a problem mended on a Sunday would have a week of the old in the new."""
    found = effect(before=(7, 8, 9), after=(1, 2), live=MONDAY + timedelta(days=weekday))
    assert [week.reports for week in found.before] == [7, 8, 9]
    assert [week.reports for week in found.after] == [1, 2]


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 12), st.integers(0, 12))
@settings(max_examples=25)
def test_no_day_of_a_side_is_on_the_other_side_of_going_live(day: date, before: int, after: int) -> None:
    found = effect(before=(5,) * before, after=(1,) * after, live=day)
    assert (len(found.before), len(found.after)) == (before, after)
    assert all(week.first + timedelta(days=6) < day for week in found.before)
    assert all(week.first > day for week in found.after)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            (40, 42, 38, 41, 39, 40),
            (2, 3, 4),
            "40 reports a week before it went live, 3 since: between 84 % and 97 % fewer.",
        ),
        (
            (8,) * 6,
            (),
            "Too early to say: 8 reports a week before it went live, and no whole week has passed since.",
        ),
        (
            (8,) * 6,
            (1,),
            "Too early to say: 8 reports a week before it went live, 1 a week in 1 whole week since.",
        ),
        (
            (1,) * 6,
            (0, 0),
            "Too early to say: 1 report a week before it went live, 0 a week in 2 whole weeks since.",
        ),
        (
            (1, 0, 0, 0),
            (0, 0, 0),
            "Too few reports to say yet: 0.2 reports a week before it went live, 0 a week in 3 whole weeks since.",
        ),
        ((), (9, 9, 9), "Nothing to compare with: nobody reported it before the week in which it went live."),
    ],
)
def test_both_rates_and_what_may_be_said_of_them(
    before: tuple[int, ...], after: tuple[int, ...], sentence: str
) -> None:
    assert effect(before=before, after=after).sentence == sentence


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.1, 0.5, "between 50 % and 90 % fewer"),
        (0.0, 0.5, "between 50 % and 100 % fewer"),
        (0.4, 0.998, "up to 60 % fewer"),
        (1.5, 3.0, "between 50 % and 200 % more"),
        (1.002, 3.0, "up to 200 % more"),
        (3.0, 40.0, "at least 200 % more"),
        (12.0, 40.0, "many times more"),
        (0.6, 1.3, "no clear change, between 40 % fewer and 30 % more"),
        (0.0, 40.0, "no clear change, between 100 % fewer and many times more"),
    ],
)
def test_an_interval_in_words(low: float, high: float, words: str) -> None:
    found = Comparison(20, 10, low, high, 12, 12)
    assert verdict(found) == words


@given(st.floats(0, 30), st.floats(0, 30))
@settings(max_examples=25)
def test_whatever_is_surely_fewer_or_more_is_never_said_to_be_nothing(one: float, other: float) -> None:
    low, high = sorted([one, other])
    found = Comparison(20, 10, low, high, 12, 12)
    words = verdict(found)
    assert not words.startswith(("between 0 %", "at least 0 %"))
    assert {Verdict.FEWER: words.endswith("fewer"), Verdict.MORE: words.endswith("more")}.get(
        found.verdict, words.startswith("no clear change")
    )


@given(st.floats(0, 100_000))
@settings(max_examples=25)
def test_a_rate_is_rounded_by_less_than_its_place(rate: float) -> None:
    written = float(amount(rate).replace(",", ""))
    assert abs(written - rate) <= (0.5 if rate >= 9.95 else 0.05) + 1e-9


def test_what_the_same_people_report_is_said_only_when_it_is_not_too_early() -> None:
    same = Same(14, 30.5, 1.0)
    assert effect(same=same).from_the_same == "30 reports a week → 1, from the same 14 reporters."
    assert effect(same=same, after=()).from_the_same == ""
    assert effect().from_the_same == ""


@pytest.mark.parametrize(
    ("people", "after", "base"),
    [
        (60, (1, 2, 3), "60 people reported something each week before, 60 since."),
        (60, (), "60 people reported something each week before."),
        (1, (1,), "1 person reported something each week before, 1 since."),
        (1200, (1,), "1,200 people reported something each week before, 1,200 since."),
    ],
)
def test_beside_it_stands_how_many_reported_at_all(people: int, after: tuple[int, ...], base: str) -> None:
    assert effect(after=after, people=people).base == base


def test_the_chart_has_a_gap_for_a_week_that_is_not_over_and_marks_what_happened() -> None:
    events = ((MONDAY - timedelta(days=10), "planned"), (MONDAY + timedelta(days=2), "live"))
    whole = effect(before=(7, 8), after=(), live=MONDAY + timedelta(days=2), events=events)
    young = replace(whole, weeks=whole.before)
    chart = effect_chart(young)
    assert chart.series[0].values == (7, 8, None)
    assert chart.labels == ("31 Aug", "7 Sep", "14 Sep")
    assert [(mark.at, mark.name) for mark in chart.marks] == [(0, "planned"), (2, "live")]
    assert effect_chart(whole).series[0].values == (7, 8, 20)


def test_what_happened_before_the_chart_begins_is_not_marked() -> None:
    events = ((MONDAY - timedelta(days=400), "planned"), (MONDAY, "live"))
    chart = effect_chart(effect(before=(7, 8), after=(1,), live=MONDAY, events=events))
    assert [mark.name for mark in chart.marks] == ["live"]


def test_a_file_gives_no_interval_where_it_is_too_early_and_no_contacts_where_there_are_none() -> None:
    young, old = Shown(effect(after=(1,)), "App"), Shown(effect(same=Same(14, 30.5, 1.0)), "App")
    table, *weeks = effects_tables(Effects((young, old), 2, None, ()))
    keys = [column.key for column in table.columns]
    first, second = (dict(zip(keys, row, strict=True)) for row in table.rows)
    assert (first["share_low"], first["share_high"], first["same_reporters"]) == (None, None, None)
    assert 0 < float(str(second["share_low"])) < 0.075 < float(str(second["share_high"])) < 0.2
    assert (second["same_reporters"], second["same_before"]) == (14, 30.5)
    assert [column.key for column in weeks[0].columns] == ["week", "reports", "active_reporters"]


@pytest.mark.parametrize(
    ("before", "after", "known"),
    [((8, 8), (), (8, None, 60, None)), ((), (4, 2), (None, 3, None, 60)), ((8,), (4,), (8, 4, 60, 60))],
)
def test_a_side_without_a_whole_week_has_no_rate_and_not_a_rate_of_nothing(
    before: tuple[int, ...], after: tuple[int, ...], known: tuple[float | None, ...]
) -> None:
    table, _weeks = effects_tables(Effects((Shown(effect(before, after), "App"),), 1, None, ()))
    cells = {column.key: cell for column, cell in zip(table.columns, table.rows[0], strict=True)}
    assert tuple(cells[key] for key in ("before", "after", "active_before", "active_after")) == known


def test_contacts_stand_beside_the_weeks_that_the_operators_file_knows() -> None:
    shown = Shown(effect(before=(7, 8), after=(1,)), "App", "Billing", (900, None, 500, 100))
    table = effects_tables(Effects((shown,), 1, None, ()))[1]
    assert [row[3] for row in table.rows] == [900, None, 500, 100]
    assert (
        shown.contacts_words
        == "Contacts about Billing, by your own statistics: 900 a week before, 100 since."
    )


@pytest.mark.parametrize("contacts", [(), (None, None, 4, 5), (900, 900, 4, None)])
def test_contacts_of_one_side_alone_compare_nothing(contacts: tuple[int | None, ...]) -> None:
    shown = Shown(effect(before=(7, 8), after=(1,)), "App", "Billing", contacts)
    assert shown.contacts_words == ""
