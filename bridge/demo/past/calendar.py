"""When things happened: weeks are counted from the oldest, and nothing is later than now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bridge.domain import weeks

DECISIONS = timedelta(days=1, hours=10)
"""Owners decide on Tuesday mornings."""

WORKING = timedelta(hours=16)
"""Reports come from six in the morning to ten in the evening."""

OPENS = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The weeks before a moment.

    Attributes:
        now: the moment.
        weeks: how many there are, the one under way included.
    """

    now: datetime
    weeks: int

    def monday(self, week: int) -> datetime:
        """When a week began."""
        return weeks.monday(self.now) - (self.weeks - 1 - week) * weeks.WEEK

    def decided(self, week: int) -> datetime:
        """When an owner decided something in a week."""
        return min(self.monday(week) + DECISIONS, self.now)

    def said(self, week: int, share: float) -> datetime:
        """When somebody reported something.

        Args:
            week: its number.
            share: how much of the week had gone by, from 0 to 1.
        """
        days, of_day = divmod(share * 7, 1)
        at = self.monday(week) + timedelta(days=days) + OPENS + of_day * WORKING
        return at if at < self.now else self.now - (1 - share) * timedelta(hours=8)
