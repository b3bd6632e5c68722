"""Asks what is good to know while somebody waits, and goes on without it."""

import logging
from collections.abc import Callable
from concurrent.futures import wait
from threading import BoundedSemaphore
from time import monotonic
from typing import TypeVar

from bridge.slack.listeners.speaking import SameLanguage

LOG = logging.getLogger(__name__)
Answer = TypeVar("Answer")

REST = 1.0
"""Seconds in which nothing is asked after an answer that came too late: in a rush all do, and finding them takes a third
of the processor from those who wait."""


class Briefly:
    """Waits a moment for answers that may fail or come too late, in the language of whoever asks.

    Args:
        seconds: so long is waited.
        at_once: questions; in a rush nobody waits behind others, for an answer that would come too late.
        now: seconds that only go forward.
    """

    def __init__(self, seconds: float, at_once: int = 2, now: Callable[[], float] = monotonic) -> None:
        self._seconds, self._free = seconds, BoundedSemaphore(at_once)
        self._now, self._rested = now, float("-inf")
        self._threads = SameLanguage(at_once, "briefly")

    def ask(self, question: Callable[[], Answer | None]) -> Answer | None:
        """The answer; None if there is none, if it does not come in time, if none would, or if the question fails."""
        if self._now() < self._rested or not self._free.acquire(blocking=False):
            return None
        asked = self._threads.submit(self._answered, question)
        answered, _late = wait([asked], self._seconds)
        if not answered:
            self._rested = self._now() + REST
            return None
        if error := asked.exception():
            # The class alone: a database's message may quote what the customer said.
            LOG.warning("Went on without an answer: %s", type(error).__name__)
            return None
        answer: Answer | None = asked.result()
        return answer

    def _answered(self, question: Callable[[], Answer | None]) -> Answer | None:
        try:
            return question()
        finally:
            self._free.release()
