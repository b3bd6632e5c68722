"""Which questions to ask next: one card per group, best gain first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np
from scipy.special import expit

from classifiers.estimator import Estimator
from classifiers.groups.answers import Answers
from classifiers.groups.cards import Belongs, Card, Line, SameAs
from classifiers.groups.matcher import GroupMatcher
from classifiers.groups.neighbours import Pairs, near_pairs
from classifiers.groups.snapshot import Snapshot

_CROWD = 3  # in a group of two, who of them does not belong is the question whether they are the same


class CheckUps(Estimator):
    """Plans check-up cards, whose lines ask about neighbouring groups and doubtful members.

    Asking about groups in bulk pays far better than asking about one text at a time.

    Args:
        lines: Lines on a card, at most.
        neighbours: Nearest groups of each group that are thought about.
        least: The least probability that makes two groups worth a question.
        member_gain: The worth of settling a member beside that of settling a group.
        across: The worth of a question about two groups in different languages beside that about two in the
            same: likeness says little there, so that only people can tell, and one answer settles much.
    """

    # Fitted on CLINC150: mean likeness, its lead over the smaller group's other neighbours, constant.
    PAIR: ClassVar = (10.3, 4.8, -2.93)
    # Likeness to the own group, to the best other group, constant.
    MEMBER: ClassVar = (-5.8, 3.0, 0.4)

    def __init__(
        self,
        lines: int = 5,
        neighbours: int = 8,
        least: float = 0.02,
        member_gain: float = 0.7,
        across: float = 3.0,
    ) -> None:
        self.lines = lines
        self.neighbours = neighbours
        self.least = least
        self.member_gain = member_gain
        self.across = across

    def plan(
        self, matcher: GroupMatcher, answers: Answers, limit: int, groups: Iterable[int] | None = None
    ) -> list[Card]:
        """The cards worth most, best first; no question stands on two of them.

        Args:
            matcher: The groups.
            answers: What was answered before.
            limit: Cards, at most.
            groups: Those to think about, each with its neighbours: where there are very many, those that
                changed since the last round; None for all.
        """
        return self.plan_among(matcher.snapshot(groups), answers, limit)

    def plan_among(self, snapshot: Snapshot, answers: Answers, limit: int) -> list[Card]:
        """The same, of a still picture of the groups: the matcher may go on meanwhile.

        Args:
            snapshot: `GroupMatcher.snapshot(…)`.
            answers: What was answered before.
            limit: Cards, at most.
        """
        if len(snapshot.groups) < 2:
            return []
        by_group: dict[int, list[Line]] = defaultdict(list)
        near = near_pairs(snapshot, self.neighbours)
        for pair in self._pairs(snapshot, near, answers):
            by_group[pair.group].append(pair)
            by_group[pair.other].append(pair.turned())
        for doubt in self._members(snapshot, near, answers):
            by_group[doubt.group].append(doubt)
        best = sorted((self._card(group, lines) for group, lines in by_group.items()), key=_worth)
        return list(self._apart(best, by_group, limit))

    def same(self, matcher: GroupMatcher, group: int, answers: Answers) -> list[SameAs]:
        """The groups that one group may be the same as, likeliest first: all lines that a card could ask of it.

        Args:
            matcher: The groups.
            group: The group that is asked about.
            answers: What was answered before.
        """
        snapshot = matcher.snapshot([group])
        if len(snapshot.groups) < 2 or not len(snapshot.asked):
            return []
        pairs = self._pairs(snapshot, near_pairs(snapshot, self.neighbours), answers)
        found = (pair if pair.group == group else pair.turned() for pair in pairs)
        return sorted(found, key=lambda pair: (-pair.probability, pair.other))

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

    def _pairs(self, snapshot: Snapshot, near: Pairs, answers: Answers) -> Iterator[SameAs]:
        odds = self.PAIR[0] * near.alike + self.PAIR[1] * near.lead + self.PAIR[2]
        likely = expit(odds + answers.pair_offset)
        gain = likely * np.sqrt(snapshot.sizes[near.group] * snapshot.sizes[near.other])
        gain *= np.where(snapshot.across_languages(near.group, near.other), self.across, 1)
        for at in np.flatnonzero(likely >= self.least):
            group, other = int(snapshot.groups[near.group[at]]), int(snapshot.groups[near.other[at]])
            if other not in answers.barred(group):
                yield SameAs(group, other, float(odds[at]), float(likely[at]), float(gain[at]))

    def _members(self, snapshot: Snapshot, near: Pairs, answers: Answers) -> Iterator[Belongs]:
        sizes, shift = snapshot.sizes, answers.item_offset
        for at, own, other, likeness in snapshot.to_neighbours(near.near):
            home = snapshot.home[at]
            odds = self.MEMBER[0] * own + self.MEMBER[1] * likeness + self.MEMBER[2]
            doubt = expit(odds + shift)
            gain = self.member_gain * doubt * np.sqrt(sizes[home] - 1 + sizes[other])
            for row in np.flatnonzero(sizes[home] >= _CROWD):
                item, group = int(snapshot.items[at[row]]), int(snapshot.groups[home[row]])
                if not answers.confirmed(item):
                    yield Belongs(group, item, float(odds[row]), float(doubt[row]), float(gain[row]))


def _worth(card: Card) -> tuple[float, int]:
    return -card.gain, card.group


def _line_worth(line: Line) -> tuple[float, int]:
    return -line.gain, line.other if isinstance(line, SameAs) else line.item


def _pair(line: Line) -> frozenset[int]:
    return frozenset((line.group, line.other)) if isinstance(line, SameAs) else frozenset()
