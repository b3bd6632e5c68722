"""What the people did, counted from many threads, and what a play hands back."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str, int, int], None]
"""Called with the phase's name, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Played:
    """What happened in a play, as the people saw it.

    Attributes:
        sent: rows posted, those left out that were refused.
        saved: the numbers in the answers "Saved, no. N".
        refused: rows that the bridge answered without saving them, with its words.
        did: how often each thing was done: `right`, `not_same`, `chosen`, `new`, `answered`, `opened`, `linked`,
            `compared`, `declined`, `asked`, `accepted`, `shipped`, `released`, `wont_do`.
        seconds: how long each phase took.
        settled: whether everything came to rest before the deadline.
    """

    sent: int
    saved: frozenset[int]
    refused: tuple[str, ...]
    did: dict[str, int]
    seconds: dict[str, float]
    settled: bool


@dataclass
class Tally:
    """Counts that any thread may raise."""

    did: Counter[str] = field(default_factory=Counter)
    saved: set[int] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, what: str) -> int:
        """One more of it; tells how many there are now."""
        with self._lock:
            self.did[what] += 1
            return self.did[what]

    def keep(self, number: int | None) -> None:
        """A number was told by "Saved, no. N"; None changes nothing."""
        if number is not None:
            with self._lock:
                self.saved.add(number)

    def refuse(self, words: str) -> None:
        """A row was answered without being saved."""
        with self._lock:
            self.refused.append(words)
