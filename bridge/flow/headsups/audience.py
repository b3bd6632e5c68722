"""Whom a heads-up is for, and how many of them have read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from bridge.domain.rules import Crew, Route, Rules
from bridge.flow import crews
from bridge.flow.roles import is_ours
from bridge.store.queries import headsups as queries
from bridge.store.queries import people
from bridge.store.tables import HeadsUp


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a heads-up came.

    Attributes:
        read: how many have read it.
        people: how many were told.
        counted: they are enough for a count that tells of none of them.
    """

    read: int
    people: int
    counted: bool


def concerned(rules: Rules, row: HeadsUp) -> list[Crew]:
    """The crews that a heads-up is for: those that were chosen, else all but those of partners."""
    return [crew for crew in rules.crews if (crew.key in row.crews if row.crews else not crew.company)]


def may_read(session: Session, rules: Rules, row: HeadsUp, user: str) -> bool:
    """Whether somebody is shown a heads-up: each of our own people, and those of another company whom it is for."""
    crew = crews.crew_of(session, rules.crews, user)
    return any(one.key == crew for one in concerned(rules, row)) or is_ours(session, rules, user)


def users(session: Session, rules: Rules, row: HeadsUp) -> list[str]:
    """Slack's ids of those whom a heads-up is for and who are still there, in an order that does not change."""
    found = (crews.members(session, rules, crew) for crew in concerned(rules, row))
    return sorted(set().union(*found) - people.gone(session))


def reach(session: Session, rules: Rules, row: HeadsUp) -> Reach:
    """How many of those who were told have read a heads-up."""
    read = sum(queries.read(session, row.id or 0).values())
    people = max(row.told, read)
    return Reach(read, people, people >= rules.smallest_team)


def by_crews(
    rules: Rules, row: HeadsUp, sizes: Mapping[str, int], read: Mapping[str, int]
) -> list[tuple[Crew, int, int]]:
    """The crews that a heads-up is for, how many of each have read it, and of how many.

    Who read it and left since is still counted, as one of the crew's people too.
    """
    found = ((crew, read.get(crew.key, 0)) for crew in concerned(rules, row))
    return [(crew, here, max(here, sizes[crew.key])) for crew, here in found]


def route_of(rules: Rules, row: HeadsUp) -> Route:
    """The route whose owners wrote a heads-up; the first one if it is not there any more."""
    return next((route for route in rules.routes if route.name == row.route), rules.routes[0])
