"""How people make up their minds: the same way every time for the same seed."""

import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from bridge.sandbox.seed.rows import Row

Understand = Callable[[str], str]
"""Tells which problem a text speaks of, by its key; empty for none or unknown."""

ALIKE = 0.5
"""Share of words that two texts must have in common to be taken for the same words."""

_WORD = re.compile(r"\w+")


class Dice:
    """Chances that depend on the seed and on what is decided, not on who comes first."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def chance(self, *about: object) -> float:
        """A number from 0 to below 1 for this decision."""
        digest = blake2b(repr((self._seed, *about)).encode(), digest_size=8).digest()
        return int.from_bytes(digest) / 2**64

    def pick(self, count: int, *about: object) -> int:
        """A number from 0 to below `count` for this decision."""
        return int(self.chance(*about) * count)


@dataclass
class Once:
    """Remembers what was acted on: cards are edited in place and seen again and again."""

    _done: set[tuple[str, ...]] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def first(self, *what: str) -> bool:
        """Whether this is the first time."""
        with self._lock:
            known = what in self._done
            self._done.add(what)
            return not known


def reader_of(rows: Iterable[Row]) -> Understand | None:
    """Somebody who knows the planted problems and recognises their words; None if no row has one.

    A person reads a title and knows what it is about. Titles are made of reports, so here it is looked up.
    """
    known = [(_words(row.text), row.problem) for row in rows]
    if not any(problem for _, problem in known):
        return None

    def understand(text: str) -> str:
        words = _words(text)
        likeness, problem = max((_likeness(words, other), problem) for other, problem in known)
        return problem if likeness >= ALIKE else ""

    return understand


def same(understand: Understand, mine: str, shown: str) -> bool | None:
    """Whether a problem that is shown is the one I reported; None if I cannot tell."""
    reported, offered = understand(mine), understand(shown)
    return None if not reported and not offered else reported == offered


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _likeness(words: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter text's words that the other has: titles are cut and redacted."""
    fewer = min(len(words), len(other))
    return len(words & other) / fewer if fewer else 0.0
