"""A numpy table that grows by doubling, so that adding a row costs the same however many there are."""

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import DTypeLike, NDArray

Scalar = TypeVar("Scalar", bound=np.generic)


class Growing(Generic[Scalar]):
    """Rows of one shape and type.

    Args:
        shape: The shape of one row, () for a plain number.
        dtype: The type of its numbers.
    """

    def __init__(self, shape: tuple[int, ...], dtype: DTypeLike) -> None:
        self._room: NDArray[Any] = np.zeros((64, *shape), dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def rows(self) -> NDArray[Scalar]:
        """All rows, as a view to read and write; it is stale after the next `append`."""
        return self._room[: self._size]

    def append(self, row: object) -> int:
        """Add a row and return its number."""
        if self._size == len(self._room):
            self._room = np.concatenate([self._room, np.zeros_like(self._room)])
        self._room[self._size] = row
        self._size += 1
        return self._size - 1
