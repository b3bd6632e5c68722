"""An inverted index: which rows hold a word, and with what weight."""

from array import array
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix

from classifiers.text.minilm import Floats

_ONE = 65535  # weights of 0 to 1 are kept in 16 bits
_FRESH, _SHARE = 4096, 16

Runs = tuple[NDArray[np.int32], NDArray[np.uint16]]
Fresh: TypeAlias = "tuple[array[int], array[int]]"


class Postings:
    """Exact TF-IDF cosines of a text with every row that shares a word with it.

    Most of it lies in four tables, sorted by word, six bytes a word of a row. What was added since they
    were last put together lies beside them, a sixteenth at most. Words are known by their 64-bit hash: of a
    million words, two have the same with a probability of one in thirty million.
    """

    def __init__(self) -> None:
        self._words = np.zeros(0, np.int64)
        self._ends = np.zeros(1, np.int64)  # of each word's run, after a zero
        self._rows = np.zeros(0, np.int32)
        self._weights = np.zeros(0, np.uint16)
        self._fresh: dict[int, Fresh] = {}
        self._fresh_count = 0

    def add(self, row: int, weights: Mapping[str, float]) -> None:
        """Add a row by its unit-length word weights."""
        for word, weight in weights.items():
            key = hash(word)
            if key not in self._fresh:
                self._fresh[key] = array("i"), array("H")
            rows, row_weights = self._fresh[key]
            rows.append(row)
            row_weights.append(round(weight * _ONE))
        self._fresh_count += len(weights)
        if self._fresh_count > _FRESH + len(self._rows) // _SHARE:
            self._put_together()

    def keep(self, kept: NDArray[np.bool_]) -> None:
        """Forget all rows but those marked, (rows,)."""
        self._put_together()
        stays = kept[self._rows]
        self._rows, self._weights = self._rows[stays], self._weights[stays]
        ends = np.append(0, np.cumsum(stays))[self._ends]
        held = np.diff(ends) > 0
        self._words, self._ends = self._words[held], np.append(0, ends[1:][held])

    def cosines(self, weights: Mapping[str, float], size: int) -> Floats:
        """The cosines of a text's word weights with the rows below `size`, (size,)."""
        runs = [(run, weight) for word, weight in weights.items() for run in self._runs(word)]
        if not runs:
            return np.zeros(size, np.float32)
        rows = np.concatenate([rows for (rows, _), _ in runs])
        row_weights = np.concatenate([held for (_, held), _ in runs], dtype=np.float32)
        ends = np.cumsum([0, *(len(rows) for (rows, _), _ in runs)])
        asked = np.array([weight / _ONE for _, weight in runs], np.float32)
        total: Floats = csc_matrix((row_weights, rows, ends), (size, len(runs))) @ asked
        return total

    def shared(self, weights: Mapping[str, float], row: int) -> tuple[tuple[str, float], ...]:
        """The words that a text and a row share with their parts of the cosine, heaviest first."""
        parts = ((word, weight * self._weight(word, row)) for word, weight in weights.items())
        return tuple(sorted(((word, part) for word, part in parts if part), key=lambda each: -each[1]))

    def matrix(self, size: int) -> csr_matrix:
        """The weights of the rows below `size`, (size, words)."""
        self._put_together()
        weights = self._weights.astype(np.float32) / np.float32(_ONE)
        return csc_matrix((weights, self._rows, self._ends), (size, len(self._words))).tocsr()

    def _runs(self, word: str) -> Iterator[Runs]:
        """The rows that hold a word, with their weights: those put together, then the fresh ones."""
        key = hash(word)
        at = int(np.searchsorted(self._words, key))
        if at < len(self._words) and self._words[at] == key:
            run = slice(self._ends[at], self._ends[at + 1])
            yield self._rows[run], self._weights[run]
        if key in self._fresh:
            yield _as_run(self._fresh[key])

    def _weight(self, word: str, row: int) -> float:
        held = (float(each) for rows, weights in self._runs(word) for each in weights[rows == row])
        return next(held, 0.0) / _ONE

    def _put_together(self) -> None:
        if not self._fresh:
            return
        words = np.array(sorted(self._fresh), np.int64)
        runs = [_as_run(self._fresh[int(word)]) for word in words]
        counts = np.array([len(rows) for rows, _ in runs])
        places = np.repeat(self._ends[np.searchsorted(self._words, words, side="right")], counts)
        self._rows = np.insert(self._rows, places, np.concatenate([rows for rows, _ in runs]))
        self._weights = np.insert(self._weights, places, np.concatenate([held for _, held in runs]))
        known, held = np.union1d(self._words, words), np.diff(self._ends)
        lengths = np.zeros(len(known), np.int64)
        lengths[np.searchsorted(known, self._words)] += held
        lengths[np.searchsorted(known, words)] += counts
        self._words, self._ends = known, np.append(0, np.cumsum(lengths))
        self._fresh, self._fresh_count = {}, 0


def _as_run(fresh: Fresh) -> Runs:
    rows, weights = fresh
    return np.frombuffer(rows, np.int32), np.frombuffer(weights, np.uint16)
