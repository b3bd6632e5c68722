from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, func, select

from bridge.domain.credit import Kind
from bridge.store.queries.credit_sums import ALL, NONE
from bridge.store.tables import CreditEntry, CreditTally, Group


def reached(session: Session, start: datetime, end: datetime) -> dict[str, dict[int, str]]:
    """By crew: the problems for which it earned something in a time that was not all taken back, and their stages.

    A problem that was merged into another one is that other one.
    """
    earned = (
        select(CreditEntry.crew, CreditEntry.group_id)
        .where(col(CreditEntry.earned_at) >= start, col(CreditEntry.earned_at) < end)
        .where(CreditEntry.kind != Kind.DECISION)
        .group_by(col(CreditEntry.crew), col(CreditEntry.group_id))
        .having(func.sum(CreditEntry.points) > 0)
        .subquery()
    )
    query = select(earned.c.crew, earned.c.group_id, Group.stage, Group.merged_into)
    found: dict[str, dict[int, str]] = {}
    merged: list[tuple[str, int]] = []
    for crew, number, stage, into in session.exec(query.join(Group, earned.c.group_id == col(Group.id))):
        problems = found.setdefault(crew or NONE, {})
        if into is None:
            problems[number] = stage
        else:
            merged.append((crew or NONE, number))
    today = survivors(session, {number for _crew, number in merged})
    for crew, number in merged:
        survivor, stage = today[number]
        found[crew][survivor] = stage
    return found


def survivors(session: Session, merged: Collection[int]) -> dict[int, tuple[int, str]]:
    """What these problems became that were merged, maybe again and again: the number and stage of each."""
    rows = session.exec(select(Group.id, Group.merged_into, Group.stage).where(col(Group.id).in_(merged)))
    into = {number: (after, stage) for number, after, stage in rows if number is not None}
    further = {after for after, _stage in into.values() if after is not None}
    beyond = survivors(session, further) if further else {}
    return {
        number: (number, stage) if after is None else beyond[after] for number, (after, stage) in into.items()
    }


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
