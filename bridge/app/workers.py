"""Threads that do one step after another, and sleep when there is nothing to do."""

import logging
import threading
from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

IDLE = 0.25
"""Seconds between looks at the database when nobody woke us: another process may have written."""

AFTER_FAILURE = 1.0


class Bell:
    """Rung when something was committed, so that workers of this process need not wait for their next look."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._rings = 0

    @property
    def rings(self) -> int:
        """How often it was rung."""
        return self._rings

    def ring(self) -> None:
        """Wake everyone who waits."""
        with self._changed:
            self._rings += 1
            self._changed.notify_all()

    def wait(self, heard: int, seconds: float) -> None:
        """Return when it has been rung since ``heard``, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._rings != heard, seconds)


class Workers:
    """Named threads, each calling its step until told to stop.

    Args:
        steps: name and step; a step returns whether it did something.
        bell: wakes idle threads.
    """

    def __init__(self, steps: Sequence[tuple[str, Callable[[], bool]]], bell: Bell) -> None:
        self._bell, self._stopping = bell, threading.Event()
        self._threads = [
            threading.Thread(target=self._work, args=(name, step), name=name, daemon=True)
            for name, step in steps
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let every step come to its end."""
        self._stopping.set()
        self._bell.ring()
        for thread in self._threads:
            thread.join(timeout=30)

    def _work(self, name: str, step: Callable[[], bool]) -> None:
        while not self._stopping.is_set():
            heard = self._bell.rings
            if self._did(name, step):
                self._bell.ring()
            else:
                self._bell.wait(heard, IDLE)

    def _did(self, name: str, step: Callable[[], bool]) -> bool:
        """One step. The one place that catches everything: a worker must survive what nobody foresaw, and say so."""
        try:
            return step()
        except Exception:
            log.exception("worker %s failed; it goes on in %s s", name, AFTER_FAILURE)
            self._stopping.wait(AFTER_FAILURE)
            return False
