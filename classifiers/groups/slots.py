"""Groups in memory: running sums, so that no centre is ever computed anew."""

from collections import Counter

import numpy as np

from classifiers.groups.growing import Growing
from classifiers.text.minilm import Floats

NO_THEME = -1


class Slots:
    """One slot a group, in the order in which the groups were first seen.

    Args:
        width: Numbers in a vector, 0 without a sentence model.

    Attributes:
        groups: The caller's number of each slot's group.
        sizes: How many items each slot holds.
        themes: The code of the theme that most of a slot's items have, or `NO_THEME`.
        members: The rows of each slot, oldest first.
    """

    def __init__(self, width: int) -> None:
        self.groups = Growing[np.int64]((), np.int64)
        self.sizes = Growing[np.int64]((), np.int64)
        self.themes = Growing[np.int32]((), np.int32)
        self.members: list[dict[int, None]] = []
        self._slot_of: dict[int, int] = {}
        self._sums = Growing[np.float32]((width,), np.float32)
        self._lengths = Growing[np.float32]((), np.float32)
        self._counted: list[Counter[int]] = []

    def __len__(self) -> int:
        return len(self.groups)

    def find(self, group: int) -> int | None:
        """The slot of a group, or None."""
        return self._slot_of.get(group)

    def found(self, group: int) -> int:
        """The slot of a group, new if need be."""
        if group not in self._slot_of:
            self._slot_of[group] = self.groups.append(group)
            self.sizes.append(0)
            self.themes.append(NO_THEME)
            self._sums.append(0)
            self._lengths.append(0)
            self.members.append({})
            self._counted.append(Counter())
        return self._slot_of[group]

    def enter(self, slot: int, row: int, vector: Floats, theme: int) -> None:
        """Count a row in."""
        self.members[slot][row] = None
        self._counted[slot][theme] += 1
        self._sum(slot, vector, 1)

    def leave(self, slot: int, row: int, vector: Floats, theme: int) -> None:
        """Count a row out."""
        del self.members[slot][row]
        self._counted[slot][theme] -= 1
        self._sum(slot, vector, -1)

    def cosines(self, vector: Floats) -> Floats:
        """The cosines of a unit vector with every slot's centre, (slots,); 0 for an empty slot."""
        lengths = self._lengths.rows
        dots: Floats = self._sums.rows @ vector
        return np.divide(dots, lengths, out=np.zeros_like(dots), where=lengths > 1e-4)

    def _sum(self, slot: int, vector: Floats, sign: int) -> None:
        total = self._sums.rows[slot]
        total += sign * vector
        self.sizes.rows[slot] += sign
        self._lengths.rows[slot] = np.linalg.norm(total)
        known = [
            (count, -theme) for theme, count in self._counted[slot].items() if theme != NO_THEME and count
        ]
        self.themes.rows[slot] = -max(known)[1] if known else NO_THEME
