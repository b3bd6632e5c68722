"""Counts what arrives and nobody listens to."""

from collections import Counter
from threading import Lock


class Unheard:
    """How many payloads of each kind were acknowledged without anybody wanting them."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lock = Lock()

    def count(self, kind: str) -> int:
        """Count one more, and say how many of the kind there were."""
        with self._lock:
            self._counts[kind] += 1
            return self._counts[kind]

    def so_far(self) -> dict[str, int]:
        """All counts by kind, such as ``event reaction_added``."""
        with self._lock:
            return dict(self._counts)
