"""Which rows hold a word, and with what weight, for a share of all words."""

from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_FRESH, _SHARE = 512, 16

Run = tuple[NDArray[np.int32], NDArray[np.uint16]]
_BITS = 16  # of a weight, below its row in one number


class Runs:
    """A run of rows and weights for each word, six bytes each, in tables sorted by word.

    What was added since the tables were last put together lies beside them, a sixteenth at most.

    Attributes:
        words: The words of the tables, rising, (words,).
        ends: Where each word's run ends, after a zero, (1 + words,).
        rows: All runs, one after the other.
        weights: Their weights.
    """

    def __init__(self) -> None:
        self.words = np.zeros(0, np.int64)
        self.ends = np.zeros(1, np.int64)
        self.rows = np.zeros(0, np.int32)
        self.weights = np.zeros(0, np.uint16)
        self._fresh: dict[int, array[int]] = {}
        self._room = _FRESH

    def add(self, word: int, row: int, weight: int) -> None:
        """Add a row to a word's run."""
        fresh = self._fresh.get(word)
        if fresh is None:
            fresh = self._fresh[word] = array("q")
        fresh.append(row << _BITS | weight)
        self._room -= 1
        if not self._room:
            self.put_together()

    def of(self, word: int) -> Iterator[Run]:
        """The rows that hold a word, with their weights: those put together, then the fresh ones."""
        at = int(np.searchsorted(self.words, word))
        if at < len(self.words) and self.words[at] == word:
            run = slice(self.ends[at], self.ends[at + 1])
            yield self.rows[run], self.weights[run]
        if word in self._fresh:
            yield _as_run(self._fresh[word])

    def keep(self, kept: NDArray[np.bool_]) -> None:
        """Forget all rows but those marked, (rows,)."""
        self.put_together()
        stays = kept[self.rows]
        ends = np.append(0, np.cumsum(stays))[self.ends]
        held = np.diff(ends) > 0
        self.rows, self.weights = self.rows[stays], self.weights[stays]
        self.words, self.ends = self.words[held], np.append(0, ends[1:][held])

    def put_together(self) -> None:
        """Move what is fresh to the ends of its words' runs in the tables."""
        if not self._fresh:
            return
        words = np.array(sorted(self._fresh), np.int64)
        runs = [_as_run(self._fresh[int(word)]) for word in words]
        counts = np.array([len(rows) for rows, _ in runs])
        places = np.repeat(self.ends[np.searchsorted(self.words, words, side="right")], counts)
        self.rows = np.insert(self.rows, places, np.concatenate([rows for rows, _ in runs]))
        self.weights = np.insert(self.weights, places, np.concatenate([weights for _, weights in runs]))
        known, lengths = np.union1d(self.words, words), np.diff(self.ends)
        together = np.zeros(len(known), np.int64)
        together[np.searchsorted(known, self.words)] += lengths
        together[np.searchsorted(known, words)] += counts
        self.words, self.ends = known, np.append(0, np.cumsum(together))
        self._fresh, self._room = {}, _FRESH + len(self.rows) // _SHARE


def _as_run(fresh: "array[int]") -> Run:
    numbers = np.frombuffer(fresh, np.int64)
    return (numbers >> _BITS).astype(np.int32), numbers.astype(np.uint16)
