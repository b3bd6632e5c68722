"""An inverted index: which rows hold a word, and with what weight."""

from array import array
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix


class Postings:
    """Exact TF-IDF cosines of a text with every row that shares a word with it."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[array[int], array[float]]] = {}

    def add(self, row: int, weights: Mapping[str, float]) -> None:
        """Add a row by its unit-length word weights; rows are added in rising order."""
        for word, weight in weights.items():
            rows, row_weights = self._held.setdefault(word, (array("I"), array("f")))
            rows.append(row)
            row_weights.append(weight)

    def cosines(self, weights: Mapping[str, float], size: int) -> NDArray[np.float32]:
        """The cosines of a text's word weights with the rows below `size`, (size,)."""
        total = np.zeros(size, np.float32)
        for word, weight in weights.items():
            if word in self._held:
                rows, row_weights = self._held[word]
                total[np.frombuffer(rows, np.uint32)] += weight * np.frombuffer(row_weights, np.float32)
        return total

    def shared(self, weights: Mapping[str, float], row: int) -> tuple[tuple[str, float], ...]:
        """The words that a text and a row share with their parts of the cosine, heaviest first."""
        parts = ((word, weight * self._weight(word, row)) for word, weight in weights.items())
        return tuple(sorted(((word, part) for word, part in parts if part), key=lambda each: -each[1]))

    def matrix(self, size: int) -> csr_matrix:
        """The weights of the rows below `size`, (size, words)."""
        ends = np.cumsum([0, *(len(rows) for rows, _ in self._held.values())])
        rows = np.concatenate([np.zeros(0, np.int64), *(np.array(rows) for rows, _ in self._held.values())])
        weights = np.concatenate([np.zeros(0), *(np.array(weights) for _, weights in self._held.values())])
        return csc_matrix((weights.astype(np.float32), rows, ends), (size, len(self._held))).tocsr()

    def _weight(self, word: str, row: int) -> float:
        if word not in self._held:
            return 0.0
        rows, row_weights = self._held[word]
        at = int(np.searchsorted(np.frombuffer(rows, np.uint32), row))
        return row_weights[at] if at < len(rows) and rows[at] == row else 0.0
