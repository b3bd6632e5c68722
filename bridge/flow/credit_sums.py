"""Sums of the ledger by week, month and quarter: what pages read, and what stays when lines have to go."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.periods import Period, Span
from bridge.store.engine import Store
from bridge.store.queries import credit_sums, effects, reached
from bridge.store.tables import CreditTally, Mark

COUNTED = "credit:counted"
LATE = timedelta(minutes=10)
"""So long a line may take from the beginning of its step until others see it."""


def refresh(store: Store, now: datetime) -> bool:
    """Count the periods anew in which something was earned or taken back since the last time.

    Returns:
        Whether any sum is another one now.
    """
    with store.scan() as session:
        mark = session.get(Mark, COUNTED)
        days = credit_sums.earned_on(session, since=mark.at - LATE if mark else None)
        periods = open_among(session, periods_of(days))
    several = [_count(store, period) for period in periods]
    if days:
        with store.write() as session:
            effects.mark(session, COUNTED, now).at = now
    return any(several)


def _count(store: Store, period: Period) -> bool:
    """Count one period anew: read first, since a quarter takes longer than anybody should wait to write."""
    with store.read() as session:
        fresh = changed(session, period)
    if fresh:
        with _open(store, period) as session:
            if session:
                credit_sums.replace(session, period.name, fresh)
    return (period.span is Span.MONTH and _reach(store, period)) or bool(fresh)


def _reach(store: Store, month: Period) -> bool:
    """Note the problems for which crews earned something in a month, if they are not those that were noted."""
    with store.read() as session:
        before, after = reached.summed(session, month), reached.by_lines(session, month)
    if before == after:
        return False
    with _open(store, month) as session:
        if session:
            reached.replace(session, month.name, reached.summed(session, month), after)
    return True


@contextmanager
def _open(store: Store, period: Period) -> Iterator[Session | None]:
    """A transaction to write sums in; None if the books were closed meanwhile: then lines are gone, and sums stay."""
    with store.grouping() as session:
        yield session if open_among(session, [period]) else None


def keep_up(store: Store, clock: Clock) -> None:
    """Count what is new by now."""
    refresh(store, clock.now())


def periods_of(days: Iterable[date]) -> list[Period]:
    """The weeks, months and quarters that days are in."""
    return list(dict.fromkeys(Period.of(span, day) for day in sorted(days) for span in Span))


def open_among(session: Session, periods: list[Period]) -> list[Period]:
    """Those of some periods whose lines are all there, so that they can be counted."""
    closed = credit_sums.closed(session, [period.name for period in periods])
    return [period for period in periods if period.name not in closed]


def changed(session: Session, period: Period) -> list[CreditTally]:
    """The sums of a period that are not what they were when it was counted last."""
    before = credit_sums.stored(session, period.name)
    counted = credit_sums.counted(session, period)
    return [
        row
        for place, row in counted.items()
        if place not in before or before[place].model_dump() != row.model_dump()
    ]
