"""Jira's rate limits, scaled by a pace.

The figures are from https://developer.atlassian.com/cloud/jira/platform/rate-limiting/.
"""

import math
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

PER_SECOND = {"GET": 100, "HEAD": 100, "POST": 100, "PUT": 50, "DELETE": 50}
READS = frozenset({"GET", "HEAD"})
PER_ISSUE = ((20, 2.0), (100, 30.0))
BURST = "jira-burst-based"
ISSUE_WRITES = "jira-per-issue-on-write"


@dataclass(frozen=True)
class Limited:
    """A refusal: seconds to wait, and the `RateLimit-Reason`."""

    retry_after: int
    reason: str


@dataclass
class _Window:
    allowed: float
    seconds: float
    calls: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until another call is allowed; 0 when it is now."""
        while self.calls and self.calls[0] <= now - self.seconds:
            self.calls.popleft()
        return 0.0 if len(self.calls) < self.allowed else self.calls[0] + self.seconds - now


class Limits:
    """Counts calls by endpoint and writes by issue; thread-safe.

    Args:
        pace: How many times as many calls are allowed as at Jira.
        clock: Gives seconds; only differences count.
    """

    def __init__(self, pace: float, clock: Callable[[], float]) -> None:
        self._pace = pace
        self._clock = clock
        self._lock = threading.Lock()
        self._windows: dict[tuple[str, str, float], _Window] = {}

    def take(self, method: str, template: str, issue: str | None) -> Limited | None:
        """Count a call, or say how long it has to wait.

        Args:
            method: The HTTP method.
            template: The endpoint, as `/issue/{issue}/comment`.
            issue: What a write is about, if it is about one issue.
        """
        windows = [(BURST, self._window(method, template, PER_SECOND[method], 1.0))]
        if issue and method not in READS:
            windows += [(ISSUE_WRITES, self._window("issue", issue, n, span)) for n, span in PER_ISSUE]
        with self._lock:
            now = self._clock()
            for reason, window in windows:
                if (wait := window.wait(now)) > 0:
                    return Limited(math.ceil(wait), reason)
            for _, window in windows:
                window.calls.append(now)
        return None

    def _window(self, kind: str, name: str, allowed: int, seconds: float) -> _Window:
        with self._lock:
            return self._windows.setdefault(
                (kind, name, seconds), _Window(max(1.0, allowed * self._pace), seconds)
            )
