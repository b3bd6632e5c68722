"""Beside the points: what came of what people contributed, as things stand now."""

from datetime import timedelta

import pytest

from bridge.domain.periods import Period
from bridge.domain.stages import Stage
from bridge.store.queries import credit
from bridge.store.queries.credit import Facts
from bridge.store.tables import Group
from tests.store.rows import NOON, Desk, group

NOVEMBER = Period.named("2026-11")


@pytest.fixture
def told(desk: Desk) -> Desk:
    """A person of Leipzig helped four problems, of which one was merged into another; somebody else helped one."""
    stages = (Stage.LIVE, Stage.IN_WORK, Stage.DECLINED, Stage.MERGED)
    numbers = [desk.lay(group(stage=stage)) for stage in stages]
    desk.session.get_one(Group, numbers[3]).merged_into = numbers[0]
    for turn, number in enumerate(numbers):
        desk.credit(f"i:{turn}", desk.hear(), group_id=number, crew="leipzig")
    desk.credit("f:1", kind="found", group_id=numbers[0], crew="leipzig")
    desk.credit("d:1", kind="decision", points=0, group_id=numbers[0], crew="leipzig")
    taken = desk.credit("i:taken", desk.hear(), group_id=desk.group, crew="leipzig")
    desk.credit("i:back", group_id=desk.group, points=-1, reverses=taken, crew="leipzig")
    desk.credit("a:1", kind="answer", points=2, person_id=desk.meet("U-2"), group_id=numbers[1])
    return desk


def test_a_persons_contributions_are_counted_with_what_became_of_their_problems(told: Desk) -> None:
    facts = credit.facts(told.session, [told.person])
    assert facts == Facts(contributions=4, heard=3, planned=1, live=1, declined=1)


def test_a_team_may_be_asked_for_all_of_them_and_those_of_none(told: Desk) -> None:
    by_crew = {crew: credit.facts(told.session, crew) for crew in ("", "leipzig", "-", "manila")}
    assert by_crew["leipzig"] == Facts(4, 3, 1, 1, 1)
    assert by_crew["-"] == Facts(1, 1, 1, 0, 0)
    assert by_crew[""] == Facts(5, 3, 1, 1, 1)
    assert by_crew["manila"] == Facts(0, 0, 0, 0, 0)


def test_a_period_has_what_was_earned_in_it(told: Desk) -> None:
    told.credit("late", told.hear(), earned_at=NOON + timedelta(days=40), group_id=told.group)
    assert credit.facts(told.session, [told.person], NOVEMBER).contributions == 4
    assert credit.facts(told.session, [told.person]).contributions == 5
    assert credit.facts(told.session, [told.person], NOVEMBER.previous) == Facts(0, 0, 0, 0, 0)
