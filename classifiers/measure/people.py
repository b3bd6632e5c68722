"""A simulated person, who answers only what the system itself asks."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from classifiers.groups.cards import Line, SameAs


class Person:
    """Knows every text's label, and slips now and then.

    Args:
        labels: The label of each item.
        error: The share of ticks that are wrong.
        seed: Fixes which.
    """

    def __init__(self, labels: Sequence[str], error: float = 0.0, seed: int = 0) -> None:
        self._labels = labels
        self._error = error
        self._random = np.random.default_rng(seed)

    def about(self, items: Sequence[int]) -> str:
        """What a group of items is about: the label of most; ties go to the first in the alphabet."""
        counted = Counter(self._labels[item] for item in items)
        return min(counted, key=lambda label: (-counted[label], label))

    def answer(self, line: Line, group: Sequence[int], other: Sequence[int]) -> bool:
        """Yes or no to a line of a card.

        Args:
            line: The question.
            group: The items of the card's group.
            other: The items of the neighbour, if the question is about one.
        """
        told = self.about(other) if isinstance(line, SameAs) else self._labels[line.item]
        return (told == self.about(group)) != bool(self._random.random() < self._error)
