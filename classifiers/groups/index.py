"""Items and groups in memory: running sums, so that a group's centre never has to be computed anew."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from classifiers.groups.growing import Growing
from classifiers.groups.postings import Postings
from classifiers.text.minilm import Floats

_NOWHERE = -1


class Index:
    """Items sit in rows, groups in slots; both are numbered by the caller with any integers.

    Args:
        width: Numbers in a vector, 0 without a sentence model.
    """

    def __init__(self, width: int) -> None:
        self.row_of: dict[int, int] = {}
        self.slot_of: dict[int, int] = {}
        self.items = Growing[np.int64]((), np.int64)
        self.groups = Growing[np.int64]((), np.int64)
        self._vectors = Growing[np.float16]((width,), np.float16)
        self._slots = Growing[np.int64]((), np.int64)
        self._sums = Growing[np.float32]((width,), np.float32)
        self._members: list[dict[int, str | None]] = []
        self._words = Postings()

    def place(
        self, item: int, group: int, vector: Floats, weights: Mapping[str, float], theme: str | None
    ) -> None:
        """Add an item to a group, or move it there."""
        self.remove(item)
        row = self._vectors.append(vector)
        self.items.append(item)
        self._slots.append(_NOWHERE)
        self._words.add(row, weights)
        self.row_of[item] = row
        self._enter(row, self._slot(group), theme)

    def remove(self, item: int) -> None:
        """Forget an item; one that is not here is no error."""
        row = self.row_of.pop(item, None)
        if row is not None:
            self._leave(row)

    def merge(self, source: int, into: int) -> None:
        """Move all of a group's items into another group."""
        if source in self.slot_of and source != into:
            for row, theme in list(self._members[self.slot_of[source]].items()):
                self._leave(row)
                self._enter(row, self._slot(into), theme)

    def group_of(self, item: int) -> int:
        """The group that an item sits in."""
        return int(self.groups.rows[self._slots.rows[self.row_of[item]]])

    def sizes(self) -> NDArray[np.int64]:
        """How many items each slot holds, (slots,)."""
        return np.fromiter(map(len, self._members), np.int64, len(self._members))

    def theme(self, slot: int) -> str | None:
        """The theme that most of a slot's items have; None if none has one."""
        counted = Counter(theme for theme in self._members[slot].values() if theme is not None)
        return counted.most_common(1)[0][0] if counted else None

    def centre_cosines(self, vector: Floats) -> Floats:
        """The cosines of a unit vector with every slot's centre, (slots,); 0 for an empty slot."""
        sums = self._sums.rows
        lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        cosines: Floats = np.divide(sums @ vector, lengths, out=np.zeros_like(lengths), where=lengths > 1e-6)
        return cosines

    def word_cosines(self, weights: Mapping[str, float]) -> tuple[Floats, Floats]:
        """The TF-IDF cosines with every row, and the best of each slot's items, (rows,) and (slots,)."""
        by_row = self._words.cosines(weights, len(self.items))
        best = np.zeros(len(self.groups), np.float32)
        (touched,) = np.nonzero((by_row > 0) & (self._slots.rows != _NOWHERE))
        np.maximum.at(best, self._slots.rows[touched], by_row[touched])
        return by_row, best

    def nearest(self, slot: int, vector: Floats, by_row: Floats) -> int:
        """The row in a slot that is most like a text, by meaning and words together."""
        rows = np.fromiter(self._members[slot], np.int64)
        return int(rows[np.argmax(self._vectors.rows[rows].astype(np.float32) @ vector + by_row[rows])])

    def shared(self, weights: Mapping[str, float], row: int) -> tuple[tuple[str, float], ...]:
        """The words that a text shares with a row."""
        return self._words.shared(weights, row)

    def _slot(self, group: int) -> int:
        if group not in self.slot_of:
            self.slot_of[group] = self.groups.append(group)
            self._sums.append(0)
            self._members.append({})
        return self.slot_of[group]

    def _enter(self, row: int, slot: int, theme: str | None) -> None:
        self._slots.rows[row] = slot
        self._members[slot][row] = theme
        self._sums.rows[slot] += self._vectors.rows[row]

    def _leave(self, row: int) -> None:
        slot = int(self._slots.rows[row])
        self._slots.rows[row] = _NOWHERE
        del self._members[slot][row]
        self._sums.rows[slot] -= self._vectors.rows[row]
