"""What owners regroup stays credited: the problems that an insight came through by their merges, splits and moves."""

from collections.abc import Collection

from sqlmodel import Session

from bridge.domain.credit import REGROUPED
from bridge.domain.grouping import State
from bridge.store.queries import groups
from bridge.store.tables import Membership


def lineages(session: Session, insight: int, states: Collection[State]) -> list[set[int]]:
    """For each part of an insight in one of the states, its problem and those that owners took it from.

    Only the reporter's own word that it is not the same begins a new lineage.
    """
    return [
        {groups.get(session, number).id or 0 for number in _lineage(session, place)}
        for place in groups.places(session, insight)
        if place.state in states
    ]


def _lineage(session: Session, place: Membership) -> set[int]:
    """The groups that a part of an insight was in, back to where its reporter or the machine put it."""
    reached: set[int] = set()
    for earlier in groups.counting(session, place.insight_id, place.part):
        carried = earlier.cause in REGROUPED or earlier.group_id in reached
        reached = {earlier.group_id} | (reached if carried else set())
    return reached | {place.group_id}
