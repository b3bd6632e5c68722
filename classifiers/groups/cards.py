"""Check-up cards: the questions whose answers improve the groups most, bundled by group."""

from dataclasses import dataclass, replace

_UNLIKELY_SAME, _LIKELY_SAME = 0.5, 0.7
_LARGE = 2


@dataclass(frozen=True, slots=True)
class SameAs:
    """A line of a card: is this group's problem the same as that group's?

    Args:
        group: The group that the card is about.
        other: Its neighbour.
        log_odds: That they are the same, before anything was learnt from answers.
        probability: The same, with what was learnt, 0 to 1.
        gain: What an answer is worth.
        smaller: How many items the smaller of the two has.
    """

    group: int
    other: int
    log_odds: float
    probability: float
    gain: float
    smaller: int = 1

    def surprised(self, yes: bool) -> bool:
        """Whether an answer is so unlikely, and a slip would do such harm, that it is worth a second look.

        Of 20 ticks one is a slip. A wrong yes mixes two problems and a wrong no keeps one apart for ever;
        on CLINC150 asking again wins back half of what slips cost, and costs nothing where there are none.
        """
        if yes:
            return self.smaller >= _LARGE and self.probability < _UNLIKELY_SAME
        return self.probability > _LIKELY_SAME

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

    def surprised(self, yes: bool) -> bool:  # noqa: ARG002 - the same question as of `SameAs`
        """Never: one item is soon put right."""
        return False


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
