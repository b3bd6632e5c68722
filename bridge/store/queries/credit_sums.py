from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from sqlalchemy import Executable, tuple_
from sqlalchemy import select as select_columns
from sqlmodel import Session, case, col, delete, func, select, update
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.periods import Period
from bridge.store.queries.prepared import prepared
from bridge.store.tables import CreditEntry, CreditTally

ALL, NONE = "", "-"
"""How a sum over all crews, or of those who are in none, is named."""


@dataclass(frozen=True, slots=True)
class Points:
    """A sum of the ledger.

    Attributes:
        points: what was earned, without what was taken back.
        lines: how many lines that is.
        people: how many people earned something.
    """

    points: int
    lines: int
    people: int


@prepared
def _stored(period: str) -> SelectOfScalar[CreditTally]:
    return select(CreditTally).where(CreditTally.period == period)


def by_crew(session: Session, period: str, *, then: bool = False) -> dict[str, dict[str, Points]]:
    """The sums of a period by crew and kind; an empty key means all of them, ``-`` no crew.

    Args:
        session: within a transaction.
        period: its name.
        then: as known when the period was over, not as known now.
    """
    found: dict[str, dict[str, Points]] = {}
    for row in _stored(session, period):
        points, lines = (row.points_then, row.lines_then) if then else (row.points, row.lines)
        found.setdefault(row.crew, {})[row.kind] = Points(points, lines, row.people)
    return found


def of_person(
    session: Session, person: int, period: Period | None = None, *, then: bool = False
) -> list[CreditEntry]:
    """The lines of a person that were earned in a period, newest first.

    Args:
        session: within a transaction.
        person: the person's number.
        period: None: ever.
        then: only those that were written before the period was over.
    """
    query = select(CreditEntry).where(CreditEntry.person_id == person)
    if period is not None:
        query = query.where(CreditEntry.earned_at >= period.start, CreditEntry.earned_at < period.end)
        query = query.where(CreditEntry.at < period.end) if then else query
    return list(session.exec(query.order_by(col(CreditEntry.id).desc())))


def earned_on(
    session: Session, *, since: datetime | None = None, before: datetime | None = None
) -> set[date]:
    """The days on which lines were earned, of those written since a time, or earned before one, if it is named."""
    query = select(CreditEntry.earned_at)
    query = query if since is None else query.where(CreditEntry.at >= since)
    query = query if before is None else query.where(CreditEntry.earned_at < before)
    return {earned_at.date() for earned_at in session.exec(query.execution_options(yield_per=10_000))}


def stored(session: Session, period: str) -> dict[tuple[str, str], CreditTally]:
    """The sums of a period as they were counted last, by crew and kind."""
    return {(row.crew, row.kind): row for row in _stored(session, period)}


def replace(session: Session, period: str, rows: Sequence[CreditTally]) -> None:
    """Let these be the sums of a period; those of other crews and kinds stay."""
    places = [(row.crew, row.kind) for row in rows]
    stale = delete(CreditTally).where(col(CreditTally.period) == period)
    session.exec(stale.where(tuple_(CreditTally.crew, CreditTally.kind).in_(places)))
    session.add_all(rows)


def closed(session: Session, periods: Collection[str]) -> set[str]:
    """Which of these periods are history: lines of them are gone."""
    query = select(CreditTally.period).where(col(CreditTally.period).in_(periods), CreditTally.closed)
    return set(session.exec(query.distinct()))


def close(session: Session, period: str) -> None:
    """Keep the sums of a period as they are."""
    session.exec(update(CreditTally).where(col(CreditTally.period) == period).values(closed=True))


def counted(session: Session, period: Period) -> dict[tuple[str, str], CreditTally]:
    """The sums of a period as the lines say, by crew and kind."""
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    of_people: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for crew, kind, person, *columns in session.execute(_lines(period)):
        for place in product({ALL, crew or NONE}, {ALL, kind}):
            sums[place].update(dict(zip(_COLUMNS, map(int, columns), strict=True)))
            of_people[place][person] += int(columns[0])
    return {
        (crew, kind): CreditTally(
            period=period.name,
            crew=crew,
            kind=kind,
            points=total["points"],
            lines=total["lines"],
            points_then=total["points_then"],
            lines_then=total["lines_then"],
            people=sum(points > 0 for points in of_people[crew, kind].values()),
        )
        for (crew, kind), total in sums.items()
    }


_COLUMNS = ("points", "lines", "points_then", "lines_then")


def _lines(period: Period) -> Executable:
    """What each person earned in a period, by crew and kind, as known now and then."""
    by = (col(CreditEntry.crew), col(CreditEntry.kind), col(CreditEntry.person_id))
    points, known = col(CreditEntry.points), col(CreditEntry.at) < period.end
    standing = case((col(CreditEntry.reverses).is_(None), 1), else_=-1)
    sums = (
        func.sum(points),
        func.sum(standing),
        func.sum(case((known, points), else_=0)),
        func.sum(case((known, standing), else_=0)),
    )
    earned_at = col(CreditEntry.earned_at)
    return select_columns(*by, *sums).where(earned_at >= period.start, earned_at < period.end).group_by(*by)
