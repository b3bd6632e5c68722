"""All groups as seen from one text."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from classifiers.groups.decision import Suggestion, Why
from classifiers.groups.index import Index
from classifiers.groups.link import Link, competition
from classifiers.groups.query import Query
from classifiers.text.minilm import Floats


class Sight:
    """The evidence for every group, computed once a query.

    Args:
        index: The groups.
        query: The text.
        link: From evidence to log odds.
        theme_penalty: Taken from the log odds of groups of another theme.
        barred: Groups that the text must not join.
    """

    def __init__(
        self, index: Index, query: Query, link: Link, theme_penalty: float, barred: AbstractSet[int]
    ) -> None:
        self._index, self._query, self._link = index, query, link
        slots = index.slots
        self._by_row, self._words = index.word_cosines(query.weights)
        self._centre = slots.cosines(query.vector)
        self._odds = link.log_odds(self._centre, self._words)
        if query.theme is not None:
            self._odds -= np.float32(theme_penalty) * index.of_another_theme(query.theme)
        out = [slot for group in barred if (slot := slots.find(group)) is not None]
        self._odds[out] = -np.inf
        self._odds[slots.sizes.rows == 0] = -np.inf
        self._competition = competition(self._odds)
        self._found: dict[int, int] = {}

    def best(self, count: int) -> list[int]:
        """The likeliest slots, best first; ties go to the older group."""
        count = min(count, len(self._odds))
        best = np.argpartition(-self._odds, count - 1)[:count] if count else ()
        order = sorted(map(int, best), key=lambda slot: (-self._odds[slot], slot))
        return [slot for slot in order if np.isfinite(self._odds[slot])]

    def suggestion(self, slot: int) -> Suggestion:
        """A slot as its caller knows it."""
        group, item = self._index.slots.groups.rows[slot], self._index.items.rows[self._nearest(slot)]
        return Suggestion(int(group), self.probability(slot), int(item))

    def probability(self, slot: int) -> float:
        """That the text belongs to a slot and to none of its rivals, 0 to 1."""
        return float(np.exp(self._odds[slot] - self._competition))

    def evidence(self, slots: Sequence[int]) -> Floats:
        """The likeness by meaning and by words, (slots, 2): what the link is fitted on."""
        return np.column_stack([self._centre[slots], self._words[slots]])

    def settled(self, slot: int) -> bool:
        """Whether the item of a slot that is most like the text is there for good."""
        return self._index.settled(self._nearest(slot))

    @property
    def foreign(self) -> bool:
        """Whether the text is in another language than English."""
        return self._query.foreign

    def understood(self, slot: int) -> bool:
        """Whether a foreign text is in company of its own language in a slot; an English one always is."""
        return not self.foreign or self._index.speaks(slot, self._query.language)

    def why(self, best: list[int]) -> Why:
        """The evidence for the first slot against the second."""
        if not best:
            return Why((), None, 0.0, None, 0.0, self._link.name)
        row = self._nearest(best[0])
        second = best[1] if len(best) > 1 else None
        return Why(
            shared=self._index.shared(self._query.weights, row),
            nearest_item=int(self._index.items.rows[row]),
            score=float(self._centre[best[0]]),
            runner_up=None if second is None else int(self._index.slots.groups.rows[second]),
            runner_up_score=0.0 if second is None else float(self._centre[second]),
            model=self._link.name,
        )

    def _nearest(self, slot: int) -> int:
        if slot not in self._found:
            self._found[slot] = self._index.nearest(slot, self._query.vector, self._by_row)
        return self._found[slot]
