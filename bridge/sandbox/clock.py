"""Where the sandbox reads the time, so that tests can hold it still."""

import time
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """Anything that tells the time."""

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        ...


class SystemClock:
    """The real time: signatures, tickets and `Retry-After` depend on it."""

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        return time.time()


@dataclass
class HeldClock:
    """A clock that stands still until somebody moves it.

    Attributes:
        now: seconds since 1970, UTC.
    """

    now: float = 1_700_000_000.0

    def time(self) -> float:
        """The time that was set."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Move on by `seconds`."""
        self.now += seconds
