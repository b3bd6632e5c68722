"""What nobody waits for leaves the processor to agents while more comes in than is sorted."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.store.engine import Store
from bridge.store.queries import insights

RUSH = 50
"""More reports than so many wait to be sorted in a rush."""

PATIENCE = timedelta(minutes=5)
"""So long a rush holds things up; then they go on beside it."""


class Leisure:
    """Knows whether there is a rush. Each who asks has one of their own.

    Args:
        store: keeps what waits to be sorted.
        clock: tells the time.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._since: datetime | None = None

    def only(self, run: Callable[[], None]) -> Callable[[], None]:
        """The same, done at leisure only: in a rush it does nothing, and is asked for again later."""

        def at_leisure() -> None:
            with self._store.read() as session:
                is_there = self.is_there(session)
            if is_there:
                run()

        return at_leisure

    def is_there(self, session: Session) -> bool:
        """Whether there is no rush, or only one that has lasted for too long to wait for its end."""
        now = self._clock.now()
        rush = insights.more_wait(session, RUSH, now)
        self._since = (self._since or now) if rush else None
        return self._since is None or now - self._since >= PATIENCE
