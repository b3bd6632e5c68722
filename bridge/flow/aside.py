"""Nobody foresees what a row may hold: one that cannot be worked on is set aside, and stops no other."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from bridge.domain.errors import origin
from bridge.store.engine import StoreError


class Aside:
    """Sets a row aside when what is done with it fails; the error goes on to the worker, which tells of it.

    Nothing is the matter with a row while the database is what fails.

    Args:
        put: sets a row aside, given its number, and what went wrong in words that quote nothing.
        number: the row's; may be given once it is known.
    """

    def __init__(self, put: Callable[[int, str], None], number: int | None = None) -> None:
        self._put, self.number = put, number

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Set the row aside if need be."""
        if self.number is not None and isinstance(error, Exception) and not isinstance(error, StoreError):
            self._put(self.number, origin(error))
