"""What people are called: who is in which team, and how large it is, is read each time."""

from dataclasses import replace

import pytest

from bridge.domain.naming import Side, Somebody
from bridge.domain.rules import Crew, Naming, Rules
from bridge.flow import crews
from bridge.flow.people import EVERYBODY, called, somebody
from bridge.store.engine import Store
from bridge.store.queries import people
from bridge.store.tables import Person
from tests.conftest import HeldClock
from tests.flow.office import RULES

MIA, TOM = "U-mia", "U-tom"
FIVE = (MIA, TOM, "U-3", "U-4", "U-5")
CREWED = replace(RULES, crews=(Crew("leipzig", "Leipzig", members=FIVE),))


def met(store: Store, user: str, **columns: object) -> Person:
    """Somebody who is known, with their name."""
    with store.write() as session:
        person = people.known(session, "T1", user)
        person.name = {MIA: "Mia Lindgren"}.get(user, "")
        for name, value in columns.items():
            setattr(person, name, value)
        return person


def named(store: Store, rules: Rules, viewer: str | None = TOM, side: Side = Side.PAGE) -> str:
    """What Mia is called before somebody, or before everybody."""
    with store.read() as session:
        mia = people.known(session, "T1", MIA)
        beside = people.known(session, "T1", viewer) if viewer else None
        reader = somebody(session, rules, beside) if beside else EVERYBODY
        return called(session, rules, mia, reader, side)


@pytest.fixture(autouse=True)
def _known(store: Store) -> None:
    met(store, MIA)
    met(store, TOM)


def test_within_a_team_of_five_people_are_named(store: Store) -> None:
    assert named(store, CREWED) == "Mia Lindgren"
    assert named(store, CREWED, None) == "a colleague of Leipzig"


@pytest.mark.parametrize("naming", [Naming.TEAM, Naming.OPT_IN])
def test_within_a_team_of_four_nobody_is_and_the_team_is_not_either(store: Store, naming: Naming) -> None:
    rules = replace(RULES, naming=naming, crews=(Crew("leipzig", "Leipzig", members=FIVE[:4]),))
    assert named(store, rules) == "a colleague"
    assert named(store, rules, MIA) == "Mia Lindgren", "to herself she is"


def test_a_team_that_shrinks_below_five_is_a_team_no_more(store: Store) -> None:
    rules = replace(RULES, crews=(Crew("leipzig", "Leipzig", members=(MIA, TOM), usergroup="S1"),))
    group = ["U-3", "U-4", "U-5"]
    crews.refresh(store, rules, Groups(group))
    assert named(store, rules) == "Mia Lindgren"
    crews.refresh(store, rules, Groups(group[:2]))
    assert named(store, rules) == "a colleague"


def test_an_agreement_counts_until_it_is_taken_back(store: Store, clock: HeldClock) -> None:
    rules = replace(RULES, naming=Naming.OPT_IN)
    assert named(store, rules, None) == "a colleague"
    met(store, MIA, agreed_at=clock.now())
    assert named(store, rules, None) == "Mia Lindgren"
    assert named(store, rules, None, Side.JIRA) == "a colleague"
    assert named(store, replace(rules, naming=Naming.TEAM), None) == "a colleague"
    met(store, MIA, agreed_at=None)
    assert named(store, rules, None) == "a colleague"


def test_owners_are_named_no_more_than_anybody(store: Store) -> None:
    rules = replace(CREWED, routes=(replace(RULES.routes[0], owners=(MIA,)),))
    assert named(store, rules, None) == "a colleague of Leipzig"
    assert named(store, replace(rules, naming=Naming.OFF), MIA) == "a colleague of Leipzig"


def test_of_who_was_erased_nothing_is_left(store: Store, clock: HeldClock) -> None:
    met(store, MIA, agreed_at=clock.now(), erased_at=clock.now())
    assert named(store, replace(CREWED, naming=Naming.OPT_IN), MIA) == "a colleague"
    with store.read() as session:
        assert somebody(session, CREWED, people.known(session, "T1", MIA)) == Somebody()


class Groups:
    """Slack with one user group."""

    def __init__(self, users: list[str]) -> None:
        self._users = users

    def members(self, usergroup: str) -> list[str]:
        assert usergroup == "S1"
        return self._users
