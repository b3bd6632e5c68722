"""Reports that cannot wait, as those see them who are on call."""

from dataclasses import dataclass
from datetime import datetime

from bridge.domain.outgoing.agents import Problem


@dataclass(frozen=True, slots=True)
class Urgent:
    """One report that cannot wait, to those who can act on it.

    Attributes:
        alarm: its number.
        insight: number of the report.
        text: the redacted words; empty if they must not be quoted.
        kind: what makes it urgent, such as ``safety``, or the name of a theme; empty if its reporter said so.
        reports: how many of the problem came within the hour that cannot wait either.
        to: ``owner``, ``deputy`` or ``leaders``: who is told by this card.
        answer: ``mine`` or ``not_urgent``; empty while nobody has said anything.
        who: whoever said it, as they may be called here.
        url: where more about it stands; empty if nowhere.
    """

    alarm: int
    insight: int
    problem: Problem
    text: str
    said_at: datetime
    kind: str = ""
    reports: int = 1
    to: str = "owner"
    answer: str = ""
    who: str = ""
    url: str = ""
