"""The day's news of one person's reports, in one message."""

from dataclasses import dataclass

from bridge.domain.outgoing.agents import StageNote

ROOM = 10
"""So many notes one message has room for, each with a title at its longest."""


@dataclass(frozen=True, slots=True)
class DailyNews:
    """What changed about somebody's reports since the day before.

    Attributes:
        notes: what each home would have been told, the oldest change first; at most as many as there is room for.
    """

    notes: tuple[StageNote, ...]
