"""What changed, in order, so that a page or a player can follow."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Change:
    """One thing that happened in the workspace.

    Attributes:
        n: its number, counted from 1.
        kind: `message`, `edit`, `delete`, `react`, `view` or `ephemeral`.
        channel: where; empty for a view.
        ts: which message; the id for a view.
        thread_ts: its thread, if any.
        user: who did it, or who sees it (view, ephemeral).
    """

    n: int
    kind: str
    channel: str
    ts: str
    thread_ts: str | None
    user: str


@dataclass(frozen=True)
class Seen:
    """What somebody was told.

    Attributes:
        at: the number of the newest change that was looked at.
        changes: those that concern them.
    """

    at: int
    changes: list[Change]


@dataclass
class Changes:
    """An append-only list that can be waited for."""

    all: list[Change] = field(default_factory=list)
    _waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=set)

    def add(self, kind: str, channel: str, ts: str, thread_ts: str | None, user: str) -> None:
        """Note a change and wake who waits."""
        self.all.append(Change(len(self.all) + 1, kind, channel, ts, thread_ts, user))
        for loop, event in self._waiting:
            loop.call_soon_threadsafe(event.set)

    def since(self, after: int, concerns: Callable[[Change], bool]) -> Seen:
        """What came after a number, as far as it concerns somebody."""
        # More may come while this is looked through: whoever asks again has to find it.
        newest = len(self.all)
        return Seen(newest, [change for change in self.all[max(after, 0) : newest] if concerns(change)])

    async def wait(self, after: int, concerns: Callable[[Change], bool], seconds: float) -> Seen:
        """The same, as soon as there is something or `seconds` are over."""
        woken = (asyncio.get_running_loop(), asyncio.Event())
        self._waiting.add(woken)
        try:
            async with asyncio.timeout(seconds):
                while not (seen := self.since(after, concerns)).changes:
                    await woken[1].wait()
                    woken[1].clear()
                return seen
        except TimeoutError:
            return self.since(after, concerns)
        finally:
            self._waiting.discard(woken)


def as_json(change: Change) -> dict[str, Any]:
    """The change as the control API tells it."""
    return asdict(change)
