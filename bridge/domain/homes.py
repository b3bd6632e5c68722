"""What a person can do with a report, besides what its card offers at once."""

from dataclasses import dataclass

from bridge.domain.outgoing import HomeCard


@dataclass(frozen=True, slots=True)
class Further:
    """A report as it stands when somebody asks what else they can do with it.

    Attributes:
        card: its home; of one that speaks of several problems, of the problem whose button was pressed.
        mine: it is the report of whoever asks.
    """

    card: HomeCard
    mine: bool
