import pytest

from bridge.domain.effect_size import Verdict
from bridge.domain.pages.effect import Effect, Same
from bridge.domain.stages import Stage
from bridge.flow.pages.effect import effect_of, effects
from bridge.store.engine import Store
from tests.flow.pages.weekly import Weekly, week

LIVE_IN, NOW = 12, week(20, 2)


@pytest.fixture
def weekly(memory: Store) -> Weekly:
    return Weekly(memory)


def refund(weekly: Weekly) -> int:
    """A problem that was heard eight times a week for twelve weeks, live on a Wednesday, and hardly heard since."""
    group = weekly.problem()
    weekly.heard(group, [8] * LIVE_IN + [5] + [1, 0, 1, 0, 0, 1, 0, 1])
    weekly.told(group, Stage.PLANNED, week(8, 1))
    weekly.told(group, Stage.LIVE, week(LIVE_IN, 2))
    return group


def effect(weekly: Weekly, group: int) -> Effect:
    weekly.sum()
    with weekly.store.read() as session:
        return effects(session, [group], NOW)[0]


def test_whole_weeks_are_compared_and_the_week_of_going_live_is_on_neither_side(weekly: Weekly) -> None:
    found = effect(weekly, refund(weekly))
    assert [each.reports for each in found.before] == [8] * 12
    assert [each.reports for each in found.after] == [1, 0, 1, 0, 0, 1, 0]
    assert len(found.weeks) == 12 + 1 + 7
    assert found.comparison.verdict is Verdict.FEWER
    assert found.sentence == "8 reports a week before it went live, 0.4 since: between 83 % and 99 % fewer."


def test_twelve_weeks_are_the_most_on_each_side(weekly: Weekly) -> None:
    group = weekly.problem()
    weekly.heard(group, [2] * 40)
    weekly.told(group, Stage.LIVE, week(15))
    weekly.sum()
    with weekly.store.read() as session:
        found = effect_of(session, group, week(40))
    assert found is not None
    assert (len(found.before), len(found.after)) == (12, 12)
    assert found.weeks[0].first == week(3).date()


def test_weeks_before_the_first_report_say_nothing(weekly: Weekly) -> None:
    group = weekly.problem()
    weekly.heard(group, [4, 4], start=10)
    weekly.told(group, Stage.LIVE, week(12, 1))
    assert [each.first for each in effect(weekly, group).before] == [week(10).date(), week(11).date()]


def test_beside_it_stand_those_who_reported_anything(weekly: Weekly) -> None:
    other = weekly.problem("Other")
    weekly.heard(other, [3] * 20)
    found = effect(weekly, refund(weekly))
    assert {each.people for each in found.before} == {6}
    assert {each.people for each in found.after} == {3}
    assert found.base == "6 people reported something each week before, 3 since."


def test_the_same_reporters_are_those_who_report_on_both_sides(weekly: Weekly) -> None:
    """One leaves with the problem; of the others, one reports only something else since."""
    group, other = weekly.problem(), weekly.problem("Other")
    stay, too, leave, changes, *_others = weekly.people
    weekly.heard(group, [4] * 12, person=stay)
    weekly.heard(group, [2] * 12, person=leave)
    weekly.heard(group, [1] * 12, person=changes)
    weekly.heard(group, [1] * 4, start=13, person=stay)
    weekly.heard(group, [1] * 3, start=13, person=too)
    weekly.heard(other, [1], start=4, person=too)
    weekly.heard(other, [1], start=15, person=changes)
    weekly.told(group, Stage.LIVE, week(12, 1))
    found = effect(weekly, group)
    assert found.same == Same(people=3, before=5.0, after=1.0)
    assert found.from_the_same == "5 reports a week → 1, from the same 3 reporters."


def test_nothing_is_said_of_one_or_two_by_themselves(weekly: Weekly) -> None:
    group = weekly.problem()
    weekly.heard(group, [4] * 12 + [0] + [1] * 4, person=weekly.people[0])
    weekly.heard(group, [4] * 12 + [0] + [1] * 4, person=weekly.people[1])
    weekly.told(group, Stage.LIVE, week(12, 1))
    found = effect(weekly, group)
    assert (found.same, found.from_the_same) == (None, "")


def test_reports_of_one_call_count_once_for_the_same_reporters_too(weekly: Weekly) -> None:
    group = refund(weekly)
    before = effect(weekly, group).same
    first = 1
    weekly.heard(group, [1], start=3, copy_of=first)
    assert effect(weekly, group).same == before


def test_it_is_too_early_to_say_in_the_first_three_weeks(weekly: Weekly) -> None:
    group = weekly.problem()
    weekly.heard(group, [8] * 17)
    weekly.told(group, Stage.LIVE, week(17, 1))
    found = effect(weekly, group)
    assert found.comparison.verdict is Verdict.TOO_EARLY
    assert found.sentence == (
        "Too early to say: 8 reports a week before it went live, 0 a week in 2 whole weeks since."
    )
    assert found.from_the_same == ""


def test_in_the_week_of_going_live_only_what_was_before_is_told(weekly: Weekly) -> None:
    group = weekly.problem()
    weekly.heard(group, [8] * 20)
    weekly.told(group, Stage.LIVE, week(20, 1))
    assert effect(weekly, group).sentence == (
        "Too early to say: 8 reports a week before it went live, and no whole week has passed since."
    )


def test_when_it_was_taken_back_nothing_after_that_is_compared(weekly: Weekly) -> None:
    group = refund(weekly)
    weekly.told(group, Stage.IN_WORK, week(16, 3))
    found = effect(weekly, group)
    assert found.taken_back == week(16, 3).date()
    assert [each.first for each in found.after] == [week(number).date() for number in (13, 14, 15)]


def test_the_last_time_it_went_live_counts(weekly: Weekly) -> None:
    group = refund(weekly)
    weekly.told(group, Stage.IN_WORK, week(13))
    weekly.told(group, Stage.LIVE, week(14))
    found = effect(weekly, group)
    assert (found.live, found.taken_back) == (week(14).date(), None)
    assert [name for _day, name in found.events] == ["planned", "live", "live"]


def test_what_nobody_has_confirmed_is_told_and_not_counted(weekly: Weekly) -> None:
    group = refund(weekly)
    weekly.heard(group, [3], start=14, state="provisional")
    found = effect(weekly, group)
    assert found.unconfirmed == 3
    assert sum(each.reports for each in found.after) == 3


def test_a_number_that_was_merged_away_leads_to_the_problem(weekly: Weekly) -> None:
    group = refund(weekly)
    merged = weekly.problem(stage=Stage.MERGED, merged_into=group)
    weekly.sum()
    with weekly.store.read() as session:
        found = effect_of(session, merged, NOW)
    assert found is not None
    assert found.sentence == effect(weekly, group).sentence


def test_of_what_never_went_live_or_was_never_reported_there_is_nothing_to_say(weekly: Weekly) -> None:
    heard, silent = weekly.problem(), weekly.problem()
    weekly.heard(heard, [1])
    weekly.told(silent, Stage.LIVE, week(1))
    weekly.sum()
    with weekly.store.read() as session:
        assert effect_of(session, heard, NOW) is None
        assert effect_of(session, silent, NOW) is None
        with pytest.raises(LookupError, match="no group 99"):
            effect_of(session, 99, NOW)
