"""What a person can do with a report, besides what its card offers at once."""

from dataclasses import dataclass

from bridge.domain.outgoing import HomeCard


@dataclass(frozen=True, slots=True)
class Further:
    """A report as it stands when somebody asks what else they can do with it.

    Attributes:
        card: its home; of one that speaks of several problems, of the problem whose button was pressed.
        mine: it is the report of whoever asks.
        sees: they are shown reports of its problem; who is not reads nothing of it.
    """

    card: HomeCard
    mine: bool
    sees: bool = True
