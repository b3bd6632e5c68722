"""Who somebody is, in which crew and role they were last read, and whether they are signed in."""

from datetime import timedelta

import pytest

from bridge.domain.roles import Role
from bridge.store.queries import crews, people, roles, sessions
from bridge.store.tables import Person, SigningIn, WebSession
from tests.store.rows import NOON, Desk

SECOND = timedelta(seconds=1)
LONG_AGO = NOON - timedelta(days=30)


def test_one_is_known_by_workspace_and_id_together_and_met_once(desk: Desk) -> None:
    there = people.known(desk.session, "T1", "U-1")
    elsewhere = people.known(desk.session, "T2", "U-1")
    assert there.id == desk.person
    assert elsewhere.id not in {None, desk.person}
    assert people.known(desk.session, "T2", "U-1").id == elsewhere.id
    assert people.find(desk.session, "T3", "U-1") is None
    numbers = {desk.person, elsewhere.id or 0, 4711}
    assert people.users(desk.session, numbers) == {desk.person: "U-1", elsewhere.id: "U-1"}
    assert {number: one.team for number, one in people.among(desk.session, numbers).items()} == {
        desk.person: "T1",
        elsewhere.id: "T2",
    }


def test_a_tombstone_is_nobody_alive(desk: Desk) -> None:
    desk.lay(Person(team="T1", user="erased-7", erased_at=NOON))
    assert [one.id for one in people.alive(desk.session)] == [desk.person]


def test_crews_are_those_that_were_read_last(desk: Desk) -> None:
    crews.replace(desk.session, {"U-1": "leipzig", "U-2": "leipzig", "U-3": "manila"})
    crews.replace(desk.session, {"U-1": "leipzig", "U-2": "manila", "U-4": "manila"})
    assert crews.members(desk.session, "leipzig") == {"U-1"}
    assert crews.members(desk.session, "manila") == {"U-2", "U-4"}
    assert [crews.crew_of(desk.session, user) for user in ("U-2", "U-3")] == ["manila", None]
    assert crews.crews_of(desk.session, ["U-1", "U-3", "U-4"]) == {"U-1": "leipzig", "U-4": "manila"}
    assert crews.counts(desk.session, ()) == {"leipzig": 1, "manila": 2}
    assert crews.counts(desk.session, {"U-1", "U-4", "U-9"}) == {"manila": 1}
    crews.replace(desk.session, {})
    assert crews.counts(desk.session, ()) == {}


def test_somebody_may_hold_two_roles_and_loses_the_one_that_is_not_read_again(desk: Desk) -> None:
    roles.replace(desk.session, {Role.LEADER: {"U-1", "U-2"}, Role.ADMIN: {"U-1"}})
    assert roles.held(desk.session, "U-1") == {"leader", "admin"}
    roles.replace(desk.session, {Role.LEADER: {"U-1"}, Role.ADMIN: set()})
    roles.replace(desk.session, {Role.LEADER: {"U-1"}})
    assert roles.held(desk.session, "U-1") == {"leader"}
    assert roles.held(desk.session, "U-2") == set()
    assert roles.holders(desk.session, Role.LEADER) == {"U-1"}
    assert roles.holders(desk.session, Role.ADMIN) == set()


@pytest.fixture
def signed_in(desk: Desk) -> Desk:
    other = desk.meet("U-2")
    for digest, person, ends_at in (
        ("open", desk.person, NOON + SECOND),
        ("over", desk.person, NOON),
        ("other", other, NOON + SECOND),
    ):
        row = WebSession(digest=digest, person_id=person, began_at=NOON, seen_at=NOON, ends_at=ends_at)
        desk.session.add(row)
    desk.session.flush()
    return desk


def test_a_session_ends_at_its_very_moment_and_is_that_of_one_person(signed_in: Desk) -> None:
    found = sessions.alive(signed_in.session, "open", NOON, LONG_AGO)
    assert found is not None
    assert (found[0].digest, found[1].user) == ("open", "U-1")
    assert sessions.alive(signed_in.session, "open", NOON + SECOND, LONG_AGO) is None
    assert sessions.alive(signed_in.session, "over", NOON, LONG_AGO) is None
    assert sessions.alive(signed_in.session, "nobody's", NOON, LONG_AGO) is None


def test_signing_out_ends_one_session_or_all_of_somebody_and_nobody_elses(signed_in: Desk) -> None:
    sessions.end(signed_in.session, "over")
    sessions.end(signed_in.session, "nobody's")
    assert sessions.alive(signed_in.session, "open", NOON, LONG_AGO) is not None
    assert len(sessions.holders(signed_in.session)) == 2
    sessions.end_of(signed_in.session, signed_in.person)
    assert sessions.alive(signed_in.session, "open", NOON, LONG_AGO) is None
    assert sessions.alive(signed_in.session, "other", NOON, LONG_AGO) is not None
    assert len(sessions.holders(signed_in.session)) == 1


def begin(desk: Desk, state: str, seconds: int = 1) -> None:
    ends_at = NOON + seconds * SECOND
    row = SigningIn(state=state, nonce="n", verifier="v", browser="b", next="/", ends_at=ends_at)
    desk.session.add(row)
    desk.session.flush()


def test_a_sign_in_can_be_taken_once_and_not_when_it_is_over(desk: Desk) -> None:
    begin(desk, "s1")
    begin(desk, "s2", seconds=0)
    begin(desk, "s3")
    taken = sessions.take(desk.session, "s1", NOON)
    assert taken is not None
    assert (taken.state, taken.nonce, taken.next) == ("s1", "n", "/")
    assert sessions.take(desk.session, "s1", NOON) is None
    assert sessions.take(desk.session, "s2", NOON) is None
    assert sessions.take(desk.session, "s2", NOON - SECOND) is None
    assert sessions.take(desk.session, "s3", NOON) is not None


def test_what_ended_by_itself_is_forgotten(signed_in: Desk) -> None:
    begin(signed_in, "s1", seconds=0)
    begin(signed_in, "s2")
    sessions.forget(signed_in.session, NOON)
    assert signed_in.session.get(SigningIn, "s1") is None
    assert signed_in.session.get(SigningIn, "s2") is not None
    assert signed_in.session.get(WebSession, "over") is None
    assert signed_in.session.get(WebSession, "open") is not None
