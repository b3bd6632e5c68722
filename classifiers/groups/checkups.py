"""Which questions to ask next: one card per group, best gain first."""

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from scipy.special import expit

from classifiers.estimator import Estimator
from classifiers.groups.answers import Answers
from classifiers.groups.cards import Belongs, Card, Line, SameAs
from classifiers.groups.matcher import GroupMatcher
from classifiers.groups.snapshot import Places, Snapshot
from classifiers.text.minilm import Floats


class CheckUps(Estimator):
    """Plans check-up cards, whose lines ask about neighbouring groups and doubtful members.

    Asking about groups in bulk pays far better than asking about one text at a time.

    Args:
        lines: Lines on a card, at most.
        neighbours: Nearest groups of each group that are thought about.
        least: The least probability that makes two groups worth a question.
        member_gain: The worth of settling a member beside that of settling a group.
    """

    # Fitted on CLINC150: mean likeness, its lead over the smaller group's other neighbours, constant.
    PAIR: ClassVar = (10.3, 4.8, -2.93)
    # Likeness to the own group, to the best other group, constant.
    MEMBER: ClassVar = (-5.8, 3.0, 0.4)

    def __init__(
        self, lines: int = 5, neighbours: int = 8, least: float = 0.02, member_gain: float = 0.7
    ) -> None:
        self.lines = lines
        self.neighbours = neighbours
        self.least = least
        self.member_gain = member_gain

    def plan(self, matcher: GroupMatcher, answers: Answers, limit: int) -> list[Card]:
        """The cards worth most, best first; no question stands on two of them.

        Args:
            matcher: The groups.
            answers: What was answered before.
            limit: Cards, at most.
        """
        snapshot = matcher.snapshot()
        if len(snapshot.groups) < 2:
            return []
        by_group: dict[int, list[Line]] = defaultdict(list)
        for pair in self._pairs(snapshot, answers):
            by_group[pair.group].append(pair)
            by_group[pair.other].append(pair.turned())
        for doubt in self._members(snapshot, answers):
            by_group[doubt.group].append(doubt)
        best = sorted((self._card(group, lines) for group, lines in by_group.items()), key=_worth)
        return list(self._apart(best, by_group, limit))

    def _card(self, group: int, lines: list[Line]) -> Card:
        return Card(group, tuple(sorted(lines, key=_line_worth)[: self.lines]))

    def _apart(self, cards: list[Card], by_group: dict[int, list[Line]], limit: int) -> Iterator[Card]:
        asked: set[frozenset[int]] = set()
        for group in (card.group for card in cards):
            if limit <= 0:
                return
            card = self._card(group, [line for line in by_group[group] if _pair(line) not in asked])
            if card.lines:
                asked |= {_pair(line) for line in card.lines if isinstance(line, SameAs)}
                limit -= 1
                yield card

    def _pairs(self, snapshot: Snapshot, answers: Answers) -> Iterator[SameAs]:
        group, other, odds = self._neighbours(snapshot)
        likely = expit(odds + answers.pair_offset)
        gain = likely * np.sqrt(snapshot.sizes[group] * snapshot.sizes[other])
        for at in np.flatnonzero(likely >= self.least):
            one, two = int(snapshot.groups[group[at]]), int(snapshot.groups[other[at]])
            if two not in answers.barred(one):
                yield SameAs(one, two, float(odds[at]), float(likely[at]), float(gain[at]))

    def _neighbours(self, snapshot: Snapshot) -> tuple[Places, Places, Floats]:
        """Every pair of near groups once, by place, with the log odds that they are the same, each (pairs,)."""
        near, alike = self._nearest(snapshot)
        count, sizes = near.shape[1], snapshot.sizes
        pairs = np.sort(np.column_stack([np.repeat(np.arange(len(near)), count), near.ravel()]), axis=1)
        (group, other), first = (each := np.unique(pairs, axis=0, return_index=True))[0].T, each[1]
        mean, smaller = alike.ravel()[first], np.where(sizes[group] <= sizes[other], group, other)
        best, second = alike[smaller, 0], alike[smaller, min(1, count - 1)]
        lead = mean - np.where(mean >= best, second, best)
        return group, other, self.PAIR[0] * mean + self.PAIR[1] * lead + self.PAIR[2]

    def _nearest(self, snapshot: Snapshot) -> tuple[Places, Floats]:
        """The nearest groups of each group, nearest first, and their likeness, both (groups, neighbours)."""
        count = min(self.neighbours, len(snapshot.groups) - 1)
        near, alike = (
            np.empty((len(snapshot.groups), count), np.intp),
            np.empty((len(snapshot.groups), count), np.float32),
        )
        for at, likeness in snapshot.between_groups():
            near[at] = np.argsort(-likeness, axis=1, kind="stable")[:, :count]
            alike[at] = np.take_along_axis(likeness, near[at], axis=1)
        return near, alike

    def _members(self, snapshot: Snapshot, answers: Answers) -> Iterator[Belongs]:
        sizes, shift = snapshot.sizes, answers.item_offset
        for at, own, likeness in snapshot.to_groups():
            other = likeness.argmax(axis=1)
            odds = self.MEMBER[0] * own + self.MEMBER[1] * likeness.max(axis=1) + self.MEMBER[2]
            doubt = expit(odds + shift)
            gain = self.member_gain * doubt * np.sqrt(sizes[snapshot.home[at]] - 1 + sizes[other])
            for row, place in enumerate(at):
                item, home = int(snapshot.items[place]), snapshot.home[place]
                if sizes[home] >= 3 and not answers.confirmed(item):
                    yield Belongs(
                        int(snapshot.groups[home]),
                        item,
                        float(odds[row]),
                        float(doubt[row]),
                        float(gain[row]),
                    )


def _worth(card: Card) -> tuple[float, int]:
    return -card.gain, card.group


def _line_worth(line: Line) -> tuple[float, int]:
    return -line.gain, line.other if isinstance(line, SameAs) else line.item


def _pair(line: Line) -> frozenset[int]:
    return frozenset((line.group, line.other)) if isinstance(line, SameAs) else frozenset()
