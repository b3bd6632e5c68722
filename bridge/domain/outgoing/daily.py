"""The day's news of one person's reports, in one message."""

from dataclasses import dataclass

from bridge.domain.outgoing.agents import StageNote


@dataclass(frozen=True, slots=True)
class DailyNews:
    """What changed about somebody's reports since the day before.

    Attributes:
        notes: what each home would have been told, the oldest change first.
    """

    notes: tuple[StageNote, ...]
