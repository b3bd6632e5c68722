"""Items and groups in memory, searched exactly."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from classifiers.groups.growing import Growing
from classifiers.groups.postings import Postings
from classifiers.groups.query import Query
from classifiers.groups.slots import NO_THEME, Slots
from classifiers.groups.snapshot import Snapshot
from classifiers.text.minilm import Floats

_NOWHERE = -1


class Index:
    """Items sit in rows, groups in slots; both are numbered by the caller with any integers.

    Args:
        width: Numbers in a vector, 0 without a sentence model.

    Attributes:
        slots: The groups.
        items: The caller's number of each row's item.
    """

    def __init__(self, width: int) -> None:
        self.slots = Slots(width)
        self.items = Growing[np.int64]((), np.int64)
        self._row_of: dict[int, int] = {}
        self._slot_of_row = Growing[np.int64]((), np.int64)
        self._settled = Growing[np.bool_]((), np.bool_)
        self._themes = Growing[np.int32]((), np.int32)
        self._theme_codes: dict[str, int] = {}
        self._vectors = Growing[np.float16]((width,), np.float16)
        self._words = Postings()

    def place(self, item: int, group: int, text: Query, settled: bool) -> None:
        """Add an item to a group, or move it there."""
        self.remove(item)
        row = self._vectors.append(text.vector)
        self.items.append(item)
        self._slot_of_row.append(_NOWHERE)
        self._settled.append(settled)
        self._themes.append(self._theme_code(text.theme))
        self._words.add(row, text.weights)
        self._row_of[item] = row
        self._enter(row, self.slots.found(group))

    def settle(self, item: int) -> None:
        """An item belongs where it is."""
        self._settled.rows[self._row_of[item]] = True

    def settled(self, row: int) -> bool:
        """Whether a row's item belongs where it is."""
        return bool(self._settled.rows[row])

    def remove(self, item: int) -> None:
        """Forget an item; one that is not here is no error."""
        row = self._row_of.pop(item, None)
        if row is not None:
            self._leave(row)

    def merge(self, source: int, into: int) -> None:
        """Move all of a group's items into another group."""
        slot = self.slots.find(source)
        if slot is not None and source != into:
            for row in list(self.slots.members[slot]):
                self._leave(row)
                self._enter(row, self.slots.found(into))

    def group_of(self, item: int) -> int:
        """The group that an item sits in."""
        return int(self.slots.groups.rows[self._slot_of_row.rows[self._row_of[item]]])

    def of_another_theme(self, theme: str) -> NDArray[np.bool_]:
        """Which slots have a theme, and not this one, (slots,)."""
        themes = self.slots.themes.rows
        other: NDArray[np.bool_] = (themes != NO_THEME) & (themes != self._theme_codes.get(theme, NO_THEME))
        return other

    def word_cosines(self, weights: Mapping[str, float]) -> tuple[Floats, Floats]:
        """The TF-IDF cosines with every row, and the best of each slot's items, (rows,) and (slots,)."""
        by_row = self._words.cosines(weights, len(self.items))
        best = np.zeros(len(self.slots), np.float32)
        (touched,) = np.nonzero((by_row > 0) & (self._slot_of_row.rows != _NOWHERE))
        np.maximum.at(best, self._slot_of_row.rows[touched], by_row[touched])
        return by_row, best

    def nearest(self, slot: int, vector: Floats, by_row: Floats) -> int:
        """The row in a slot that is most like a text, by meaning and words together."""
        rows = np.fromiter(self.slots.members[slot], np.int64)
        return int(rows[np.argmax(self._vectors.rows[rows].astype(np.float32) @ vector + by_row[rows])])

    def shared(self, weights: Mapping[str, float], row: int) -> tuple[tuple[str, float], ...]:
        """The words that a text shares with a row."""
        return self._words.shared(weights, row)

    def snapshot(self) -> Snapshot:
        """A copy of all that sits in a group."""
        (rows,) = np.nonzero(self._slot_of_row.rows != _NOWHERE)
        slots, home = np.unique(self._slot_of_row.rows[rows], return_inverse=True)
        return Snapshot(
            items=self.items.rows[rows],
            groups=self.slots.groups.rows[slots],
            home=home,
            vectors=self._vectors.rows[rows].astype(np.float32),
            words=self._words.matrix(len(self.items))[rows],
        )

    def _theme_code(self, theme: str | None) -> int:
        return NO_THEME if theme is None else self._theme_codes.setdefault(theme, len(self._theme_codes))

    def _enter(self, row: int, slot: int) -> None:
        self._slot_of_row.rows[row] = slot
        self.slots.enter(slot, row, self._vectors.rows[row], int(self._themes.rows[row]))

    def _leave(self, row: int) -> None:
        slot = int(self._slot_of_row.rows[row])
        self._slot_of_row.rows[row] = _NOWHERE
        self.slots.leave(slot, row, self._vectors.rows[row], int(self._themes.rows[row]))
