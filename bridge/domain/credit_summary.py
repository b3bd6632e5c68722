"""What a person may see of their own credit, line by line."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One entry of the ledger, explained.

    Attributes:
        when: when it was earned, with a zone.
        sentence: what it was earned for, in plain words.
        points: whole points; negative when an entry was taken back.
    """

    when: datetime
    sentence: str
    points: int


@dataclass(frozen=True, slots=True)
class CreditSummary:
    """A person's own credit.

    Attributes:
        lines: the newest entries first; may be fewer than all.
        insight: points for confirmed insights.
        found: points for reports in a problem's first 24 hours.
        answer: points for answers.
        total: the sum of all entries.
        heard: how many problems the person's insights are in.
        live: how many of these problems are live.
    """

    lines: tuple[CreditLine, ...]
    insight: int
    found: int
    answer: int
    total: int
    heard: int
    live: int
