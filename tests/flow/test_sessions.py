"""Sessions in the store, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.members import Member
from bridge.domain.roles import Viewer
from bridge.domain.rules import Naming, Rules
from bridge.domain.signing_in import Attempt
from bridge.flow import sessions
from bridge.store.engine import Store
from bridge.store.queries import people
from tests.conftest import HeldClock
from tests.flow.office import RULES

MIA = Member("T1", "U-mia", "Mia Lindgren")
ATTEMPT = Attempt("state", "nonce", "verifier", "browser", "/did")
HOURS = timedelta(hours=12)


def begun(store: Store, clock: HeldClock, member: Member = MIA, rules: Rules = RULES) -> str:
    with store.write() as session:
        return sessions.begin(session, rules, member, clock.now(), HOURS)


def holder(
    store: Store, clock: HeldClock, token: str, rules: Rules = RULES, idle: timedelta = sessions.IDLE
) -> Viewer | None:
    with store.read() as session:
        found = sessions.viewer(session, rules, token, clock.now(), idle)
        return found[0] if found else None


@pytest.mark.parametrize(("minutes", "there"), [(9.9, True), (10, False)])
def test_an_attempt_comes_back_within_ten_minutes(
    store: Store, clock: HeldClock, minutes: float, there: bool
) -> None:
    with store.write() as session:
        sessions.expect(session, ATTEMPT, clock.now())
    clock.forward(minutes=minutes)
    with store.write() as session:
        assert sessions.take(session, "state", clock.now()) == (ATTEMPT if there else None)


def test_of_many_who_bring_the_same_state_at_once_one_gets_the_attempt(
    store: Store, clock: HeldClock
) -> None:
    with store.write() as session:
        sessions.expect(session, ATTEMPT, clock.now())

    def take(_turn: int) -> Attempt | None:
        with store.write() as session:
            return sessions.take(session, "state", clock.now())

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(take, range(8)))
    assert taken.count(ATTEMPT) == 1
    assert taken.count(None) == 7


@pytest.mark.parametrize("state", ["", "\0", "state\0", "state\n", "x" * 5000])
def test_what_was_never_a_state_brings_nobody_back(store: Store, clock: HeldClock, state: str) -> None:
    """Anybody can send it, and PostgreSQL takes no NUL."""
    with store.write() as session:
        sessions.expect(session, ATTEMPT, clock.now())
        assert sessions.take(session, state, clock.now()) is None
        assert sessions.take(session, ATTEMPT.state, clock.now()) == ATTEMPT


def test_a_session_lasts_as_long_as_it_was_given(store: Store, clock: HeldClock) -> None:
    token = begun(store, clock)
    clock.forward(hours=11.9)
    viewer = holder(store, clock, token, idle=HOURS)
    assert viewer is not None
    assert (viewer.user, viewer.name) == ("U-mia", "Mia Lindgren")
    clock.forward(hours=0.1)
    assert holder(store, clock, token, idle=2 * HOURS) is None


def test_each_session_has_a_token_of_its_own_and_ends_alone(store: Store, clock: HeldClock) -> None:
    first, second = begun(store, clock), begun(store, clock)
    assert first != second
    with store.write() as session:
        sessions.end(session, first)
    assert holder(store, clock, first) is None
    assert holder(store, clock, second) is not None


def test_a_session_that_nobody_uses_ends_after_two_hours_and_one_that_is_used_goes_on(
    store: Store, clock: HeldClock
) -> None:
    used, left = begun(store, clock), begun(store, clock)
    clock.forward(hours=1.9)
    with store.write() as session:
        sessions.seen(session, used, clock.now())
    clock.forward(hours=0.1)
    assert holder(store, clock, left) is None
    assert holder(store, clock, used) is not None


def test_who_signs_out_everywhere_is_out_in_all_browsers_and_others_are_not(
    store: Store, clock: HeldClock
) -> None:
    here, there, others = (
        begun(store, clock),
        begun(store, clock),
        begun(store, clock, replace(MIA, user="U-2")),
    )
    with store.write() as session:
        sessions.end_everywhere(session, "no token")
        sessions.end_everywhere(session, here)
    assert [holder(store, clock, token) is not None for token in (here, there, others)] == [
        False,
        False,
        True,
    ]


def test_somebody_s_sessions_are_listed_this_one_first_and_ended_one_by_one(
    store: Store, clock: HeldClock
) -> None:
    with store.write() as session:
        phone = sessions.begin(session, RULES, MIA, clock.now(), HOURS, "Safari on iPhone")
    other, gone = begun(store, clock, replace(MIA, user="U-2")), begun(store, clock)
    clock.forward(hours=1.5)
    with store.write() as session:
        sessions.seen(session, phone, clock.now())
    clock.forward(hours=0.5)
    here = begun(store, clock)

    def listed(token: str) -> list[tuple[str, bool]]:
        with store.read() as session:
            return [(one.browser, one.here) for one in sessions.listed(session, token, clock.now())]

    assert listed(here) == [("", True), ("Safari on iPhone", False)]
    assert listed(phone) == [("Safari on iPhone", True), ("", False)]
    assert listed(gone) == [], "it was not used for two hours"
    with store.write() as session:
        [_here, there] = sessions.listed(session, here, clock.now())
        for token in (other, gone, "no token"):
            sessions.end_marked(session, token, there.mark, clock.now())
    assert holder(store, clock, phone) is not None
    with store.write() as session:
        sessions.end_marked(session, here, there.mark, clock.now())
    assert [holder(store, clock, token) is not None for token in (phone, here)] == [False, True]


def test_an_operator_ends_the_sessions_of_one_or_of_all(store: Store, clock: HeldClock) -> None:
    mias, others = begun(store, clock), begun(store, clock, replace(MIA, user="U-2"))
    with store.write() as session:
        assert sessions.end_of(session, "U-nobody") is None
        assert sessions.end_of(session, MIA.user) == 1
    assert [holder(store, clock, token) is not None for token in (mias, others)] == [False, True]
    with store.write() as session:
        assert sessions.end_all(session) == 1
    assert holder(store, clock, others) is None


def test_who_is_erased_is_signed_out(store: Store, clock: HeldClock) -> None:
    token = begun(store, clock)
    with store.write() as session:
        people.known(session, "T1", "U-mia").erased_at = clock.now()
    assert holder(store, clock, token) is None


def test_where_naming_is_off_signing_in_keeps_no_name(store: Store, clock: HeldClock) -> None:
    off = replace(RULES, naming=Naming.OFF)
    viewer = holder(store, clock, begun(store, clock, rules=off), off)
    assert viewer is not None
    assert viewer.name == "You"
    with store.read() as session:
        assert people.known(session, "T1", "U-mia").name == ""


def test_a_guest_of_slack_is_known_as_one_from_the_first_request(store: Store, clock: HeldClock) -> None:
    rules = replace(RULES, leaders=("U-mia",))
    token = begun(store, clock, replace(MIA, guest=True), rules)
    viewer = holder(store, clock, token, rules)
    assert viewer is not None
    assert viewer.roles == frozenset()
    again = holder(store, clock, begun(store, clock, MIA, rules), rules)
    assert again is not None
    assert again.roles == {"leader"}, "and no longer, when they are none any more"


def test_being_there_is_to_be_noted_after_some_minutes(store: Store, clock: HeldClock) -> None:
    token = begun(store, clock)

    def due() -> bool | None:
        with store.read() as session:
            found = sessions.viewer(session, RULES, token, clock.now())
            return found[1] if found else None

    assert due() is False
    clock.forward(minutes=5)
    assert due() is True
    with store.write() as session:
        sessions.seen(session, token, clock.now())
    assert due() is False
