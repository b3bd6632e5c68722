"""What was contributed in a time, less what was taken back, and where those problems stand."""

from datetime import datetime, timedelta
from typing import Any

from bridge.store.queries import outcomes
from bridge.store.tables import StageChange
from tests.store.rows import NOON, Desk, group

DAY = timedelta(days=1)


def test_what_is_taken_back_counts_against_the_time_when_it_was_earned(desk: Desk) -> None:
    problem, other = desk.lay(group()), desk.lay(group())

    def earn(key: str, where: int, **columns: Any) -> int:
        return desk.credit(key, group_id=where, **{"crew": "leipzig", **columns})

    earn("1", problem)
    back = earn("2", problem)
    earn("2:reversed", problem, points=-1, reverses=back, at=NOON + 9 * DAY)
    gone = earn("3", other)
    earn("3:reversed", other, points=-1, reverses=gone, at=NOON + 9 * DAY)
    earn("4", desk.group, kind="decision")
    earn("5", desk.group, crew=None)
    earn("6", desk.group, crew="manila")
    earn("7", desk.group, earned_at=NOON + DAY)
    assert outcomes.contributed(desk.session, "leipzig", NOON, NOON + DAY) == {problem: 1}
    assert outcomes.contributed(desk.session, "manila", NOON, NOON + DAY) == {desk.group: 1}
    assert outcomes.contributed(desk.session, "leipzig", NOON + DAY, NOON + 2 * DAY) == {desk.group: 1}
    assert outcomes.contributed(desk.session, "porto", NOON, NOON + DAY) == {}


def test_people_are_told_apart_and_a_crew_is_not_asked(desk: Desk) -> None:
    second, silent = desk.meet("U-2"), desk.meet("U-3")
    desk.credit("1", crew="leipzig")
    desk.credit("2", crew="manila", kind="found")
    desk.credit("3", person_id=second, crew=None)
    back = desk.credit("4", person_id=silent)
    desk.credit("4:reversed", person_id=silent, points=-1, reverses=back)
    people = [desk.person, second, silent]
    assert outcomes.contributed_by(desk.session, people, NOON, NOON + DAY) == {
        desk.person: {desk.group: 2},
        second: {desk.group: 1},
    }
    assert outcomes.contributed_by(desk.session, people, NOON - DAY, NOON) == {}
    assert outcomes.contributed_by(desk.session, [], NOON, NOON + DAY) == {}


def test_where_many_groups_stand_is_asked_in_pieces(desk: Desk) -> None:
    live = desk.lay(group(stage="live"))
    merged = desk.lay(group(stage="merged", merged_into=live))
    found = outcomes.at_present(desk.session, [*range(10_000, 13_500), live, merged])
    assert found == {live: ("live", None), merged: ("merged", live)}
    assert outcomes.at_present(desk.session, []) == {}


def test_live_is_what_became_so_in_the_time_and_still_is_once_each(desk: Desk) -> None:
    def change(stage: str, at: datetime, **columns: Any) -> int:
        number = desk.lay(group(stage=columns.pop("now", stage), **columns))
        desk.lay(StageChange(group_id=number, stage=stage, at=at))
        return number

    first = change("live", NOON, theme="billing", accepted_by=desk.person)
    desk.lay(StageChange(group_id=first, stage="live", at=NOON + timedelta(hours=1)))
    last = change("live", NOON + DAY - timedelta(microseconds=1))
    change("live", NOON + DAY)
    change("live", NOON - timedelta(microseconds=1))
    change("live", NOON, now="in_work")
    change("live", NOON, merged_into=first)
    change("fixed", NOON, now="live")
    assert outcomes.became_live(desk.session, NOON, NOON + DAY) == [
        (first, "billing", desk.person),
        (last, None, None),
    ]
