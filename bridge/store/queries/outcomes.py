from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, case, col, func, select

from bridge.domain.credit import Kind
from bridge.domain.stages import Stage
from bridge.store.queries.slices import slices
from bridge.store.tables import CreditEntry, Group, StageChange

Standing = dict[int, tuple[str, int | None]]
"""By number of a group: its stage, and the group that it was merged into."""

_STANDING = func.sum(case((col(CreditEntry.reverses).is_(None), 1), else_=-1))
"""What takes a line back counts against it: both were earned at the same time."""


def contributed(session: Session, crew: str, start: datetime, end: datetime) -> dict[int, int]:
    """How much the people of a crew earned in a time that nobody took back, by group; decisions are none by themselves."""
    query = select(CreditEntry.group_id, _STANDING).where(
        CreditEntry.crew == crew,
        CreditEntry.kind != Kind.DECISION,
        col(CreditEntry.earned_at) >= start,
        col(CreditEntry.earned_at) < end,
    )
    rows = session.exec(query.group_by(col(CreditEntry.group_id)).having(_STANDING > 0))
    return {group: int(number) for group, number in rows}


def contributed_by(
    session: Session, people: Collection[int], start: datetime, end: datetime
) -> dict[int, dict[int, int]]:
    """The same of some people, by person."""
    by = (col(CreditEntry.person_id), col(CreditEntry.group_id))
    query = select(*by, _STANDING).where(
        col(CreditEntry.person_id).in_(people),
        CreditEntry.kind != Kind.DECISION,
        col(CreditEntry.earned_at) >= start,
        col(CreditEntry.earned_at) < end,
    )
    found: dict[int, dict[int, int]] = {}
    for person, group, number in session.exec(query.group_by(*by).having(_STANDING > 0)):
        found.setdefault(person, {})[group] = int(number)
    return found


def at_present(session: Session, numbers: Collection[int]) -> Standing:
    """Where these groups stand."""
    found: Standing = {}
    for some in slices(sorted(numbers)):
        query = select(Group.id, Group.stage, Group.merged_into)
        rows = session.exec(query.where(col(Group.id).in_(some)))
        found |= {number: (stage, into) for number, stage, into in rows if number is not None}
    return found


def became_live(session: Session, start: datetime, end: datetime) -> list[tuple[int, str | None, int | None]]:
    """What became live in a time and still is, lowest number first: the group, its theme, who took it on."""
    changed = select(StageChange.group_id).where(
        StageChange.stage == Stage.LIVE, col(StageChange.at) >= start, col(StageChange.at) < end
    )
    query = select(Group.id, Group.theme, Group.accepted_by)
    query = query.where(Group.stage == Stage.LIVE, col(Group.merged_into).is_(None))
    rows = session.exec(query.where(col(Group.id).in_(changed)).order_by(col(Group.id)))
    return [(number or 0, theme, by) for number, theme, by in rows]
