"""What clients asked: kept for tests that check each call, or play what was written back as an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

KEPT = 10_000
READS = frozenset({"GET", "HEAD"})
READ_BY_POST = frozenset({"/search", "/search/jql", "/search/approximate-count", "/issue/bulkfetch"})


def writes(method: str, template: str) -> bool:
    """Whether a call changes something; some questions are asked by POST."""
    return method not in READS and template not in READ_BY_POST


@dataclass(frozen=True)
class Entry:
    """One call.

    Args:
        face: Where it came in.
        method: The HTTP method.
        path: The path below the site's address.
        template: The endpoint, as `/issue/{issue}`.
        query: The query's parameters.
        body: The JSON body; None without one, or when it could not be read.
        status: What the client was told; 0 when it was told nothing.
        done: Whether it was carried out, told or not.
        events: The numbers of the events that it caused.
    """

    face: str
    method: str
    path: str
    template: str
    query: Mapping[str, str]
    body: Any
    status: int
    done: bool
    events: tuple[int, ...]


class Journal:
    """The last calls, numbered from 1. Not thread-safe: the site's lock guards it."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, Entry]] = []
        self.last = 0

    def keep(self, entry: Entry) -> None:
        """Write a call down."""
        self.last += 1
        self._kept.append((self.last, entry))
        del self._kept[:-KEPT]

    def after(self, number: int) -> list[tuple[int, Entry]]:
        """The calls behind this number, each with its own."""
        return [(n, entry) for n, entry in self._kept if n > number]
