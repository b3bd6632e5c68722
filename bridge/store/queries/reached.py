"""The problems for which a crew earned something: a sum of the ledger by month, and what the lines themselves say."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import String
from sqlalchemy import select as columns
from sqlmodel import Session, cast, col, delete, func, insert, select

from bridge.domain.credit import Kind
from bridge.domain.periods import Period, Span
from bridge.store.queries.credit_sums import NONE
from bridge.store.tables import CreditEntry, Reached

Problems = Mapping[str, set[int]]
"""The numbers of problems by crew; ``-`` is none."""


def reached(session: Session, period: Period) -> Problems:
    """The problems for which crews earned something in a period that was not all taken back.

    A reversal is earned when its line was, so a quarter's are those of its months. Weeks are no part of months: their
    lines, which are few, are read themselves.
    """
    return by_lines(session, period) if period.span is Span.WEEK else summed(session, period)


def by_lines(session: Session, period: Period) -> Problems:
    """What the lines say."""
    query = (
        select(CreditEntry.crew, CreditEntry.group_id)
        .where(CreditEntry.earned_at >= period.start, CreditEntry.earned_at < period.end)
        .where(CreditEntry.kind != Kind.DECISION)
        .group_by(col(CreditEntry.crew), col(CreditEntry.group_id))
        .having(func.sum(CreditEntry.points) > 0)
    )
    found: defaultdict[str, set[int]] = defaultdict(set)
    for crew, group in session.exec(query):
        found[crew or NONE].add(group)
    return found


def summed(session: Session, period: Period) -> Problems:
    """What was summed up, of the months of a period."""
    first, end = (f"{day:%Y-%m}" for day in (period.first, period.next.first))
    # The numbers as one text: tens of thousands of rows take longer to hand over than to find.
    numbers = func.aggregate_strings(cast(Reached.group_id, String), ",")
    query = columns(col(Reached.crew), numbers).where(col(Reached.month) >= first, col(Reached.month) < end)
    found: defaultdict[str, set[int]] = defaultdict(set)
    for crew, listed in session.execute(query.group_by(col(Reached.month), col(Reached.crew))):
        found[crew].update(map(int, listed.split(",")))
    return found


def replace(session: Session, month: str, before: Problems, after: Problems) -> None:
    """Let these be the problems of a month, and no longer those."""
    stale = delete(Reached).where(col(Reached.month) == month)
    for crew, problems in before.items():
        if gone := problems - after.get(crew, set()):
            session.exec(stale.where(col(Reached.crew) == crew, col(Reached.group_id).in_(gone)))
    come = [
        {"month": month, "crew": crew, "group_id": group}
        for crew, problems in after.items()
        for group in problems - before.get(crew, set())
    ]
    if come:
        session.execute(insert(Reached), come)
