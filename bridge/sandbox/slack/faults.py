"""Failures that a test orders."""

from dataclasses import dataclass, field
from typing import Any


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
        times: how many calls are left.
    """

    method: str
    error: str | None = None
    status: int | None = None
    retry_after: int | None = None
    after_doing: bool = False
    hang: float | None = None
    times: int = 1


@dataclass
class Faults:
    """The faults in force, oldest first."""

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
        return None


def fault_from(what: dict[str, Any]) -> Fault:
    """Read the control API's form.

    Raises:
        TypeError: a field is unknown or `method` is missing.
    """
    return Fault(**what)
