"""Faults on demand: what a test or a demo asks Jira to do wrong."""

import threading
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Literal

Down = Literal["answers 503", "drops"]


@dataclass(frozen=True)
class Fault:
    """One thing to go wrong for calls that match.

    Args:
        method: The HTTP method, or `*`.
        path: The path below the REST root or its template, `*` as a wildcard: `/issue`, `/issue/*/comment`.
        status: What to answer.
        after_doing: Do the work first, then answer like this.
        drop: Close the connection instead of answering.
        hang: Keep the connection open and never answer.
        delay: Seconds to wait before doing anything.
        retry_after: The header's value for a 429, seconds.
        reason: The `RateLimit-Reason` of a 429.
        times: How many calls it hits.
    """

    method: str = "*"
    path: str = "*"
    status: int = 500
    after_doing: bool = False
    drop: bool = False
    hang: bool = False
    delay: float = 0.0
    retry_after: float | None = None
    reason: str | None = None
    times: int = 1

    def hits(self, method: str, path: str, template: str) -> bool:
        """Whether a call matches."""
        if self.method not in {"*", method}:
            return False
        return self.path == template or fnmatchcase(path, self.path)

    @property
    def only_late(self) -> bool:
        """Whether the call is merely slow and otherwise answered as usual."""
        harm = self.drop or self.hang or self.after_doing or self.status != 0
        return bool(self.delay) and not harm


class Faults:
    """The faults that are waiting for their calls; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []
        self.down: Down | None = None

    def add(self, fault: Fault) -> None:
        """Wait for calls that match."""
        with self._lock:
            self._waiting.append(fault)

    def take(self, method: str, path: str, template: str) -> Fault | None:
        """The fault for this call, used up once."""
        with self._lock:
            for position, fault in enumerate(self._waiting):
                if fault.hits(method, path, template):
                    self._use(position, fault)
                    return fault
        return None

    def _use(self, position: int, fault: Fault) -> None:
        if fault.times > 1:
            self._waiting[position] = replace(fault, times=fault.times - 1)
        else:
            del self._waiting[position]

    def clear(self) -> None:
        """Everything works again."""
        with self._lock:
            self._waiting.clear()
        self.down = None
