"""Which language each row of an index is in, in a byte a row."""

import numpy as np
from numpy.typing import NDArray

from classifiers.groups.growing import Growing

ENGLISH = "en"
UNTOLD = -1

Codes = NDArray[np.int8]


class Languages:
    """A code a row; a text too short to tell is in no language."""

    def __init__(self) -> None:
        self._codes = {ENGLISH: 0}
        self._rows = Growing[np.int8](np.int8)

    def put(self, row: int, language: str | None) -> None:
        """Write over a row, or append it if it is the next one."""
        known = UNTOLD if language is None else self._codes.setdefault(language, len(self._codes))
        self._rows.put(row, known)

    def among(self, rows: NDArray[np.intp], language: str | None) -> NDArray[np.bool_]:
        """Which of some rows are in a language, (len(rows),)."""
        is_in: NDArray[np.bool_] = self._rows.rows[rows] == self._codes.get(language or "", UNTOLD - 1)
        return is_in

    def of_most(self, rows: NDArray[np.intp], places: NDArray[np.intp], groups: int) -> Codes:
        """The code of the language that most rows of each group are in, of several the first known here.

        Args:
            rows: The rows in question, (n,).
            places: The place of each one's group, 0 to groups - 1, (n,).
            groups: How many groups there are.

        Returns:
            The codes, (groups,); `UNTOLD` where no row is in a known language.
        """
        codes = self._rows.rows[rows]
        told = codes != UNTOLD
        counts = np.zeros((groups, len(self._codes)), np.int32)
        np.add.at(counts, (places[told], codes[told]), 1)
        return np.where(counts.any(axis=1), counts.argmax(axis=1), UNTOLD).astype(np.int8)
