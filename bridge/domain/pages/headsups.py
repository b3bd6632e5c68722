"""Heads-ups, and how many people of each team have read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bridge.domain.pages.tables import Column, Kind, Table


@dataclass(frozen=True, slots=True)
class Covered:
    """How many people of one team have read a heads-up.

    Attributes:
        title: of the heads-up.
        goes_live: the day of the change.
        owner: the team that wrote it.
        team: that it was told to.
        read: how many have read it; None where they are too few for a number that tells of none of them.
        people: how many there are; None the same way.
    """

    title: str
    goes_live: date
    owner: str
    team: str
    read: int | None
    people: int | None


def covered_table(covered: Sequence[Covered]) -> Table:
    """A row for each team that a heads-up was told to."""
    rows = tuple((one.title, one.goes_live, one.owner, one.team, one.read, one.people) for one in covered)
    columns = (
        Column("heads_up", "Heads-up"),
        Column("goes_live", "Goes live", Kind.DAY),
        Column("owner", "Written by"),
        Column("team", "Told to"),
        Column("read", "Have read it", Kind.NUMBER),
        Column("people", "People told", Kind.NUMBER),
    )
    empty = "No heads-up was written in this time."
    note = NO_NAMES if covered else ""
    return Table("headsups", "Heads-ups read", columns, rows, empty=empty, note=note)


NO_NAMES = "No names are recorded."
