"""Credit is arithmetic on recorded facts: integer points, capped a day, never a model's opinion."""

from collections.abc import Iterable
from enum import StrEnum

RULE = 1
"""The version of these rules, kept with every entry."""

A_DAY = 5
"""At most so many credited insights a person and day; all of them still count as customer demand."""


class Kind(StrEnum):
    """What is credited."""

    INSIGHT = "insight"
    FOUND = "found"
    ANSWER = "answer"


POINTS = {Kind.INSIGHT: 1, Kind.FOUND: 1, Kind.ANSWER: 2}


def within_cap(insights: Iterable[int]) -> set[int]:
    """The insights of one person's day that are credited: the lowest numbers, whatever order they were confirmed in.

    >>> sorted(within_cap([9, 3, 8, 1, 7, 2]))
    [1, 2, 3, 7, 8]
    """
    return set(sorted(insights)[:A_DAY])
