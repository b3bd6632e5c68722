"""One writer at a time, the most urgent first.

SQLite's own ``busy_timeout`` is an unfair poll: under load an acknowledgement can wait for seconds behind background
work. Waiting in a heap keeps it behind at most one running transaction.
"""

import heapq
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from itertools import count


class Urgency(IntEnum):
    """Who writes first."""

    ACK = 0
    WORK = 1


class WriteGate:
    """A mutual exclusion that serves waiters by urgency, then by arrival."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[tuple[int, int]] = []
        self._arrivals = count()
        self._taken = False

    @contextmanager
    def passing(self, urgency: Urgency) -> Iterator[None]:
        """Hold the gate."""
        ticket = (int(urgency), next(self._arrivals))
        with self._changed:
            heapq.heappush(self._waiting, ticket)
            self._changed.wait_for(lambda: not self._taken and self._waiting[0] == ticket)
            heapq.heappop(self._waiting)
            self._taken = True
        try:
            yield
        finally:
            with self._changed:
                self._taken = False
                self._changed.notify_all()
