"""Credit is arithmetic on recorded facts: integer points, capped a day, never a model's opinion."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import islice

RULE = 2
"""The version of these rules, kept with every entry."""

A_DAY = 5
"""At most so many credited insights a person and day; all of them still count as customer demand."""


class Kind(StrEnum):
    """What is credited."""

    INSIGHT = "insight"
    FOUND = "found"
    EVIDENCE = "evidence"
    ANSWER = "answer"
    WORDING = "wording"
    DECISION = "decision"


POINTS = {Kind.INSIGHT: 1, Kind.FOUND: 1, Kind.EVIDENCE: 1, Kind.ANSWER: 2, Kind.WORDING: 2, Kind.DECISION: 0}
"""What each contribution is worth. A decision on a contested line has the points that it gives or takes."""


def within_cap(insights: Iterable[int]) -> set[int]:
    """The insights of one person's day that are credited: the lowest numbers, whatever order they were confirmed in.

    Args:
        insights: the numbers that deserve credit, ascending; only as many are looked at as are needed.

    >>> sorted(within_cap([1, 2, 3, 7, 8, 9]))
    [1, 2, 3, 7, 8]
    """
    return set(islice(insights, A_DAY))
