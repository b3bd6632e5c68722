"""Pairs of groups that lie near each other, and how clearly."""

from dataclasses import dataclass

import numpy as np

from classifiers.groups.snapshot import Places, Snapshot
from classifiers.text.minilm import Floats

_RIVALS = 32
_ROUNDING = np.float32(1e-5)  # two groups are as like from either side, but for the last digits


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every pair of a group asked about and a near one, once, by place.

    Args:
        near: The nearest groups of each group asked about, nearest first, (asked, 32 or fewer): among them is
            nearly always the group that a doubtful member of it is most like.
        group: The one group of each pair, (pairs,).
        other: The other, (pairs,).
        alike: The mean likeness of their items, (pairs,).
        lead: By how much that is above the smaller group's likeness to any third group, (pairs,).
    """

    near: Places
    group: Places
    other: Places
    alike: Floats
    lead: Floats


def near_pairs(snapshot: Snapshot, neighbours: int) -> Pairs:
    """Pair each group asked about with its nearest neighbours, so many at most.

    Args:
        snapshot: At least two groups.
        neighbours: How many.
    """
    near, alike = _nearest(snapshot, snapshot.asked, max(neighbours, _RIVALS))
    others = near[:, :neighbours]
    sides = np.sort(np.column_stack([np.repeat(snapshot.asked, others.shape[1]), others.ravel()]), axis=1)
    pairs, first = np.unique(sides, axis=0, return_index=True)
    group, other = pairs.T
    mean = alike[:, :neighbours].ravel()[first]
    smaller = np.where(snapshot.sizes[group] <= snapshot.sizes[other], group, other)
    best, second = _two_best(snapshot, alike, smaller).T
    return Pairs(near, group, other, mean, mean - np.where(mean >= best - _ROUNDING, second, best))


def _two_best(snapshot: Snapshot, alike: Floats, places: Places) -> Floats:
    """The likeness of each place's group to the two groups nearest to it, (places, 2)."""
    two = np.empty((len(snapshot.groups), 2), np.float32)
    two[snapshot.asked] = alike[:, [0, min(1, alike.shape[1] - 1)]]
    others = np.setdiff1d(places, snapshot.asked)
    two[others] = _nearest(snapshot, others, 2)[1]
    return two[places]


def _nearest(snapshot: Snapshot, places: Places, most: int) -> tuple[Places, Floats]:
    """The nearest groups of some groups, nearest first, and their likeness, both (places, `most` or all others)."""
    count = min(most, len(snapshot.groups) - 1)
    near, alike = np.empty((len(places), count), np.intp), np.empty((len(places), count), np.float32)
    done = 0
    for at, likeness in snapshot.between_groups(places):
        rows = slice(done, done := done + len(at))
        best = np.argpartition(-likeness, count - 1, axis=1)[:, :count]
        order = np.lexsort((best, -np.take_along_axis(likeness, best, axis=1)))
        near[rows] = np.take_along_axis(best, order, axis=1)
        alike[rows] = np.take_along_axis(likeness, near[rows], axis=1)
    return near, alike
