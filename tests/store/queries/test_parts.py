"""An insight of several problems: what each part says, where it is, and that it counts once."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bridge.domain.grouping import State
from bridge.store.queries import credit, groups, parts
from bridge.store.tables import Membership, Part, Veto
from tests.store.rows import NOON, Desk, group


def split(desk: Desk, *places: tuple[int, str]) -> int:
    """An insight with a part in each of these groups, in these states."""
    number = desk.hear()
    for part, (there, state) in enumerate(places):
        desk.place(number, there, part=part, state=state)
        desk.session.add(Part(insight_id=number, part=part, words=f"part {part}", model="words", data=b"x"))
    desk.session.flush()
    return number


def test_an_insight_counts_once_in_a_group_with_several_of_its_parts(desk: Desk) -> None:
    number = split(desk, (desk.group, "joined"), (desk.group, "joined"))
    desk.hear(desk.group)
    assert groups.reports(desk.session, desk.group) == 2
    assert [place.part for place in groups.places(desk.session, number)] == [0, 1]
    assert [place.part for _insight, place in groups.members(desk.session, desk.group)] == [0, 1, 0]
    assert groups.state_counts(desk.session) == {State.JOINED: 2}


def test_each_part_has_a_place_and_a_history_of_its_own(desk: Desk) -> None:
    other = desk.lay(group())
    number = split(desk, (desk.group, "joined"), (other, "provisional"))
    places = [groups.membership(desk.session, number, part) for part in (0, 1, 2)]
    assert [place and place.group_id for place in places] == [desk.group, other, None]
    assert [place.group_id for place in groups.history(desk.session, number, 1)] == [other]
    assert credit.problems_of(desk.session, desk.person) == {desk.group}


def test_a_part_is_in_one_place_at_a_time(desk: Desk) -> None:
    number = split(desk, (desk.group, "joined"), (desk.group, "joined"))
    with pytest.raises(IntegrityError):
        desk.place(number, desk.lay(group()), part=1)


def test_an_insight_is_confirmed_when_a_part_of_it_is(desk: Desk) -> None:
    number = split(desk, (desk.group, "joined"), (desk.lay(group()), "confirmed"))
    assert groups.confirmed_among(desk.session, {number}) == {number}


def test_an_insight_is_settled_once_a_person_has_said_anything_about_it(desk: Desk) -> None:
    number = split(desk, (desk.group, "joined"))
    assert not groups.is_settled(desk.session, number)
    desk.place(number, desk.group, part=1, current=False, person_id=desk.person)
    assert groups.is_settled(desk.session, number)


def test_a_veto_is_about_one_part(desk: Desk) -> None:
    number = split(desk, (desk.group, "joined"), (desk.group, "joined"))
    for part in (0, 1):
        desk.lay(Veto(insight_id=number, part=part, group_id=desk.group, person_id=desk.person, at=NOON))
        assert groups.vetoed(desk.session, number, part) == {desk.group}
    assert groups.vetoed(desk.session, number, 2) == set()
    veto = groups.veto(desk.session, number, desk.group, 1)
    assert veto is not None
    assert veto.part == 1


def test_a_group_knows_the_words_of_the_parts_that_are_in_it(desk: Desk) -> None:
    other = desk.lay(group())
    number = split(desk, (desk.group, "joined"), (other, "joined"))
    desk.hear(desk.group)
    assert parts.words_in(desk.session, desk.group) == {(number, 0): "part 0"}
    assert parts.words_in(desk.session, other) == {(number, 1): "part 1"}
    assert set(parts.among(desk.session, {number})) == {(number, 0), (number, 1)}
    assert parts.among(desk.session, []) == {}


def test_words_that_are_no_longer_said_are_deleted(desk: Desk) -> None:
    number = split(desk, (desk.group, "joined"), (desk.group, "joined"))
    parts.keep_if_said(desk.session, number, "only part 1 is left")
    assert set(parts.among(desk.session, {number})) == {(number, 1)}
    parts.forget(desk.session, number)
    assert parts.among(desk.session, {number}) == {}


def test_what_an_older_version_of_the_bridge_writes_is_about_the_first_part(desk: Desk) -> None:
    number = desk.hear()
    desk.session.connection().execute(
        text(
            "INSERT INTO membership (insight_id, group_id, state, cause, why, candidates, at, current)"
            " VALUES (:insight, :group, 'joined', 'sorted', '', '[]', '2026-11-02 12:00:00', true)"
        ),
        {"insight": number, "group": desk.group},
    )
    place = groups.membership(desk.session, number)
    assert isinstance(place, Membership)
    assert place.part == 0
