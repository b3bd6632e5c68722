"""Check-ups: who may be asked, what is asked already, and what answers teach."""

from datetime import timedelta
from typing import Any

import pytest

from bridge.store.queries import checkups
from bridge.store.tables import Apart, CheckUp, Group, Likeness, Veto
from tests.store.rows import NOON, Desk, group

DAY = timedelta(days=1)
ENDED = ("live", "declined", "merged")


def ask(desk: Desk, in_group: int, state: str = "open", **columns: Any) -> int:
    given: dict[str, Any] = {"gain": 0.5, "made_at": NOON, "lines": []}
    return desk.lay(CheckUp(group_id=in_group, state=state, **given | columns))


def askable(desk: Desk, rested: Any = NOON, among: tuple[int, ...] | None = None) -> list[int]:
    return list(checkups.askable(desk.session, ENDED, ("praise",), rested, among))


def test_asked_about_is_what_is_shown_or_large_and_goes_on_and_has_an_owner(desk: Desk) -> None:
    shown, large, small, unsure = desk.lay(group(shown_at=NOON)), *(desk.lay(group()) for _ in range(3))
    for number, several, place in ((large, 4, "joined"), (small, 3, "joined"), (unsure, 4, "provisional")):
        for _ in range(several):
            desk.hear(number, place)
    for columns in ({"stage": "live"}, {"merged_into": shown}, {"theme": "praise"}):
        desk.lay(group(shown_at=NOON, **columns))
    assert askable(desk) == [shown, large]
    assert askable(desk, among=(large, small)) == [large]
    assert askable(desk, among=()) == []


def test_nobody_is_asked_again_while_a_card_is_open_or_was_skipped_lately(desk: Desk) -> None:
    numbers = [desk.lay(group(shown_at=NOON)) for _ in range(4)]
    ask(desk, numbers[0])
    ask(desk, numbers[1], "skipped", answered_at=NOON + DAY)
    ask(desk, numbers[2], "skipped", answered_at=NOON - DAY)
    ask(desk, numbers[3], "done", answered_at=NOON + DAY)
    assert askable(desk) == numbers[2:]
    assert askable(desk, NOON + 2 * DAY) == numbers[1:]


def test_people_told_problems_apart_by_the_numbers_of_today(desk: Desk) -> None:
    one, two, old = desk.lay(group()), desk.lay(group()), desk.lay(group())
    desk.session.get_one(Group, old).merged_into = two
    desk.lay(Apart(group_id=desk.group, other_id=one, person_id=desk.person, at=NOON))
    desk.lay(Likeness(group_id=one, other=f"group:{old}", probability=0.9, at=NOON, denied=True))
    desk.lay(Likeness(group_id=one, other="issue:7", probability=0.9, at=NOON, denied=True))
    desk.lay(Likeness(group_id=two, other=f"group:{desk.group}", probability=0.9, at=NOON))
    assert checkups.apart(desk.session) == {(desk.group, one), (one, two)}


def test_confirmed_are_parts_that_a_person_put_where_they_are(desk: Desk) -> None:
    sure, left = desk.hear(desk.group, "confirmed"), desk.hear()
    desk.place(sure, desk.group, part=1, state="joined")
    desk.place(left, desk.group, state="confirmed", current=False)
    other = desk.lay(group())
    desk.hear(other, "confirmed")
    assert checkups.confirmed(desk.session, [desk.group]) == {(sure, 0)}
    assert checkups.confirmed(desk.session, []) == frozenset()
    assert checkups.confirmed(desk.session, [desk.group, *range(10**6, 10**6 + 70_000)]) == {(sure, 0)}


def test_a_veto_between_two_problems_is_seen_from_both_sides_and_through_merges(desk: Desk) -> None:
    other, old, third = desk.lay(group()), desk.lay(group()), desk.lay(group())
    insight = desk.hear(desk.group)
    desk.lay(Veto(insight_id=insight, group_id=old, person_id=desk.person, at=NOON))
    assert not checkups.vetoed_between(desk.session, desk.group, other)
    desk.session.get_one(Group, old).merged_into = other
    desk.session.flush()
    assert checkups.vetoed_between(desk.session, desk.group, other)
    assert checkups.vetoed_between(desk.session, other, desk.group)
    assert not checkups.vetoed_between(desk.session, third, other)


def test_quoted_is_what_counts_here_and_names_nobody(desk: Desk) -> None:
    here, named, unsure = (
        desk.hear(desk.group),
        desk.hear(desk.group, held_back=True),
        desk.hear(desk.group, "provisional"),
    )
    places = [(here, 0), (here, 1), (named, 0), (unsure, 0)]
    assert checkups.there(desk.session, desk.group, places) == {(here, 0)}
    assert checkups.there(desk.session, desk.group, []) == set()


@pytest.fixture
def answered(desk: Desk) -> Desk:
    ask(desk, desk.group, "done", answered_at=NOON)
    ask(desk, desk.group, "done", answered_at=NOON + DAY)
    ask(desk, desk.group, "skipped", answered_at=NOON + 2 * DAY)
    ask(desk, desk.group, made_at=NOON + DAY)
    return desk


def test_a_stamp_tells_of_answers_and_not_of_cards_that_were_skipped(answered: Desk) -> None:
    assert checkups.stamp(answered.session) == (2, NOON + DAY)
    assert len(checkups.since(answered.session, NOON)) == 4
    assert len(checkups.since(answered.session, NOON + DAY)) == 1
    assert checkups.since(answered.session, NOON + 2 * DAY) == []


def test_the_moment_of_a_report_counted_from_the_newest(desk: Desk) -> None:
    for hours in (1, 2, 3):
        desk.hear(kept_at=NOON + timedelta(hours=hours))
    assert checkups.nth_newest(desk.session, 1) == NOON + timedelta(hours=3)
    assert checkups.nth_newest(desk.session, 3) == NOON + timedelta(hours=1)
    assert checkups.nth_newest(desk.session, 4) is None
