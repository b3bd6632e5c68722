"""Faults on demand: what a test or a demo asks Jira to do wrong."""

import threading
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Literal

from bridge.sandbox.jira.journal import writes
from bridge.sandbox.weather import Mishap, Weather

Down = Literal["answers 503", "drops"]


@dataclass(frozen=True)
class Fault:
    """One thing to go wrong for calls that match.

    Args:
        method: The HTTP method, `*` for all, or `writes` for whatever changes something.
        path: The path below the REST root or its template, `*` as a wildcard: `/issue`, `/issue/*/comment`.
        status: What to answer.
        after_doing: Do the work first, then answer like this.
        drop: Close the connection instead of answering.
        hang: Keep the connection open and never answer.
        delay: Seconds to wait before doing anything.
        retry_after: The header's value for a 429, seconds.
        reason: The `RateLimit-Reason` of a 429.
        times: How many calls it hits; 0 for ever.
        every: It hits each so many-th of the calls that match.
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
    every: int = 1

    def hits(self, method: str, path: str, template: str) -> bool:
        """Whether a call matches."""
        if self.method not in {"*", method} and not (self.method == "writes" and writes(method, template)):
            return False
        return self.path == template or fnmatchcase(path, self.path)

    @property
    def only_late(self) -> bool:
        """Whether the call is merely slow and otherwise answered as usual."""
        harm = self.drop or self.hang or self.after_doing or self.status != 0
        return bool(self.delay) and not harm

    @property
    def told(self) -> int:
        """The status that the caller sees; 0 for none."""
        return 0 if self.drop or self.hang else self.status


@dataclass
class _Waiting:
    fault: Fault
    left: int
    matched: int = 0

    def hits(self) -> bool:
        """Whether this matching call is one that it hits."""
        self.matched += 1
        return self.matched % self.fault.every == 0

    def spent(self) -> bool:
        """Count a hit and say whether it was the last; a fault for ever counts below zero."""
        self.left -= 1
        return self.left == 0


class Faults:
    """The faults that are waiting for their calls; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[_Waiting] = []
        self.down: Down | None = None
        self.weather = Weather()

    def add(self, fault: Fault) -> None:
        """Wait for calls that match."""
        with self._lock:
            self._waiting.append(_Waiting(fault, fault.times))

    def take(self, method: str, path: str, template: str) -> Fault | None:
        """The fault for this call, used up once; the weather's, if none was asked for."""
        with self._lock:
            for position, waiting in enumerate(self._waiting):
                if waiting.fault.hits(method, path, template) and waiting.hits():
                    if waiting.spent():
                        del self._waiting[position]
                    return waiting.fault
            return _weathered(self.weather)

    def clear(self) -> None:
        """Everything works again."""
        with self._lock:
            self._waiting.clear()
        self.down = None


def _weathered(weather: Weather) -> Fault | None:
    mishap = weather.next()
    return replace(_MISHAPS[mishap], delay=weather.late * (mishap is Mishap.DONE_LATE)) if mishap else None


_MISHAPS = {
    Mishap.TOO_MANY: Fault(status=429, retry_after=1),
    Mishap.UNAVAILABLE: Fault(status=503),
    Mishap.DONE_BUT_502: Fault(status=502, after_doing=True),
    Mishap.DONE_BUT_SILENT: Fault(after_doing=True, hang=True),
    Mishap.DONE_LATE: Fault(after_doing=True, hang=True),
}
