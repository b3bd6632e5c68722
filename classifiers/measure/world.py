"""What the caller of a matcher keeps: who sits where, who only waits, and what became of merged groups."""

from collections.abc import Iterator, Sequence
from itertools import count

from classifiers import Features, GroupMatcher


class World:
    """The groups of a stream, in step with a matcher.

    Args:
        matcher: Is told of every move.
        features: The texts, in order of arrival; their positions are the items' numbers.
    """

    def __init__(self, matcher: GroupMatcher, features: Sequence[Features]) -> None:
        self._matcher, self._features = matcher, features
        self._members: dict[int, list[int]] = {}
        self._group_of: dict[int, int] = {}
        self._waiting: set[int] = set()
        self._alias: dict[int, int] = {}
        self._fresh = count(len(features))

    def members(self, group: int) -> Sequence[int]:
        """The items of a group."""
        return self._members[group]

    def counted(self, group: int) -> Sequence[int]:
        """The items of a group that do not only wait there."""
        return [item for item in self._members[group] if item not in self._waiting]

    def group_of(self, item: int) -> int:
        """Where an item sits."""
        return self._group_of[item]

    def current(self, group: int) -> int:
        """What a group became after merges."""
        while group in self._alias:
            group = self._alias[group]
        return group

    def singles(self) -> Iterator[tuple[int, int]]:
        """Groups of one item: the group and the item, while they may change."""
        for group, members in list(self._members.items()):
            if len(members) == 1:
                yield group, members[0]

    def move(self, item: int, group: int, settled: bool) -> None:
        """Put an item into a group, to stay or to wait."""
        before = self._group_of.get(item)
        if before is not None:
            self._members[before].remove(item)
            if not self._members[before]:
                del self._members[before]
        self._matcher.place(item, group, self._features[item], settled=settled)
        self._members.setdefault(group, []).append(item)
        self._group_of[item] = group
        (self._waiting.discard if settled else self._waiting.add)(item)

    def take_out(self, item: int) -> int:
        """Put an item into a new group of its own and return that."""
        group = next(self._fresh)
        self.move(item, group, settled=True)
        return group

    def merge(self, source: int, into: int) -> None:
        """Move all items of a group into another; a person said so, so they are there to stay."""
        self._matcher.merge(source, into)
        self._alias[source] = into
        for item in self._members.pop(source):
            self._members[into].append(item)
            self._group_of[item] = into
        self.settle(self._members[into])

    def settle(self, items: Sequence[int]) -> None:
        """These items belong where they are."""
        for item in items:
            self._matcher.settle(item)
        self._waiting.difference_update(items)
