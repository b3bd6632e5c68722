"""How many items of each theme each group holds."""

import numpy as np
from numpy.typing import NDArray

NO_THEME = -1


class Tally:
    """A table of counts, a row a slot and a column a theme, that grows either way by doubling."""

    def __init__(self) -> None:
        self._counts: NDArray[np.int32] = np.zeros((64, 8), np.int32)

    def add(self, slot: int, theme: int, items: int) -> None:
        """Count items of a theme in or, if negative, out; those without a theme count for none."""
        if theme != NO_THEME:
            self._counts = _reaching(self._counts, slot, theme)
            self._counts[slot, theme] += items

    def merge(self, source: int, into: int) -> None:
        """Count all items of a slot into another."""
        self._counts = _reaching(self._counts, max(source, into), 0)
        self._counts[into] += self._counts[source]
        self._counts[source] = 0

    def most(self, slot: int) -> int:
        """The theme that most of a slot's items have, of several the lowest, or `NO_THEME`."""
        if slot >= len(self._counts):
            return NO_THEME
        counts = self._counts[slot]
        best = int(counts.argmax())
        return best if counts[best] else NO_THEME


def _reaching(table: NDArray[np.int32], row: int, column: int) -> NDArray[np.int32]:
    rows, columns = table.shape
    while rows <= row:
        rows *= 2
    while columns <= column:
        columns *= 2
    if (rows, columns) == table.shape:
        return table
    larger = np.zeros((rows, columns), np.int32)
    larger[: table.shape[0], : table.shape[1]] = table
    return larger
