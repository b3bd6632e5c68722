"""Asks what is good to know while somebody waits, and goes on without it."""

import logging
from collections.abc import Callable
from concurrent.futures import wait
from typing import TypeVar

from bridge.slack.listeners.speaking import SameLanguage

LOG = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Briefly:
    """Waits a moment for answers that may fail or come too late, in the language of whoever asks.

    Args:
        seconds: so long is waited.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._threads = SameLanguage(2, "briefly")

    def ask(self, question: Callable[[], Answer | None]) -> Answer | None:
        """The answer; None if there is none, if it does not come in time, or if the question fails."""
        asked = self._threads.submit(question)
        answered, _late = wait([asked], self._seconds)
        if not answered:
            asked.cancel()
            return None
        if error := asked.exception():
            # The class alone: a database's message may quote what the customer said.
            LOG.warning("Went on without an answer: %s", type(error).__name__)
            return None
        answer: Answer | None = asked.result()
        return answer
