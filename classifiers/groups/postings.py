"""An inverted index: the likeness in words of a text with every row."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix

from classifiers.groups.runs import Run, Runs
from classifiers.text.minilm import Floats

_ONE = 65535  # weights of 0 to 1 are kept in 16 bits
_PARTS = 32


class Postings:
    """Exact TF-IDF cosines of a text with every row that shares a word with it.

    Words are known by their 64-bit hash: of a million words, two have the same with a probability of one
    in thirty million. They are spread over 32 tables, so that no addition moves more than a few of the rows.
    """

    def __init__(self) -> None:
        self._parts = [Runs() for _ in range(_PARTS)]

    def add(self, row: int, weights: Mapping[str, float]) -> None:
        """Add a row by its unit-length word weights."""
        for word, weight in weights.items():
            key = _key(word)
            self._parts[key % _PARTS].add(key, row, round(weight * _ONE))

    def keep(self, kept: NDArray[np.bool_]) -> None:
        """Forget all rows but those marked, (rows,)."""
        for part in self._parts:
            part.keep(kept)

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
        for part in self._parts:
            part.put_together()
        rows = np.concatenate([part.rows for part in self._parts])
        weights = np.concatenate([part.weights for part in self._parts], dtype=np.float32)
        ends = np.cumsum(np.concatenate([[0], *(np.diff(part.ends) for part in self._parts)]))
        weights /= np.float32(_ONE)
        return csc_matrix((weights, rows, ends), (size, len(ends) - 1)).tocsr()

    def _runs(self, word: str) -> Iterator[Run]:
        key = _key(word)
        return self._parts[key % _PARTS].of(key)

    def _weight(self, word: str, row: int) -> float:
        held = (float(each) for rows, weights in self._runs(word) for each in weights[rows == row])
        return next(held, 0.0) / _ONE


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> int:
    """A hash that is the same in every process: words are added up in its order, and so to the same last digit."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
