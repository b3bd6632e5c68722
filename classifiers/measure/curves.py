"""The curves behind the figures: how honest a probability is, and what abstaining buys."""

import numpy as np
from numpy.typing import ArrayLike

from classifiers.measure.plots import Points

_BINS = 10
_STEPS = 50


def reliability(probability: ArrayLike, right: ArrayLike) -> Points:
    """Said against true: the mean probability of each tenth of the range, and the share that was right.

    >>> reliability([0.91, 0.95, 0.15], [1, 0, 0])
    [(0.15, 0.0), (0.93, 0.5)]
    """
    likely, true = np.asarray(probability, float), np.asarray(right, float)
    place = np.minimum((likely * _BINS).astype(int), _BINS - 1)
    return [
        (round(float(likely[place == each].mean()), 6), float(true[place == each].mean()))
        for each in np.unique(place)
    ]


def precision_by_coverage(probability: ArrayLike, right: ArrayLike) -> Points:
    """The share right among the surest, from the surest few to all.

    >>> precision_by_coverage([0.9, 0.2], [1, 0])
    [(0.5, 1.0), (1.0, 0.5)]
    """
    order = np.argsort(-np.asarray(probability, float), kind="stable")
    true = np.asarray(right, float)[order]
    share = np.cumsum(true) / np.arange(1, len(true) + 1)
    steps = np.unique(np.linspace(1, len(true), min(_STEPS, len(true))).astype(int))
    return [(float(step / len(true)), float(share[step - 1])) for step in steps]
