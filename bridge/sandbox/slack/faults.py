"""Failures that a test orders."""

from dataclasses import dataclass, field, replace
from typing import Any

from bridge.sandbox.weather import Mishap, Weather

SILENCE = 60.0
"""Seconds until a connection is dropped on which nothing was answered: longer than anybody waits."""

SPARED = "apps.connections.open"
"""The weather lets apps connect: what is not connected cannot be disturbed."""


@dataclass
class Fault:
    """The next calls of one method go wrong.

    Attributes:
        method: such as `chat.postMessage`; `*` for all.
        error: Slack's code in an answer with `ok: false`.
        status: an HTTP status to answer with instead, 502 for instance.
        retry_after: answer 429 with these seconds in `Retry-After`.
        after_doing: do what was asked and fail then.
        hang: seconds to stay silent before the connection is dropped.
        delay: seconds to wait before anything is done.
        times: how many calls are left.
    """

    method: str
    error: str | None = None
    status: int | None = None
    retry_after: int | None = None
    after_doing: bool = False
    hang: float | None = None
    delay: float = 0.0
    times: int = 1


@dataclass
class Faults:
    """The faults in force, oldest first.

    Attributes:
        weather: what happens to calls that no ordered fault hits.
    """

    weather: Weather = field(default_factory=Weather)
    _ordered: list[Fault] = field(default_factory=list)

    def order(self, fault: Fault) -> None:
        """Put one in force."""
        self._ordered.append(fault)

    def clear(self) -> None:
        """Let all calls go well again."""
        self._ordered.clear()

    def due(self, method: str) -> Fault | None:
        """The fault that hits this call, counted down."""
        for fault in self._ordered:
            if fault.method in {method, "*"}:
                fault.times -= 1
                if fault.times <= 0:
                    self._ordered.remove(fault)
                return fault
        return None if method == SPARED else _weathered(self.weather)


def _weathered(weather: Weather) -> Fault | None:
    mishap = weather.next()
    return replace(_MISHAPS[mishap], delay=weather.late * (mishap is Mishap.DONE_LATE)) if mishap else None


_MISHAPS = {
    Mishap.TOO_MANY: Fault("*", retry_after=1),
    Mishap.UNAVAILABLE: Fault("*", status=503),
    Mishap.DONE_BUT_502: Fault("*", status=502, after_doing=True),
    Mishap.DONE_BUT_SILENT: Fault("*", after_doing=True, hang=SILENCE),
    Mishap.DONE_LATE: Fault("*", after_doing=True, hang=SILENCE),
}


def fault_from(what: dict[str, Any]) -> Fault:
    """Read the control API's form.

    Raises:
        TypeError: a field is unknown or `method` is missing.
    """
    return Fault(**what)
