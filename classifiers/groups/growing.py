"""Numpy tables that grow, so that adding a row costs the same however many there are."""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Scalar = TypeVar("Scalar", bound=np.generic)

_BLOCK = 1 << 14


class Growing(Generic[Scalar]):
    """A column of plain numbers, which grows by doubling.

    Args:
        dtype: The type of its numbers.
    """

    def __init__(self, dtype: DTypeLike) -> None:
        self._room: NDArray[Any] = np.zeros(64, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def rows(self) -> NDArray[Scalar]:
        """All numbers, as a view to read and write; it is stale after the next `append` or `put`."""
        return self._room[: self._size]

    def append(self, number: float) -> int:
        """Add a number and return its row."""
        if self._size == len(self._room):
            self._room = np.concatenate([self._room, np.zeros_like(self._room)])
        self._room[self._size] = number
        self._size += 1
        return self._size - 1

    def put(self, row: int, number: float) -> None:
        """Write over a row, or append it if it is the next one."""
        if row == self._size:
            self.append(number)
        else:
            self.rows[row] = number


class Blocks(Generic[Scalar]):
    """A wide table, which grows block by block: no moment needs the memory of its rows twice.

    Args:
        width: Numbers in a row.
        dtype: Their type.
    """

    def __init__(self, width: int, dtype: DTypeLike) -> None:
        self._width, self._dtype = width, dtype
        self._blocks: list[NDArray[Any]] = []
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, row: int) -> NDArray[Scalar]:
        """A row as a view to read and write, (width,)."""
        view: NDArray[Any] = self._blocks[row // _BLOCK][row % _BLOCK]
        return view

    def __iter__(self) -> Iterator[NDArray[Scalar]]:
        """All rows in order, some thousand at a time, as views (n, width)."""
        for number, block in enumerate(self._blocks):
            yield block[: self._size - number * _BLOCK]

    def put(self, row: int, numbers: ArrayLike) -> None:
        """Write over a row, or append it if it is the next one."""
        if row == len(self._blocks) * _BLOCK:
            # Untouched pages of an empty array take no memory.
            self._blocks.append(np.empty((_BLOCK, self._width), self._dtype))
        self._size = max(self._size, row + 1)
        self[row][:] = numbers

    def take(self, rows: NDArray[np.intp]) -> NDArray[Scalar]:
        """A copy of some rows in the order asked for, (len(rows), width)."""
        taken: NDArray[Any] = np.empty((len(rows), self._width), self._dtype)
        blocks = rows // _BLOCK
        for number in np.unique(blocks):
            here = blocks == number
            taken[here] = self._blocks[number][rows[here] % _BLOCK]
        return taken
