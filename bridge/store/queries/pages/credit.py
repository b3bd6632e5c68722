from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, func, select

from bridge.store.queries import groups
from bridge.store.queries.credit_sums import ALL, NONE
from bridge.store.tables import CreditEntry, CreditTally, Group


def reached(session: Session, start: datetime, end: datetime) -> dict[str, dict[int, str]]:
    """By crew: the problems for which it earned something in a time that was not all taken back, and their stages.

    A problem that was merged into another one is that other one.
    """
    earned = (
        select(CreditEntry.crew, CreditEntry.group_id)
        .where(col(CreditEntry.earned_at) >= start, col(CreditEntry.earned_at) < end)
        .group_by(col(CreditEntry.crew), col(CreditEntry.group_id))
        .having(func.sum(CreditEntry.points) > 0)
        .subquery()
    )
    query = select(earned.c.crew, Group.id, Group.stage, Group.merged_into)
    found: dict[str, dict[int, str]] = {}
    for crew, number, stage, into in session.exec(query.join(Group, earned.c.group_id == col(Group.id))):
        problems = found.setdefault(crew or NONE, {})
        if into is None:
            problems[number] = stage
        else:
            today = groups.get(session, number)
            problems[today.id or 0] = today.stage
    return found


def contributions(
    session: Session, periods: Collection[str], crews: Collection[str]
) -> dict[str, dict[str, int]]:
    """How many lines of each kind these crews have in each of the periods, as known now."""
    query = (
        select(CreditTally.period, CreditTally.kind, func.sum(CreditTally.lines))
        .where(
            col(CreditTally.period).in_(periods), col(CreditTally.crew).in_(crews), CreditTally.kind != ALL
        )
        .group_by(col(CreditTally.period), col(CreditTally.kind))
    )
    found: dict[str, dict[str, int]] = {}
    for period, kind, lines in session.exec(query):
        found.setdefault(period, {})[kind] = int(lines)
    return found
