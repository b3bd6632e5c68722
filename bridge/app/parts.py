"""What one process does of the bridge: all of it, or a part while other processes do the rest."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from bridge.app.workers import Step


class Part(StrEnum):
    """A part that a process can do."""

    WEB = "web"
    SOCKET = "socket"
    WORKER = "worker"
    SCHEDULE = "schedule"


ALL = frozenset(Part)

SCHEDULED = frozenset({"schedule", "alarms", "learning"})
"""The workers that go by the clock; all others do what somebody's gesture or an answer brought."""


def of_parts(steps: Sequence[tuple[str, Step]], parts: Collection[Part]) -> list[tuple[str, Step]]:
    """The steps that a process with these parts does."""
    return [
        (name, step) for name, step in steps if (Part.SCHEDULE if name in SCHEDULED else Part.WORKER) in parts
    ]


class Unserved:
    """In place of a web server, where another process serves the web."""

    url = ""

    def start(self) -> None:
        """Serve nothing."""

    def stop(self) -> None:
        """Nothing was served."""
