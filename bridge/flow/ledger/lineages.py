"""What owners regroup stays credited: only another word on where an insight belongs begins a new lineage."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.credit import REGROUPED
from bridge.domain.grouping import Cause, State
from bridge.store.queries import groups
from bridge.store.tables import Membership

Lineage = list[Membership]
"""How a part of an insight came where it is, by the regroupings of owners alone, oldest first."""


def lineages(session: Session, insight: int, states: Collection[State]) -> list[Lineage]:
    """The lineage of each part of an insight that is in one of the states."""
    parts = (place.part for place in groups.places(session, insight) if place.state in states)
    return [_lineage(groups.history(session, insight, part)) for part in parts]


def was_in(lineage: Lineage, group: int, at: datetime) -> bool:
    """Whether it is the lineage of an insight that was in a group at a time."""
    return any(place.group_id == group and place.at <= at for place in lineage)


def _lineage(history: Sequence[Membership]) -> Lineage:
    """Taking a regrouping back goes on from it; taking a beginning back goes on from what was before."""
    now: Lineage = []
    held: list[tuple[bool, Lineage]] = []
    for place in history:
        if place.cause == Cause.UNDO and len(held) > 1:
            began, before = held.pop()
            now = [*(before if began else now), place]
        else:
            begins = place.cause not in REGROUPED and place.group_id not in {one.group_id for one in now}
            held.append((begins, now))
            now = [place] if begins else [*now, place]
    return now
