"""How many people of each team have read the heads-ups; small teams are folded together."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.pages.headsups import Covered
from bridge.domain.rules import Rules
from bridge.flow import crews, headsups
from bridge.store.queries.headsups import Coverage, coverage
from bridge.store.tables import HeadsUp

SMALLER = "Smaller teams"


def covered(
    session: Session, rules: Rules, start: datetime, end: datetime, owner: str, limit: int | None
) -> tuple[Covered, ...]:
    """The newest heads-ups that were written in a time, by the owners of one route if it is named; newest first."""
    sizes = crews.sizes(session, rules)
    found = coverage(session, start, end, limit)
    return tuple(row for one in found if owner in {"", one.heads_up.route} for row in _of(rules, one, sizes))


def _of(rules: Rules, one: Coverage, sizes: Mapping[str, int]) -> Iterator[Covered]:
    smaller_read = smaller_people = 0
    for crew, read, people in headsups.by_crews(rules, one.heads_up, sizes, one.read):
        if people >= rules.smallest_team:
            yield _row(rules, one.heads_up, crew.name, read, people)
        else:
            smaller_read, smaller_people = smaller_read + read, smaller_people + people
    if smaller_people >= rules.smallest_team:
        yield _row(rules, one.heads_up, SMALLER, smaller_read, smaller_people)
    elif smaller_people:
        yield _row(rules, one.heads_up, SMALLER, None, None)


def _row(rules: Rules, row: HeadsUp, team: str, read: int | None, people: int | None) -> Covered:
    owner = headsups.route_of(rules, row).team
    return Covered(row.title, row.goes_live, owner, team, read, people)
