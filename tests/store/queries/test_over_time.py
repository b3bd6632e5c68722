"""What pages ask about reports over time, on both databases."""

from datetime import date, datetime

import pytest

from bridge.domain.stages import Stage
from bridge.flow import tallies
from bridge.flow.pages.did import EVER
from bridge.flow.pages.effect import effects
from bridge.store.engine import Store
from bridge.store.queries.pages import effect, problems, themes
from bridge.store.queries.pages.effect import Live
from bridge.store.queries.tallies import Sum
from tests.flow.pages.weekly import Weekly, week


def monday(number: int) -> datetime:
    return week(number, hour=0)


@pytest.fixture
def weekly(store: Store) -> Weekly:
    return Weekly(store, people=3)


def test_what_went_live_is_found_newest_first_once_each_by_time_and_theme(weekly: Weekly) -> None:
    refund, parcel, nobody = (weekly.problem(theme=theme) for theme in ("billing", "delivery_time", None))
    merged = weekly.problem()
    for number, group in enumerate((refund, parcel, nobody, merged)):
        weekly.told(group, Stage.LIVE, week(number))
    weekly.told(refund, Stage.LIVE, week(9))
    weekly.told(weekly.problem(), Stage.FIXED, week(3))
    weekly.merge(merged, refund)
    payments = Live(*EVER, problems.of_themes(["billing"], ["delivery_time"]))
    with weekly.store.read() as session:
        assert effect.went_live(session, Live(*EVER)) == [refund, nobody, parcel]
        assert effect.went_live(session, Live(week(1), week(3))) == [nobody, parcel]
        assert effect.went_live(session, payments) == [refund, nobody]


SIDES = (monday(0), monday(1)), (monday(2), monday(9))


def test_only_who_reported_anything_on_both_sides_is_compared(weekly: Weekly) -> None:
    group, other, (first, second, third) = weekly.problem(), weekly.problem(), weekly.people
    weekly.heard(group, [2], person=first)
    weekly.heard(group, [1], person=second)
    weekly.heard(group, [3], start=2, person=third)
    with weekly.store.read() as session:
        assert effect.same(session, group, SIDES) == (0, 0, 0)
    weekly.heard(other, [1], start=4, person=first)
    weekly.heard(other, [1], person=third)
    weekly.heard(other, [1], start=9, person=second)
    with weekly.store.read() as session:
        assert effect.same(session, group, SIDES) == (2, 2, 3)


def test_what_the_same_people_reported_is_counted_by_side_and_by_call(weekly: Weekly) -> None:
    group, other, (first, second, third) = weekly.problem(), weekly.problem(), weekly.people
    weekly.heard(group, [2, 1, 0, 1], person=first)
    weekly.heard(group, [1], person=second, copy_of=1)
    weekly.heard(group, [1], person=second, copy_of=99)
    weekly.heard(group, [1], start=1, person=third)
    for person in (second, third):
        weekly.heard(other, [1, 0, 1], person=person)
    with weekly.store.read() as session:
        assert effect.same(session, group, SIDES) == (2, 3, 1)
        later = (monday(4), monday(5)), (monday(5), monday(9))
        assert effect.same(session, group, later) == (0, 0, 0)


def test_before_and_after_is_the_same_on_both(weekly: Weekly) -> None:
    group = weekly.problem()
    weekly.heard(group, [6, 6, 6, 2, 0, 1, 0])
    weekly.heard(group, [3], start=4, state="provisional")
    weekly.told(group, Stage.LIVE, week(3, 1))
    tallies.refresh(weekly.store, week(7))
    with weekly.store.read() as session:
        (found,) = effects(session, [group], week(7))
        assert effect.weeks(session, [group])[group][date(2026, 8, 3)] == Sum(6, 3)
    assert [each.reports for each in found.weeks] == [6, 6, 6, 2, 0, 1, 0]
    assert found.sentence == "6 reports a week before it went live, 0.3 since: between 34 % and 100 % fewer."
    assert (found.same and found.same.people, found.unconfirmed) == (3, 3)


def test_the_problems_of_a_theme_are_found_by_how_much_they_are_reported(weekly: Weekly) -> None:
    rain, stairs, merged, other = (weekly.problem(theme="partner") for _ in range(4))
    for group, reports in ((rain, [9, 1, 2]), (stairs, [0, 2, 3]), (merged, [5, 5, 5])):
        weekly.heard(group, reports)
    weekly.merge(merged, other)
    tallies.refresh(weekly.store, week(4))
    first, end = week(1).date(), week(3).date()
    with weekly.store.read() as session:
        found = themes.most_reported(session, "partner", first, end, 10)
        assert [(group.id, reports) for group, reports in found] == [(stairs, 5), (rain, 3)]
        assert len(themes.most_reported(session, "partner", first, end, 1)) == 1
        assert themes.most_reported(session, "billing", first, end, 10) == []
    assert isinstance(found[0][1], int)
