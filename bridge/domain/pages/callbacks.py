"""Customers who were promised a call once there is something to tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from bridge.domain.pages.tables import Column, Kind, Table


@dataclass(frozen=True, slots=True)
class Called:
    """What came of the customers of one team.

    Attributes:
        team: its name.
        told: how many were told.
        handed_over: how many somebody else tells.
        not_wanted: how many did not want it.
        not_reached: how many were not reached so far.
        open: how many nobody has tried yet.
        overdue: how many should have been told by now.
    """

    team: str
    told: int = 0
    handed_over: int = 0
    not_wanted: int = 0
    not_reached: int = 0
    open: int = 0
    overdue: int = 0

    @property
    def customers(self) -> int:
        """All of them."""
        return sum(getattr(self, name) for name in OUTCOMES)


OUTCOMES = {
    "told": "Told",
    "handed_over": "Handed over",
    "not_wanted": "Not wanted",
    "not_reached": "Not reached",
    "open": "Still to call",
    "overdue": "Overdue",
}
"""What can come of a customer, and the heading of its column."""


def outcome(said: str, due: bool) -> str:
    """What came of a customer: whoever was not reached is still to be told.

    >>> outcome("", False), outcome("", True), outcome("not_reached", False), outcome("told", True)
    ('open', 'overdue', 'not_reached', 'told')
    """
    if due and said in {"", "not_reached"}:
        return "overdue"
    return said or "open"


def called_table(called: Sequence[Called], note: str = "") -> Table:
    """What came of the customers, by team."""
    rows = tuple((one.team, *(getattr(one, name) for name in OUTCOMES), one.customers) for one in called)
    columns = tuple(Column(name, title, Kind.NUMBER) for name, title in OUTCOMES.items())
    ends = Column("team", "Team"), Column("customers", "Customers", Kind.NUMBER)
    empty = "No customer was promised a call in this time."
    return Table(
        "callbacks", "Customers called back", (ends[0], *columns, ends[1]), rows, empty=empty, note=note
    )
