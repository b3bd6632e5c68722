"""One stream through a matcher, with check-up cards on the way, as the bridge would play it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from time import perf_counter

import numpy as np

from classifiers import Decision, Features, GroupMatcher
from classifiers.groups.answers import Answers
from classifiers.groups.cards import Belongs, Line, SameAs
from classifiers.groups.checkups import CheckUps
from classifiers.measure.people import Person

_EVERY = 50


@dataclass(slots=True)
class Record:
    """What happened in a stream.

    Args:
        silent: For every text that joined silently, whether that was right at the time.
        suggested: For every text of a problem known by then, the place of the right group among the
            suggestions, from 0; -1 if it was not suggested.
        seconds: The time of every decision.
        cards: Cards answered.
    """

    silent: list[bool] = field(default_factory=list)
    suggested: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    cards: int = 0

    def figures(self) -> dict[str, float]:
        """The stream's figures by name, as shares of all texts or of those in question."""
        found = np.asarray(self.suggested)
        texts = len(self.seconds)
        return {f"suggestions_at_{k}": float(((found >= 0) & (found < k)).mean()) for k in (1, 3, 5)} | {
            "silent_coverage": len(self.silent) / texts,
            "silent_precision": float(np.mean(self.silent)) if self.silent else 1.0,
            "asked": self.cards / texts,
        }


class Trial:
    """Plays a stream of texts.

    Args:
        matcher: An empty matcher.
        checkups: Plans the cards; None asks nothing.
        person: Answers them, and knows what is right.
        asked: Cards that may be asked for each text.
    """

    def __init__(self, matcher: GroupMatcher, checkups: CheckUps, person: Person, asked: float) -> None:
        self.record = Record()
        self._matcher, self._checkups, self._person, self._asked = matcher, checkups, person, asked
        self._answers = Answers()
        self._members: dict[int, list[int]] = defaultdict(list)
        self._group_of: dict[int, int] = {}
        self._alias: dict[int, int] = {}
        self._known: set[str] = set()
        self._waiting: set[int] = set()
        self._features: Sequence[Features] = ()
        self._fresh = count()

    def run(self, features: Sequence[Features]) -> list[int]:
        """Play all texts and return the group that each ends in."""
        self._features, self._fresh = features, count(len(features))
        for item in range(len(features)):
            self._arrive(item)
            if (item + 1) % _EVERY == 0 or item + 1 == len(features):
                self._evening(item + 1)
        return [self._group_of[item] for item in range(len(features))]

    def _arrive(self, item: int) -> None:
        start = perf_counter()
        decision = self._matcher.decide(self._features[item])
        self.record.seconds.append(perf_counter() - start)
        self._judge(item, decision)
        settled = decision.band == "joined" or decision.group is None
        self._move(item, item if decision.group is None else decision.group, settled)

    def _judge(self, item: int, decision: Decision) -> None:
        truth = self._person.about([item])
        if decision.band == "joined" and decision.group is not None:
            counted = [member for member in self._members[decision.group] if member not in self._waiting]
            self.record.silent.append(self._person.about(counted) == truth)
        if truth in self._known:
            found = self._matcher.search(self._features[item], 5)
            right = [self._person.about(self._members[each.group]) == truth for each in found]
            self.record.suggested.append(right.index(True) if True in right else -1)
        self._known.add(truth)

    def _evening(self, arrived: int) -> None:
        """The regular work: cards within the budget, then singles, then what the answers taught."""
        left = int(self._asked * arrived + 1e-9) - self.record.cards
        if left:
            for card in self._checkups.plan(self._matcher, self._answers, left):
                self.record.cards += 1
                for line in card.lines:
                    self._ask(line)
        self._settle_singles()
        self._matcher.caution = self._answers.item_offset

    def _ask(self, line: Line) -> None:
        """Put a line to the person and do what the answer says; earlier answers may have made it void."""
        group = self._root(line.group)
        if isinstance(line, SameAs):
            other = self._root(line.other)
            if group != other and other not in self._answers.barred(group):
                line = replace(line, group=group, other=other)
                if self._told(line, self._members[group], self._members[other]):
                    self._merge(other, group)
        elif self._group_of[line.item] == group:
            line = replace(line, group=group)
            if self._told(line, self._members[group], ()):
                self._confirm([line.item])
            else:
                self._take_out(line)

    def _told(self, line: Line, group: Sequence[int], other: Sequence[int]) -> bool:
        yes = self._person.answer(line, group, other)
        self._answers.add(line, yes)
        return yes

    def _root(self, group: int) -> int:
        while group in self._alias:
            group = self._alias[group]
        return group

    def _take_out(self, line: Belongs) -> None:
        alone = next(self._fresh)
        self._move(line.item, alone, settled=True)
        self._answers.refuse(alone, line.group)

    def _merge(self, source: int, into: int) -> None:
        self._matcher.merge(source, into)
        self._answers.merged(source, into)
        self._alias[source] = into
        for item in self._members.pop(source):
            self._members[into].append(item)
            self._group_of[item] = into
        self._confirm(self._members[into])

    def _confirm(self, items: Sequence[int]) -> None:
        for item in items:
            self._matcher.settle(item)
        self._waiting.difference_update(items)

    def _settle_singles(self) -> None:
        """Singles may be placed by the machine once the groups around them have grown."""
        for group, members in list(self._members.items()):
            if len(members) == 1:
                barred = self._answers.barred(group) | {group}
                decision = self._matcher.decide(self._features[members[0]], barred=barred)
                if decision.group is not None:
                    self._answers.merged(group, decision.group)
                    self._move(members[0], decision.group, decision.band == "joined")

    def _move(self, item: int, group: int, settled: bool) -> None:
        before = self._group_of.get(item)
        if before is not None:
            self._members[before].remove(item)
            if not self._members[before]:
                del self._members[before]
        self._matcher.place(item, group, self._features[item], settled=settled)
        (self._waiting.discard if settled else self._waiting.add)(item)
        self._members[group].append(item)
        self._group_of[item] = group
