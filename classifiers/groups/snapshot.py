"""A still picture of all groups, for the nightly work that looks at every pair of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from classifiers.text.minilm import Floats

_MEANING = np.float32(0.7)
_CHUNK = 512
_APART = np.float32(-1)

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All items that sit in a group. Places count items from 0, and groups likewise.

    Likeness of two texts is 0.7 of the cosine by meaning and 0.3 of the cosine by words; by words
    alone where there is no sentence model.

    Args:
        items: The caller's number of each item, (n,).
        groups: The caller's number of each group, (g,).
        home: The place of each item's group, (n,).
        vectors: Centred unit vectors, (n, d).
        words: TF-IDF weights, (n, words).
    """

    items: NDArray[np.int64]
    groups: NDArray[np.int64]
    home: Places
    vectors: Floats
    words: csr_matrix

    @property
    def sizes(self) -> Places:
        """How many items each group has, (g,)."""
        return np.bincount(self.home, minlength=len(self.groups))

    def between_groups(self) -> Iterator[tuple[Places, Floats]]:
        """Chunks of groups: their places (c,), and the mean likeness of their items to every group's, (c, g).

        A group's likeness to itself is put below all others.
        """
        members = self._members()
        vectors, words = members @ self.vectors, (members @ self.words).tocsr()
        for at in _chunks(len(self.groups)):
            likeness = self._likeness(vectors[at], words[at], vectors, words)
            likeness /= self.sizes[at, None] * self.sizes
            likeness[np.arange(len(at)), at] = _APART
            yield at, likeness

    def to_groups(self) -> Iterator[tuple[Places, Floats, Floats]]:
        """Chunks of items: their places (c,), and their mean likeness to the other items of their group and of all.

        The former is (c,), the latter (c, g) with the own group put below all others.
        """
        members = self._members()
        vectors, words, sizes = members @ self.vectors, (members @ self.words).tocsr(), self.sizes
        for at in _chunks(len(self.items)):
            sums = self._likeness(self.vectors[at], self.words[at], vectors, words)
            row, home = np.arange(len(at)), self.home[at]
            own = np.divide(sums[row, home] - 1, np.maximum(sizes[home] - 1, 1), dtype=np.float32)
            sums /= sizes
            sums[row, home] = _APART
            yield at, own, sums

    def _members(self) -> csr_matrix:
        shape = (len(self.groups), len(self.items))
        ones = np.ones(len(self.items), np.float32)
        return csr_matrix((ones, (self.home, np.arange(len(self.items)))), shape)

    def _likeness(
        self, vectors: Floats, words: csr_matrix, other_vectors: Floats, other_words: csr_matrix
    ) -> Floats:
        by_words: Floats = (words @ other_words.T).toarray()
        if not self.vectors.shape[1]:
            return by_words
        return _MEANING * (vectors @ other_vectors.T) + (1 - _MEANING) * by_words


def _chunks(count: int) -> Iterator[Places]:
    return (np.arange(start, min(start + _CHUNK, count)) for start in range(0, count, _CHUNK))
