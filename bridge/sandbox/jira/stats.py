"""What Jira counted: calls, refusals, and effects that came twice."""

import threading
from collections import Counter
from collections.abc import Iterable
from typing import Any

PROPERTY = "bridge"
"""The entity property that carries an effect's key."""


class Stats:
    """Counts calls by endpoint and refusals by status; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()

    def call(self, name: str) -> None:
        """Count a call of an endpoint, named like `POST /issue`."""
        with self._lock:
            self._calls[name] += 1

    def refused(self, status: int) -> None:
        """Count an answer that was no success."""
        with self._lock:
            self._refused[str(status)] += 1

    def calls(self) -> dict[str, int]:
        """Calls by endpoint."""
        with self._lock:
            return dict(self._calls)

    def refusals(self) -> dict[str, int]:
        """Refusals by status."""
        with self._lock:
            return dict(self._refused)


def seen_twice(properties: Iterable[dict[str, Any]]) -> list[str]:
    """Effect keys that more than one of these property sets carries, sorted."""
    values = (each.get(PROPERTY) for each in properties)
    keys = Counter(str(value["key"]) for value in values if isinstance(value, dict) and "key" in value)
    return sorted(key for key, count in keys.items() if count > 1)
