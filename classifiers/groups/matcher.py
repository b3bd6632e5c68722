"""Where does this text belong? An online matcher that is asked, answers with reasons, and is told."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from classifiers.estimator import Estimator
from classifiers.groups.decision import Decision, Suggestion
from classifiers.groups.index import Index
from classifiers.groups.link import WITH_VECTORS, WORDS_ALONE, Link
from classifiers.groups.query import Query
from classifiers.groups.sight import Sight
from classifiers.groups.snapshot import Snapshot
from classifiers.text.domain import Domain
from classifiers.text.features import Features
from classifiers.text.words import words

_NOBODY: frozenset[int] = frozenset()


class GroupMatcher(Estimator):
    """Keeps the groups in memory and says where a new text belongs.

    Deciding changes nothing; the caller places the item once its own record is safe. Numbers of items
    and groups are the caller's, and stay. Not safe for several threads at once.

    Args:
        domain: What is usual in the domain, `InsightReader.fit(…).domain_`.
        link: From likeness to probability; None takes the one fitted for the features at hand.
        join: From this probability on a text joins silently, if the item most like it is settled.
        hold: From this probability on a text that is asked about waits in the likeliest group.
        hold_foreign: The same for a text in another language than English. Such a text joins silently only
            where somebody's of its language is settled: likeness between languages is weak evidence.
        ask: Up to this probability a text starts a group of its own.
        theme_penalty: Taken from the log odds of a group whose theme is another.
        caution: Taken from the log odds of every group; `Answers.item_offset` learns it from people.
    """

    def __init__(
        self,
        domain: Domain,
        link: Link | None = None,
        join: float = 0.9,
        hold: float = 0.5,
        hold_foreign: float = 0.6,
        ask: float = 0.1,
        theme_penalty: float = 1.0,
        caution: float = 0.0,
    ) -> None:
        self.domain = domain
        self.link = link
        self.join = join
        self.hold = hold
        self.hold_foreign = hold_foreign
        self.ask = ask
        self.theme_penalty = theme_penalty
        self.caution = caution
        self._index = Index(domain.mean.size)

    def place(
        self, item: int, group: int, features: Features, theme: str | None = None, settled: bool = True
    ) -> None:
        """Add an item to a group, which need not exist yet, or move it there.

        Args:
            item: The caller's number of the item.
            group: The caller's number of the group.
            features: The item's.
            theme: Its theme, if known.
            settled: False for an item that only waits there until somebody has answered: no other text
                joins silently on its word.
        """
        self._index.place(item, group, self._query(features, theme), settled)

    def settle(self, item: int) -> None:
        """Somebody said that an item belongs where it waited.

        Raises:
            KeyError: The item is not here.
        """
        self._index.settle(item)

    def remove(self, item: int) -> None:
        """Forget an item; one that is not here is no error."""
        self._index.remove(item)

    def merge(self, source: int, into: int) -> None:
        """Move all items of one group into another."""
        self._index.merge(source, into)

    def group_of(self, item: int) -> int:
        """The group that an item sits in.

        Raises:
            KeyError: The item is not here.
        """
        return self._index.group_of(item)

    def snapshot(self, groups: Iterable[int] | None = None) -> Snapshot:
        """A still picture of all groups, for `CheckUps`.

        Args:
            groups: Those that are asked about, of which the items are copied; None for all.
        """
        return self._index.snapshot(groups)

    def decide(
        self, features: Features, theme: str | None = None, barred: AbstractSet[int] = _NOBODY
    ) -> Decision:
        """Say where a text belongs, without placing it.

        Args:
            features: The text's.
            theme: The text's theme, if known: groups of another theme become a little less likely.
            barred: Groups that it must not join.
        """
        sight = self.look(features, theme, barred)
        best = sight.best(3)
        suggestions = tuple(sight.suggestion(slot) for slot in best)
        top = suggestions[0].probability if suggestions else 0.0
        if top >= self.join and sight.settled(best[0]) and sight.understood(best[0]):
            return Decision("joined", suggestions[0].group, top, suggestions, sight.why(best))
        if top > self.ask:
            hold = self.hold_foreign if sight.foreign else self.hold
            held = suggestions[0].group if top >= hold else None
            return Decision("asked", held, top, suggestions, sight.why(best))
        return Decision("new", None, top, suggestions, sight.why(best))

    def search(self, features: Features, k: int = 5) -> list[Suggestion]:
        """The k likeliest groups for a text, best first, however unlikely."""
        sight = self.look(features)
        return [sight.suggestion(slot) for slot in sight.best(k)]

    def look(self, features: Features, theme: str | None = None, barred: AbstractSet[int] = _NOBODY) -> Sight:
        """All groups as seen from a text: the evidence that `decide` and `search` draw on."""
        query = self._query(features, theme)
        link = self.link or (WITH_VECTORS if query.vector.size else WORDS_ALONE)
        link = replace(link, constant=link.constant - self.caution)
        return Sight(self._index, query, link, self.theme_penalty, barred)

    def _query(self, features: Features, theme: str | None) -> Query:
        vector = self.domain.centre(features.whole)
        return Query(vector, self.domain.weigh(words(features.text)), theme, features.language)
