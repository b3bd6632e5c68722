"""A still picture of all groups, for the regular work that compares them with one another."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from classifiers.blas import one_thread
from classifiers.groups.languages import UNTOLD, Codes
from classifiers.text.minilm import Floats

_MEANING = np.float32(0.7)
_CELLS = 1 << 21  # of likeness at a time, 8 MB a table
_ITEMS = 512
_APART = np.float32(-1)

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All groups, and the items of those that are asked about. Places count groups from 0, and items likewise.

    Likeness of two texts is 0.7 of the cosine by meaning and 0.3 of the cosine by words; by words
    alone where there is no sentence model.

    Args:
        groups: The caller's number of each group, (g,).
        sizes: How many items each group has, (g,).
        vector_sums: The sum of each group's centred unit vectors, (g, d).
        word_sums: The sum of each group's TF-IDF weights, (g, words).
        languages: A code for the language of most items of each group, `UNTOLD` if none is told, (g,).
        asked: The places of the groups that are asked about, rising, (a,).
        items: The caller's number of each of their items, (n,).
        home: The place of each item's group, (n,).
        vectors: The items' centred unit vectors, (n, d).
        words: Their TF-IDF weights, (n, words).
    """

    groups: NDArray[np.int64]
    sizes: Places
    vector_sums: Floats
    word_sums: csr_matrix
    languages: Codes
    asked: Places
    items: NDArray[np.int64]
    home: Places
    vectors: Floats
    words: csr_matrix

    def across_languages(self, group: Places, other: Places) -> NDArray[np.bool_]:
        """Which pairs of groups, by place, are known to be in two languages, (pairs,)."""
        one, two = self.languages[group], self.languages[other]
        across: NDArray[np.bool_] = (one != two) & (one != UNTOLD) & (two != UNTOLD)
        return across

    def between_groups(self, places: Places) -> Iterator[tuple[Places, Floats]]:
        """Chunks of some groups: their places (c,), and the mean likeness of their items to every group's, (c, g).

        A group's likeness to itself is put below all others.
        """
        words = self.word_sums.T.tocsr()
        for at in _chunks(places, max(1, _CELLS // len(self.groups))):
            likeness = _likeness(self.vector_sums[at], self.vector_sums, self.word_sums[at] @ words)
            likeness /= self.sizes[at, None] * self.sizes
            likeness[np.arange(len(at)), at] = _APART
            yield at, likeness

    def to_neighbours(self, near: Places) -> Iterator[tuple[Places, Floats, Places, Floats]]:
        """Chunks of items against their group's neighbours, among which nearly every item's best other group is.

        Args:
            near: The places of the nearest groups of each group asked about, (a, k).

        Yields:
            The items' places (c,), their mean likeness to the other items of their group (c,), the place of
            the neighbour that they are most like (c,), and their mean likeness to its items (c,).
        """
        for at in _chunks(np.argsort(self.home, kind="stable"), _ITEMS):
            home, row = self.home[at], np.arange(len(at))
            theirs = near[np.searchsorted(self.asked, home)]
            around = np.unique(np.column_stack([home, theirs]))
            by_words = self.words[at] @ self.word_sums[around].T
            sums = _likeness(self.vectors[at], self.vector_sums[around], by_words)
            own = (sums[row, np.searchsorted(around, home)] - 1) / np.maximum(self.sizes[home] - 1, 1)
            means = np.take_along_axis(sums / self.sizes[around], np.searchsorted(around, theirs), axis=1)
            best = means.argmax(axis=1)
            yield at, own.astype(np.float32), theirs[row, best], means[row, best].astype(np.float32)


def _likeness(rows: Floats, groups: Floats, by_words: csr_matrix) -> Floats:
    """The likeness of some rows (r, d) summed over the items of some groups (g, d), which are so alike in words: (r, g)."""
    likeness: Floats = by_words.toarray()
    if not groups.shape[1]:
        return likeness
    with one_thread():
        by_meaning: Floats = rows @ groups.T
    return _MEANING * by_meaning + (1 - _MEANING) * likeness


def _chunks(places: Places, size: int) -> Iterator[Places]:
    return (places[start : start + size] for start in range(0, len(places), size))
