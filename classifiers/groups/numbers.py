"""From the caller's numbers to rows, in a few bytes a number."""

from array import array

_PAGE = 256
_NONE = -1


class Numbers:
    """A map from any integers to rows; numbers close together, as databases give them, share a page.

    A dict takes a hundred bytes a number, this takes five.
    """

    def __init__(self) -> None:
        self._pages: dict[int, array[int]] = {}

    def get(self, number: int) -> int | None:
        """The row of a number, or None."""
        page = self._pages.get(number // _PAGE)
        row = _NONE if page is None else page[number % _PAGE]
        return None if row == _NONE else row

    def __getitem__(self, number: int) -> int:
        """The row of a number.

        Raises:
            KeyError: It has none.
        """
        row = self.get(number)
        if row is None:
            raise KeyError(number)
        return row

    def __setitem__(self, number: int, row: int) -> None:
        page = self._pages.get(number // _PAGE)
        if page is None:
            page = self._pages[number // _PAGE] = array("i", [_NONE]) * _PAGE
        page[number % _PAGE] = row

    def pop(self, number: int) -> int | None:
        """Forget a number and return the row that it had, or None."""
        row = self.get(number)
        if row is not None:
            self[number] = _NONE
        return row
