"""Streams of texts as they might arrive: shuffled, and with a few problems far more common than most."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

_TAIL = 0.6
_LEAST = 2


def shuffled(count: int, seed: int) -> NDArray[np.intp]:
    """Positions 0 to count - 1 in an order that the seed fixes, (count,)."""
    return np.random.default_rng(seed).permutation(count)


def heavy_tailed(labels: ArrayLike, seed: int, most: int = 100) -> NDArray[np.intp]:
    """Positions of texts whose labels' sizes fall off as rank to the power of -0.6, in random order.

    Args:
        labels: n labels.
        seed: Fixes which label is common, which texts are taken, and their order.
        most: How many texts the commonest label keeps.
    """
    random, known = np.random.default_rng(seed), np.asarray(labels)
    kept = [
        random.permutation(np.flatnonzero(known == label))[: max(_LEAST, int(most / rank**_TAIL))]
        for rank, label in enumerate(random.permutation(np.unique(known)), 1)
    ]
    return random.permutation(np.concatenate(kept))
