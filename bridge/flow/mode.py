"""Live, or in shadow mode: one of the two for all processes that share a database.

A process says that it is alive, and one in the other mode does not start beside it. Should one have been frozen until the
others were gone, it finds the mark of the other mode and takes nothing up any more, as while the bridge is paused.
"""

import uuid
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import SettingsError
from bridge.store.engine import Store
from bridge.store.queries import modes, unsent

LIVE, SHADOW = "live", "shadow"

BEAT = timedelta(seconds=10)
"""How often a process says that it is alive."""

GONE = timedelta(seconds=60)
"""After so long without a sign a process is taken to be gone."""

NOT_SENT = "not sent: {why}"

OTHERS_RUN = (
    "A process runs this database in {other} mode, and this one was to run it in {mode} mode. Nothing was started. Give all"
    ' processes the same "mode"; to change it, stop them all and start them again. One that was killed is forgotten'
    " within a minute."
)


class Presence:
    """One process's sign of life, and the mode that it brings.

    Args:
        store: the database that processes share.
        clock: tells the time.
        shadow: whether nothing leaves.
    """

    def __init__(self, store: Store, clock: Clock, *, shadow: bool) -> None:
        self._store, self._clock = store, clock
        self._mode, self._other = (SHADOW, LIVE) if shadow else (LIVE, SHADOW)
        self._name = uuid.uuid4().hex
        self._next: datetime | None = None

    def enter(self) -> None:
        """Bring this mode, unless a process in the other one is alive.

        Raises:
            SettingsError: one is.
        """
        now = self._clock.now()
        with self._store.write() as session:
            modes.lock(session, now)
            modes.forget(session, now - GONE)
            if modes.last_beat(session, self._other) is not None:
                raise SettingsError(OTHERS_RUN.format(other=self._other, mode=self._mode))
            if self._mode == LIVE and modes.since(session, SHADOW) is not None:
                _begin_afresh(session, now)
            modes.begin(session, self._mode, self._other, now)
            self._beat(session, now)

    def step(self) -> bool:
        """Say that this process is alive, now and then."""
        now = self._clock.now()
        if self._next is None or now >= self._next:
            with self._store.write() as session:
                self._beat(session, now)
        return False

    def leave(self) -> None:
        """Make room for whoever starts next."""
        with self._store.write() as session:
            modes.end(session, self._mode, self._name)

    def _beat(self, session: Session, now: datetime) -> None:
        modes.beat(session, self._mode, self._name, now)
        self._next = now + BEAT


def shadow_since(session: Session) -> datetime | None:
    """Since when nothing leaves because the bridge is tried out silently; None while it is live."""
    return modes.since(session, SHADOW)


def _begin_afresh(session: Session, now: datetime) -> None:
    """From shadow to live: nothing old is sent, and nobody is reminded of what they were never shown."""
    unsent.give_up_waiting(session, SHADOW, NOT_SENT.format(why=SHADOW), now)
    unsent.owe_nothing(session)
