from collections.abc import Collection

from sqlalchemy import String
from sqlmodel import Session, cast, col, func, select

from bridge.domain.periods import Period
from bridge.store.queries.credit_sums import ALL
from bridge.store.queries.reached import reached
from bridge.store.tables import CreditTally, Group


def problems(session: Session, period: Period) -> dict[str, dict[int, str]]:
    """By crew: the problems for which it earned something in a period that was not all taken back, and their stages.

    A problem that was merged into another one is that other one.
    """
    found = reached(session, period)
    stages = _standing(session)
    today = survivors(session, {number for listed in found.values() for number in listed} - stages.keys())
    return {
        crew: dict(today[number] if number in today else (number, stages[number]) for number in listed)
        for crew, listed in found.items()
    }


def _standing(session: Session) -> dict[int, str]:
    """The stage of every problem that was not merged."""
    numbers = func.aggregate_strings(cast(Group.id, String), ",")
    query = select(Group.stage, numbers).where(col(Group.merged_into).is_(None)).group_by(col(Group.stage))
    return {int(number): stage for stage, listed in session.exec(query) for number in listed.split(",")}


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
