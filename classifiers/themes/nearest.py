"""The nearest example of each class."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sklearn.preprocessing import normalize

Numbers = NDArray[np.float64]

_CHUNK = 256


@dataclass(frozen=True, slots=True)
class Nearest:
    """Cosines to the nearest known row of every class.

    Args:
        rows: The known rows, of length one, class by class, (n, d).
        starts: Where each class begins, (classes,).
    """

    rows: NDArray[np.float32]
    starts: NDArray[np.intp]

    @classmethod
    def learn(cls, rows: Numbers, codes: NDArray[np.intp]) -> Self:
        """Know rows (n, d) by the codes of their classes, 0 to classes - 1, each of which occurs, (n,)."""
        order = np.argsort(codes, kind="stable")
        starts = np.searchsorted(codes[order], np.arange(codes.max() + 1))
        return cls(normalize(rows[order]).astype(np.float32), starts)

    def cosines(self, rows: Numbers) -> Numbers:
        """Rows (m, d) to cosines (m, classes)."""
        unit = normalize(rows).astype(np.float32)
        chunks = [unit[start : start + _CHUNK] for start in range(0, len(unit), _CHUNK)]
        return np.vstack([np.maximum.reduceat(chunk @ self.rows.T, self.starts, axis=1) for chunk in chunks])
