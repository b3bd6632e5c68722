"""What people are called in a text that somebody reads: the facts that ``who`` decides on."""

from sqlmodel import Session

from bridge.domain.naming import Side, Somebody, who
from bridge.domain.rules import Rules
from bridge.flow.crews import crew_of, size
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
    team = crew.name if crew and size(session, rules, crew) >= rules.smallest_team else ""
    return Somebody(person.user, team, person.agreed_at is not None, person.name)


def called(session: Session, rules: Rules, person: Person, viewer: Somebody, side: Side) -> str:
    """What a person is called in a text that a viewer reads."""
    return who(somebody(session, rules, person), viewer, rules.naming, side)
