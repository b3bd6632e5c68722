"""A comparer that compares words, and a bridge that only keeps likenesses up."""

import json
from collections.abc import Sequence

from bridge.flow.likeness import Likening
from bridge.store.tables import Likeness
from tests.fakes import WordSorter
from tests.flow.likeness.tracker import Tracker
from tests.flow.office import Office


class WordComparer(WordSorter):
    """The share of words in common is the probability; what people taught is added."""

    def __init__(self) -> None:
        super().__init__()
        self.issues: dict[int, set[str]] = {}
        self.groups: dict[int, set[str]] = {}
        self.compared: list[int] = []
        self.shift = 0.0

    def know(self, issue: int, reading: bytes) -> list[int]:
        self.issues[issue] = set(json.loads(reading))
        return [number for number, words in self.groups.items() if words & self.issues[issue]]

    def forget(self, issue: int) -> None:
        del self.issues[issue]

    def learn(self, group: int, readings: Sequence[bytes]) -> None:
        self.groups.pop(group, None)
        if readings:
            self.groups[group] = {word for reading in readings for word in json.loads(reading)}

    def issues_like(self, readings: Sequence[bytes]) -> list[tuple[int, float]]:
        said = {word for reading in readings for word in json.loads(reading)}
        return [(number, _share(said, words)) for number, words in self.issues.items()]

    def groups_like(self, group: int) -> list[tuple[int, float]]:
        self.compared.append(group)
        others = {number: words for number, words in self.groups.items() if number != group}
        mine = self.groups[group]
        return [(number, min(1.0, _share(mine, words) + self.shift)) for number, words in others.items()]

    def heed_pairs(self, pairs: Sequence[tuple[float, bool]]) -> bool:
        before, self.shift = self.shift, 0.1 * sum(yes for _odds, yes in pairs)
        return self.shift != before


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


class Watcher:
    """One process that keeps likenesses up."""

    def __init__(self, office: Office, tracker: Tracker) -> None:
        self.office, self.tracker, self.comparer = office, tracker, WordComparer()
        self.likening = Likening(office.store, office.clock, self.comparer)

    def look(self) -> None:
        """Until nothing has changed, some time later."""
        self.office.clock.forward(minutes=1)
        while self.likening.step():
            pass

    def likenesses(self) -> dict[tuple[int, str], float]:
        """All rows."""
        return {(row.group_id, row.other): row.probability for row in self.office.rows(Likeness)}
