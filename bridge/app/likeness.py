"""Hands the classifiers to the flow's comparing of problems and issues, which knows only a protocol."""

from collections.abc import Sequence

from bridge.app.sorter import ClassifierSorter
from bridge.app.workers import Step
from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.flow.backlog import BacklogReading, Reader
from bridge.flow.checkups import CheckUpPlanning
from bridge.flow.likeness import Likening
from bridge.flow.sorting import Sorter
from bridge.store.engine import Store
from classifiers import Features, GroupMatcher
from classifiers.groups.answers import Answers
from classifiers.groups.backlog import BacklogMatcher
from classifiers.groups.cards import SameAs
from classifiers.groups.checkups import CheckUps
from classifiers.groups.gist import central

CENTRAL = 12
"""So many readings stand for a group."""

NEAR = 5


class ClassifierComparer:
    """Knows the issues of the backlog, and of each problem a dozen central reports; used by one thread.

    It has an index of its own, so that sorting never waits for it: about 2 kB an issue and 8 kB a problem.

    Args:
        sorter: reads texts.
    """

    def __init__(self, sorter: ClassifierSorter) -> None:
        self.model, self.read = sorter.model, sorter.read
        self._domain = sorter.domain
        self._groups, self._issues = GroupMatcher(self._domain), BacklogMatcher(self._domain)
        self._plans, self._answers = CheckUps(), Answers()

    def know(self, issue: int, reading: bytes) -> list[int]:
        """Learn what an issue is about; gives the groups that it may concern."""
        features = Features.from_bytes(reading)
        self._issues.place(issue, features)
        return [near.group for near in self._groups.search(features, NEAR)]

    def forget(self, issue: int) -> None:
        """The issue is not there any more."""
        self._issues.remove(issue)

    def learn(self, group: int, readings: Sequence[bytes]) -> None:
        """Learn what is said in a group; without readings it is forgotten."""
        for item in range(group * CENTRAL, (group + 1) * CENTRAL):
            self._groups.remove(item)
        for at, features in enumerate(self._central(readings)):
            self._groups.place(group * CENTRAL + at, group, features)

    def issues_like(self, readings: Sequence[bytes]) -> list[tuple[int, float]]:
        """The issues that are likeliest about what is said, with the probability, best first."""
        return self._issues.search(self._central(readings), NEAR)

    def groups_like(self, group: int) -> list[tuple[int, float]]:
        """The groups that are likeliest the same as one, with the probability, best first.

        It is the probability by which check-up cards are planned.
        """
        same = self._plans.same(self._groups, group, self._answers)
        return [(line.other, line.probability) for line in same[:NEAR]]

    def heed_pairs(self, pairs: Sequence[tuple[float, bool]]) -> bool:
        """Learn from what people answered of pairs of groups.

        Returns:
            Whether that changes probabilities.
        """
        heeded = Answers()
        for log_odds, yes in pairs:
            heeded.add(SameAs(0, 0, log_odds, 0.0, 0.0), yes)
        changed = heeded.pair_offset != self._answers.pair_offset
        self._answers = heeded
        return changed

    def _central(self, readings: Sequence[bytes]) -> list[Features]:
        return central(self._domain, [Features.from_bytes(each) for each in readings], CENTRAL)


def comparing(
    store: Store, rules: Rules, clock: Clock, sorter: Sorter, reader: Reader
) -> list[tuple[str, Step]]:
    """What keeps lookalikes, neighbours and check-ups up, in a worker of its own that sorting never waits for.

    Args:
        store: the database.
        rules: what the operator decided.
        clock: tells the time.
        sorter: reads and groups texts; only the classifiers can compare.
        reader: reads Jira.
    """
    if not isinstance(sorter, ClassifierSorter):
        return []
    comparer = ClassifierComparer(sorter)
    parts = (
        BacklogReading(store, rules, clock, reader, comparer),
        Likening(store, clock, comparer),
        CheckUpPlanning(store, rules, clock, sorter),
    )

    def step() -> bool:
        did = [part.step() for part in parts]
        return any(did)

    return [("comparing", step)]
