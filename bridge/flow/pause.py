"""Everything that would leave is held at once, in all processes, until somebody says go on; what comes in is kept."""

from datetime import datetime

from bridge.domain.clock import Clock
from bridge.store.engine import Store
from bridge.store.queries import effects, pausing


def pause(store: Store, clock: Clock) -> None:
    """Let nothing leave any more. A call that is under way comes to its end."""
    with store.write() as session:
        pausing.begin(session, clock.now())


def resume(store: Store) -> datetime | None:
    """Let everything leave that waits, in its order.

    Returns:
        Since when nothing left; None if it did.
    """
    with store.write() as session:
        since = pausing.since(session)
        pausing.end(session)
    return since


def waiting(store: Store) -> int:
    """How much is to leave."""
    with store.read() as session:
        return effects.counts(session).get("waiting", 0)


def after_restoring(store: Store, clock: Clock) -> int:
    """Hold everything, and look up what waits before it is done: since the backup was made it may have been.

    Returns:
        How much waits.
    """
    with store.write() as session:
        pausing.begin(session, clock.now())
        return pausing.doubt(session)
