"""Check-up cards: the questions whose answers improve the groups most, bundled by group."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class SameAs:
    """A line of a card: is this group's problem the same as that group's?

    Args:
        group: The group that the card is about.
        other: Its neighbour.
        log_odds: That they are the same, before anything was learnt from answers.
        probability: The same, with what was learnt, 0 to 1.
        gain: What an answer is worth.
    """

    group: int
    other: int
    log_odds: float
    probability: float
    gain: float

    def turned(self) -> "SameAs":
        """The same question on the neighbour's card."""
        return replace(self, group=self.other, other=self.group)


@dataclass(frozen=True, slots=True)
class Belongs:
    """A line of a card: does this item belong to the group?

    Args:
        group: The group that the card is about.
        item: One of its items.
        log_odds: That it does *not* belong, before anything was learnt from answers.
        probability: That it does *not* belong, with what was learnt, 0 to 1.
        gain: What an answer is worth.
    """

    group: int
    item: int
    log_odds: float
    probability: float
    gain: float


Line = SameAs | Belongs


@dataclass(frozen=True, slots=True)
class Card:
    """One question to one person: a group and a few lines to tick.

    Args:
        group: The group.
        lines: Best gain first.
    """

    group: int
    lines: tuple[Line, ...]

    @property
    def gain(self) -> float:
        """What an answer is worth."""
        return sum(line.gain for line in self.lines)
