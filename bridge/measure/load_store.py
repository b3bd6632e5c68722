"""What a store alone can do, and what is still to be done in it."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from bridge.app.steps import reminding
from bridge.domain.clock import SystemClock
from bridge.domain.rules import Rules
from bridge.store.engine import Store
from bridge.store.queries import effects
from bridge.store.tables import Effect, Insight

SOON = timedelta(minutes=2)
"""What waits for less than this is under way: a call whose outcome has to settle, a card that waits for its turn."""

SUMS = frozenset({"sums", "credit sums"})
OF_HISTORY = frozenset({"reconcile", "reminders", "answers", "leavers"})
"""Duties that look through all that happened, besides those that remind people of it."""

WRITERS = 6
"""As many as one process delivers at once; SQLite has one at a time."""


def raw_commits(store: Store, seconds: float = 3.0) -> float:
    """Commits a second of one new row each, by as many writers as the store can use."""
    with _table(store), ThreadPoolExecutor(WRITERS) as pool:
        several = 1 if store.sqlite else WRITERS
        return sum(pool.map(lambda _writer: _commits(store, seconds), range(several))) / seconds


@contextmanager
def _table(store: Store) -> Iterator[None]:
    with store.engine.begin() as connection:
        connection.execute(text("CREATE TABLE measured_commit (number INTEGER NOT NULL)"))
    try:
        yield
    finally:
        with store.engine.begin() as connection:
            connection.execute(text("DROP TABLE measured_commit"))


def _commits(store: Store, seconds: float) -> int:
    done, row, begun = 0, text("INSERT INTO measured_commit VALUES (:number)"), time.monotonic()
    while not done or time.monotonic() - begun < seconds:
        with store.engine.begin() as connection:
            connection.execute(row, {"number": done})
        done += 1
    return done


def let_rest(store: Store, now: datetime) -> None:
    """Let no reminder go out for made-up history: a bridge that had run all the time would have sent them long ago."""
    reminders = {duty.name for duty in reminding(store, Rules(()), SystemClock())} - SUMS
    with store.write() as session:
        for name in sorted(reminders | OF_HISTORY):
            effects.mark(session, f"duty:{name}", now).at = now + timedelta(days=1)


def newest(session: Session, table: type[Insight] | type[Effect]) -> int:
    """The number of the newest one."""
    return session.exec(select(func.max(table.id))).one() or 0


def kept(session: Session, before: int) -> int:
    """How many later reports there are."""
    return session.exec(select(func.count()).where(col(Insight.id) > before)).one()


def left(session: Session, now: datetime) -> int:
    """How much is to be sorted, and to be sent soon."""
    unsorted = select(func.count()).select_from(Insight).where(Insight.state == "kept")
    unsent = select(func.count()).select_from(Effect)
    due = (Effect.state == "waiting", col(Effect.next_at) < now + SOON)
    return session.exec(unsorted).one() + session.exec(unsent.where(*due)).one()


def since(session: Session, before: int) -> dict[str, int]:
    """How many later effects are in each state."""
    query = select(Effect.state, func.count()).where(col(Effect.id) > before).group_by(col(Effect.state))
    return dict(session.exec(query).all())
