"""Pairs of groups that lie near each other, and how clearly."""

from dataclasses import dataclass

import numpy as np

from classifiers.groups.snapshot import Places, Snapshot
from classifiers.text.minilm import Floats


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every pair of near groups once, by place.

    Args:
        group: The one group of each pair, (pairs,).
        other: The other, (pairs,).
        alike: The mean likeness of their items, (pairs,).
        lead: By how much that is above the smaller group's likeness to any third group, (pairs,).
    """

    group: Places
    other: Places
    alike: Floats
    lead: Floats


def near_pairs(snapshot: Snapshot, neighbours: int) -> Pairs:
    """Pair each group with its nearest neighbours, so many at most.

    Args:
        snapshot: At least two groups.
        neighbours: How many.
    """
    near, alike = _nearest(snapshot, min(neighbours, len(snapshot.groups) - 1))
    groups, count = near.shape
    sides = np.sort(np.column_stack([np.repeat(np.arange(groups), count), near.ravel()]), axis=1)
    pairs, first = np.unique(sides, axis=0, return_index=True)
    group, other = pairs.T
    mean = alike.ravel()[first]
    smaller = np.where(snapshot.sizes[group] <= snapshot.sizes[other], group, other)
    best, second = alike[smaller, 0], alike[smaller, min(1, count - 1)]
    return Pairs(group, other, mean, mean - np.where(mean >= best, second, best))


def _nearest(snapshot: Snapshot, count: int) -> tuple[Places, Floats]:
    """The nearest groups of each group, nearest first, and their likeness, both (groups, count)."""
    shape = (len(snapshot.groups), count)
    near, alike = np.empty(shape, np.intp), np.empty(shape, np.float32)
    for at, likeness in snapshot.between_groups():
        near[at] = np.argsort(-likeness, axis=1, kind="stable")[:, :count]
        alike[at] = np.take_along_axis(likeness, near[at], axis=1)
    return near, alike
