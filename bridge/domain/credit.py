"""Credit is arithmetic on recorded facts: integer points, capped a day, never a model's opinion."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from bridge.domain.grouping import Cause

RULE = 2
"""The version of these rules, kept with every entry."""

A_DAY = 5
"""At most so many credited insights a person and day; all of them still count as customer demand."""

USEFUL = 2
"""At most so many reports of a person that earn as useful evidence of a problem."""

REGROUPED = (Cause.MERGED, Cause.SPLIT, Cause.MOVED)
"""How owners regroup. It takes nothing: only the reporter's own word that it is not the same does."""

COPY_WINDOW = timedelta(days=30)
"""A near-copy of one's own text within this time earns nothing."""


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


def within_cap(insights: Iterable[int], most: int = A_DAY) -> set[int]:
    """The insights that are credited of those that deserve it: the lowest numbers, whatever order that was said in.

    Args:
        insights: the numbers that deserve credit, ascending; only as many are looked at as are needed.
        most: so many; of one person's day unless told otherwise.

    >>> sorted(within_cap([1, 2, 3, 7, 8, 9]))
    [1, 2, 3, 7, 8]
    """
    return set(islice(insights, most))


def is_early(said_at: datetime, first_at: datetime, within: timedelta) -> bool:
    """Whether a report was among the first of a problem: no single "first", or the night shift would never be it."""
    return said_at <= first_at + within
