"""What people have answered: never asked again, and learnt from."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from classifiers.groups.cards import Line, SameAs

_ENOUGH = 10
_STEPS = 20


class Answers:
    """Refused pairs, confirmed items, and two offsets that shift the questions' odds to this domain.

    Only people can say how fine the groups should be: no statistic of unlabelled text predicts it.
    """

    def __init__(self) -> None:
        self._refused: dict[int, set[int]] = {}
        self._confirmed: set[int] = set()
        self._pairs: list[tuple[float, bool]] = []
        self._items: list[tuple[float, bool]] = []

    def add(self, line: Line, yes: bool) -> None:
        """Keep the answer to a line of a card; merging or moving what it says is the caller's part."""
        if isinstance(line, SameAs):
            self._pairs.append((line.log_odds, yes))
            if not yes:
                self.refuse(line.group, line.other)
        else:
            self._items.append((line.log_odds, not yes))
            if yes:
                self._confirmed.add(line.item)

    def refuse(self, group: int, other: int) -> None:
        """These two groups are different problems, for ever."""
        self._refused.setdefault(group, set()).add(other)
        self._refused.setdefault(other, set()).add(group)

    def confirm(self, item: int) -> None:
        """The item belongs where it is: a person said so elsewhere, and it is not asked about."""
        self._confirmed.add(item)

    def merged(self, source: int, into: int) -> None:
        """What was refused of the one is refused of the other from now on."""
        for other in self._refused.pop(source, set()):
            self._refused[other].discard(source)
            self.refuse(into, other)

    def barred(self, group: int) -> frozenset[int]:
        """The groups that a group must not be merged with."""
        return frozenset(self._refused.get(group, ()))

    def confirmed(self, item: int) -> bool:
        """Whether a person said that the item belongs where it is."""
        return item in self._confirmed

    @property
    def pair_offset(self) -> float:
        """Added to the log odds that two groups are the same."""
        return offset(self._pairs)

    @property
    def item_offset(self) -> float:
        """Added to the log odds that an item does not belong."""
        return offset(self._items)


def offset(answers: Sequence[tuple[float, bool]]) -> float:
    """The likeliest shift of log odds that the answers call for, with the prior N(0, 1).

    >>> offset([(0.0, True)] * 9)
    0.0
    >>> round(offset([(0.0, True)] * 10), 2)
    1.63
    """
    if len(answers) < _ENOUGH:
        return 0.0
    odds: NDArray[np.float64] = np.array([odds for odds, _ in answers])
    truth: NDArray[np.float64] = np.array([float(yes) for _, yes in answers])
    shift = 0.0
    for _ in range(_STEPS):
        likely = expit(odds + shift)
        shift -= float(((likely - truth).sum() + shift) / ((likely * (1 - likely)).sum() + 1))
    return shift
