"""One stream through a matcher, with check-up cards on the way, as the bridge would play it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

import numpy as np

from classifiers import Decision, Features, GroupMatcher
from classifiers.groups.answers import Answers
from classifiers.groups.cards import Belongs, Line, SameAs
from classifiers.groups.checkups import CheckUps
from classifiers.measure.people import Person
from classifiers.measure.world import World

_EVERY = 50


@dataclass(slots=True)
class Record:
    """What happened in a stream.

    Args:
        silent: For every text that joined silently, whether that was right at the time.
        likeliest: For every text with a likeliest group, its probability and whether it was right.
        suggested: For every text of a problem known by then, the place of the right group among the
            suggestions, from 0; -1 if it was not suggested.
        seconds: The time of every decision.
        cards: Cards answered.
    """

    silent: list[bool] = field(default_factory=list)
    likeliest: list[tuple[float, bool]] = field(default_factory=list)
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
        checkups: Plans the cards.
        person: Answers them, and knows what is right.
        asked: Cards that may be asked for each text.
    """

    def __init__(self, matcher: GroupMatcher, checkups: CheckUps, person: Person, asked: float) -> None:
        self.record = Record()
        self._matcher, self._checkups, self._person, self._asked = matcher, checkups, person, asked
        self._answers = Answers()
        self._known: set[str] = set()

    def run(self, features: Sequence[Features]) -> list[int]:
        """Play all texts and return the group that each ends in."""
        world = World(self._matcher, features)
        for item, each in enumerate(features):
            self._arrive(world, item, each)
            if (item + 1) % _EVERY == 0 or item + 1 == len(features):
                self._evening(world, features, item + 1)
        return [world.group_of(item) for item in range(len(features))]

    def _arrive(self, world: World, item: int, features: Features) -> None:
        start = perf_counter()
        decision = self._matcher.decide(features)
        self.record.seconds.append(perf_counter() - start)
        self._judge(world, item, features, decision)
        settled = decision.band == "joined" or decision.group is None
        world.move(item, item if decision.group is None else decision.group, settled)

    def _judge(self, world: World, item: int, features: Features, decision: Decision) -> None:
        truth = self._person.about([item])
        if decision.suggestions:
            best = decision.suggestions[0]
            right = self._person.about(world.counted(best.group) or world.members(best.group)) == truth
            self.record.likeliest.append((best.probability, right))
            if decision.band == "joined":
                self.record.silent.append(right)
        if truth in self._known:
            found = [each.group for each in self._matcher.search(features, 5)]
            hits = [self._person.about(world.members(group)) == truth for group in found]
            self.record.suggested.append(hits.index(True) if True in hits else -1)
        self._known.add(truth)

    def _evening(self, world: World, features: Sequence[Features], arrived: int) -> None:
        """The regular work: cards within the budget, then singles, then what the answers taught."""
        left = int(self._asked * arrived + 1e-9) - self.record.cards
        cards = self._checkups.plan(self._matcher, self._answers, left) if left else []
        self.record.cards += len(cards)
        for line in (line for card in cards for line in card.lines):
            self._ask(world, line)
        self._place_singles(world, features)
        self._matcher.caution = self._answers.item_offset

    def _ask(self, world: World, line: Line) -> None:
        """Put a line to the person and do what the answer says; earlier answers may have made it void."""
        group = world.current(line.group)
        if isinstance(line, SameAs):
            other = world.current(line.other)
            if group != other and other not in self._answers.barred(group):
                self._ask_pair(world, replace(line, group=group, other=other))
        elif world.group_of(line.item) == group:
            self._ask_member(world, replace(line, group=group))

    def _ask_pair(self, world: World, line: SameAs) -> None:
        yes = self._person.answer(line, world.members(line.group), world.members(line.other))
        self._answers.add(line, yes)
        if yes:
            world.merge(line.other, line.group)
            self._answers.merged(line.other, line.group)

    def _ask_member(self, world: World, line: Belongs) -> None:
        yes = self._person.answer(line, world.members(line.group), ())
        self._answers.add(line, yes)
        if yes:
            world.settle([line.item])
        else:
            self._answers.refuse(world.take_out(line.item), line.group)

    def _place_singles(self, world: World, features: Sequence[Features]) -> None:
        """Singles may be placed by the machine once the groups around them have grown."""
        for group, item in world.singles():
            decision = self._matcher.decide(features[item], barred=self._answers.barred(group) | {group})
            if decision.group is not None:
                world.move(item, decision.group, decision.band == "joined")
                self._answers.merged(group, decision.group)
