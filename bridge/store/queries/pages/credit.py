from collections.abc import Collection
from datetime import datetime

from sqlalchemy import String, cast
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
    merged, numbers = col(Group.merged_into).is_not(None), cast(earned.c.group_id, String)
    # As one text for each stage: tens of thousands of rows take longer to hand over than to find.
    query = (
        select(earned.c.crew, Group.stage, merged, func.aggregate_strings(numbers, ","))
        .join(Group, earned.c.group_id == col(Group.id))
        .group_by(earned.c.crew, col(Group.stage), merged)
    )
    found: dict[str, dict[int, str]] = {}
    gone: list[tuple[str, int]] = []
    for crew, stage, is_merged, listed in session.execute(query):
        problems = [int(number) for number in listed.split(",")]
        if is_merged:
            gone += ((crew or NONE, number) for number in problems)
        else:
            found.setdefault(crew or NONE, {}).update(dict.fromkeys(problems, stage))
    today = survivors(session, {number for _crew, number in gone})
    for crew, number in gone:
        survivor, stage = today[number]
        found.setdefault(crew, {})[survivor] = stage
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
