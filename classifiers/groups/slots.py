"""Groups in memory: running sums, so that no centre is ever computed anew."""

import numpy as np
from numpy.typing import NDArray

from classifiers.blas import one_thread
from classifiers.groups.growing import Blocks, Growing
from classifiers.groups.numbers import Numbers
from classifiers.groups.tally import NO_THEME, Tally
from classifiers.text.minilm import Floats


class Slots:
    """One slot a group, in the order in which the groups were first seen; a group left empty gives its slot up.

    Args:
        width: Numbers in a vector, 0 without a sentence model.

    Attributes:
        groups: The caller's number of each slot's group.
        sizes: How many items each slot holds.
        themes: The code of the theme that most of a slot's items have, or `NO_THEME`.
    """

    def __init__(self, width: int) -> None:
        self.groups = Growing[np.int64](np.int64)
        self.sizes = Growing[np.int32](np.int32)
        self.themes = Growing[np.int32](np.int32)
        self._slot_of = Numbers()
        self._free: list[int] = []
        self._sums = Blocks[np.float32](width, np.float32)
        self._lengths = Growing[np.float32](np.float32)
        self._tally = Tally()

    def __len__(self) -> int:
        return len(self.groups)

    def find(self, group: int) -> int | None:
        """The slot of a group, or None if it holds nothing."""
        return self._slot_of.get(group)

    def found(self, group: int) -> int:
        """The slot of a group, new if need be."""
        known = self._slot_of.get(group)
        if known is not None:
            return known
        slot = self._free.pop() if self._free else len(self)
        self._slot_of[group] = slot
        self.groups.put(slot, group)
        self.themes.put(slot, NO_THEME)
        self.sizes.put(slot, 0)
        self._lengths.put(slot, 0)
        self._sums.put(slot, 0)
        return slot

    def enter(self, slot: int, vector: Floats, theme: int) -> None:
        """Count an item in."""
        self._tally.add(slot, theme, 1)
        self._add(slot, vector, 1)

    def leave(self, slot: int, vector: Floats, theme: int) -> None:
        """Count an item out."""
        self._tally.add(slot, theme, -1)
        self._add(slot, -vector, -1)

    def merge(self, source: int, into: int) -> None:
        """Count all items of a slot into another; its own slot is given up."""
        self._tally.merge(source, into)
        moved, count = self._sums[source].copy(), int(self.sizes.rows[source])
        self._add(into, moved, count)
        self._add(source, -moved, -count)

    def cosines(self, vector: Floats) -> Floats:
        """The cosines of a unit vector with every slot's centre, (slots,); 0 for an empty slot."""
        lengths = self._lengths.rows
        with one_thread():
            dots = [block @ vector for block in self._sums]
        cosines: Floats = np.concatenate([np.zeros(0, np.float32), *dots])
        return np.divide(cosines, lengths, out=np.zeros_like(cosines), where=lengths > 1e-4)

    def sums(self, slots: NDArray[np.intp]) -> Floats:
        """The sums of some slots' vectors, (len(slots), width)."""
        return self._sums.take(slots)

    def _add(self, slot: int, vector: Floats, items: int) -> None:
        total = self._sums[slot]
        total += vector
        self.sizes.rows[slot] += items
        self.themes.rows[slot] = self._tally.most(slot)
        self._lengths.rows[slot] = np.sqrt(total @ total)
        if not self.sizes.rows[slot]:
            self._give_up(slot)

    def _give_up(self, slot: int) -> None:
        self._slot_of.pop(int(self.groups.rows[slot]))
        self._lengths.rows[slot] = 0
        self._free.append(slot)
