"""What people are called in a text that somebody reads: the facts that ``who`` decides on."""

from collections.abc import Collection, Iterable

from sqlmodel import Session

from bridge.domain.naming import Side, Somebody, who
from bridge.domain.rules import Crew, Rules
from bridge.flow.crews import crew_of, crews_of, size, sizes
from bridge.store.queries import people
from bridge.store.tables import Person

EVERYBODY = Somebody()
"""Whoever reads a channel or a page that many see."""


def somebody(session: Session, rules: Rules, person: Person) -> Somebody:
    """A person as far as naming is concerned; of an erased one nothing is left.

    A team of too few people is no team here: saying that it was one of them would name them too.
    """
    if person.erased_at is not None:
        return Somebody()
    crew = rules.crew(crew_of(session, rules.crews, person.user))
    return _of_team(person, _team(session, rules, crew))


def somebodies(session: Session, rules: Rules, numbers: Collection[int]) -> dict[int, Somebody]:
    """The same of several persons, by number, in as many questions as of one."""
    persons = people.among(session, numbers)
    keys = crews_of(session, rules.crews, {person.user for person in persons.values()})
    large, smallest = sizes(session, rules), rules.smallest_team
    teams = {crew.key: crew.name for crew in rules.crews if large[crew.key] >= smallest}
    return {
        number: Somebody()
        if person.erased_at is not None
        else _of_team(person, teams.get(keys.get(person.user, ""), ""))
        for number, person in persons.items()
    }


def called(session: Session, rules: Rules, person: Person, viewer: Somebody, side: Side) -> str:
    """What a person is called in a text that a viewer reads."""
    return who(somebody(session, rules, person), viewer, rules.naming, side)


def called_of(
    session: Session, rules: Rules, crew: Crew, theirs: Iterable[Person], viewer: Somebody, side: Side
) -> list[tuple[Person, str]]:
    """What some people of one crew are called, none of them erased."""
    team = _team(session, rules, crew)
    return [(person, who(_of_team(person, team), viewer, rules.naming, side)) for person in theirs]


def _team(session: Session, rules: Rules, crew: Crew | None) -> str:
    return crew.name if crew and size(session, rules, crew) >= rules.smallest_team else ""


def _of_team(person: Person, team: str) -> Somebody:
    return Somebody(person.user, team, person.agreed_at is not None, person.name)
