"""Keep the sums that pages read up to date: reports by period, theme and crew, and the sizes of problems.

What was written since the last time is followed by its numbers; what it touches is summed anew from nothing, so that
moves, merges, splits and their undoing need no rules of their own. Sums are read without a lock and written in short
transactions.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from sqlalchemy import column, delete, insert
from sqlmodel import Session, col

from bridge.domain.clock import Clock
from bridge.domain.periods import Period, Span
from bridge.store.engine import ConflictError, Store
from bridge.store.queries import counting, effects
from bridge.store.queries.counting import Rows
from bridge.store.tables import Followed, Mark, Tally

LEASE = timedelta(minutes=5)
"""So long one process sums alone; it ends early when all is summed."""

MARGIN = timedelta(minutes=1)
"""More than any clock is wrong, or a transaction lasts."""

SLICE = 100
"""Problems summed at a time."""

SUMMING, UNROUTED = "sums:lease", "sums:unrouted"
LONG_AGO = datetime.fromisoformat("2000-01-01T00:00Z")


def refresh(store: Store, now: datetime) -> bool:
    """Bring all sums up to date with what happened since this was last done.

    Returns:
        Whether there was anything to do, and no other process was doing it.

    Raises:
        ConflictError: it took longer than the lease and another process goes on; what was written is right.
        StoreError: the database did not take a write; the next run does it again.
    """
    with store.read() as session:
        news, returned = counting.since(session), _returned(session)
    if not returned and all(rows.after == rows.last for rows in news.values()):
        return False
    lease = now + LEASE
    if not _claimed(store, now, lease):
        return False
    try:
        _sum_periods(store, lease, news, returned)
        _sum_problems(store, lease, news["membership"])
        _note(store, lease, news, now)
    finally:
        _release(store, lease)
    return True


def keep_up(store: Store, clock: Clock) -> None:
    """Bring all sums up to date."""
    refresh(store, clock.now())


def _returned(session: Session) -> set[int]:
    mark = session.get(Mark, UNROUTED)
    return counting.unrouted(session, mark.at if mark else LONG_AGO)


def _claimed(store: Store, now: datetime, lease: datetime) -> bool:
    """Whether this process may sum until the end of its lease: no other one does."""
    with store.write() as session:
        mark = effects.mark(session, SUMMING, LONG_AGO)
        if mark.at > now:
            return False
        mark.at = lease
        session.add(mark)
    return True


def _release(store: Store, lease: datetime) -> None:
    with store.write() as session:
        mark = effects.mark(session, SUMMING, LONG_AGO)
        if mark.at == lease:
            mark.at = LONG_AGO
            session.add(mark)


@contextmanager
def _alone(store: Store, lease: datetime) -> Iterator[Session]:
    """A writing transaction, as long as the lease is ours."""
    with store.write() as session:
        if effects.mark(session, SUMMING, LONG_AGO).at != lease:
            raise ConflictError("Another process sums meanwhile: this one took too long.")
        yield session


def _sum_periods(store: Store, lease: datetime, news: dict[str, Rows], returned: Collection[int]) -> None:
    with store.scan() as session:
        days = counting.days(session, news, returned)
    for period in periods_of(days):
        with store.read() as session:
            rows = list(counting.tallies(session, period.start, period.end))
        with _alone(store, lease) as session:
            session.execute(delete(Tally).where(col(Tally.period) == period.name))
            if rows:
                session.execute(insert(Tally), [{"period": period.name, **row} for row in rows])


def periods_of(days: Collection[date]) -> list[Period]:
    """The weeks, months and quarters that some days are in."""
    found = {Period.of(span, day) for span in Span for day in days}
    return sorted(found, key=lambda period: (period.first, period.name))


def _sum_problems(store: Store, lease: datetime, memberships: Rows) -> None:
    with store.read() as session:
        groups = counting.touched(session, memberships)
    for start in range(0, len(groups), SLICE):
        some = groups[start : start + SLICE]
        with store.read() as session:
            counted = counting.problems(session, some)
        with _alone(store, lease) as session:
            for table, rows in counted.items():
                session.execute(delete(table).where(column("group_id").in_(some)))
                if rows:
                    session.execute(insert(table), rows)


def _note(store: Store, lease: datetime, news: dict[str, Rows], now: datetime) -> None:
    """From here on the next run goes on."""
    with _alone(store, lease) as session:
        for name, rows in news.items():
            session.merge(Followed(name=name, number=rows.last))
        session.merge(Mark(name=UNROUTED, at=now - MARGIN))
