from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bridge.domain.stages import Stage
from bridge.store.tables import CreditEntry, CreditTally, Group, StageChange

Standing = dict[int, tuple[str, int | None]]
"""By number of a group: its stage, and the group that it was merged into."""

_REVERSAL = aliased(CreditEntry)


def contributed_to(session: Session, crew: str, start: datetime, end: datetime) -> Standing:
    """The groups for which the people of a crew earned something in a time that nobody took back."""
    earned = select(CreditEntry.group_id).where(
        CreditEntry.crew == crew,
        col(CreditEntry.earned_at) >= start,
        col(CreditEntry.earned_at) < end,
        col(CreditEntry.reverses).is_(None),
        ~select(_REVERSAL.id).where(_REVERSAL.reverses == CreditEntry.id).exists(),
    )
    query = select(Group.id, Group.stage, Group.merged_into).where(col(Group.id).in_(earned))
    return {number: (stage, into) for number, stage, into in session.exec(query) if number is not None}


def at_present(session: Session, numbers: Collection[int]) -> Standing:
    """Where these groups stand."""
    query = select(Group.id, Group.stage, Group.merged_into).where(col(Group.id).in_(numbers))
    return {number: (stage, into) for number, stage, into in session.exec(query) if number is not None}


def became_live(session: Session, start: datetime, end: datetime) -> list[Group]:
    """The groups that became live in a time and still are, lowest number first."""
    changed = select(StageChange.group_id).where(
        StageChange.stage == Stage.LIVE, col(StageChange.at) >= start, col(StageChange.at) < end
    )
    query = select(Group).where(Group.stage == Stage.LIVE, col(Group.merged_into).is_(None))
    return list(session.exec(query.where(col(Group.id).in_(changed)).order_by(col(Group.id))))


@dataclass(frozen=True, slots=True)
class Points:
    """What somebody earned: points, the lines that they are made of, and how many people earned something."""

    points: int
    lines: int
    people: int


def by_crew(session: Session, period: str, *, then: bool) -> dict[str, dict[str, Points]]:
    """The ledger of a period by crew and kind, as known now or as known when it was over."""
    rows = session.exec(select(CreditTally).where(CreditTally.period == period))
    sums: dict[str, dict[str, Points]] = {}
    for row in rows:
        points, lines = (row.points_then, row.lines_then) if then else (row.points, row.lines)
        sums.setdefault(row.crew, {})[row.kind] = Points(points, lines, row.people)
    return sums
