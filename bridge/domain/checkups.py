"""Check-ups: does a problem fit together? What is asked, and what answers teach."""

from dataclasses import dataclass

SAME, BELONGS = "same", "belongs"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One question of a check-up: is another group the same, or does a part of an insight belong?

    Attributes:
        name: ``same:GROUP`` or ``belongs:INSIGHT:PART``.
        log_odds: that the groups are the same, or that the insight does *not* belong, before people taught anything.
        gain: what an answer is worth.
    """

    name: str
    log_odds: float
    gain: float

    @property
    def group(self) -> int | None:
        """The other group; None where an insight is asked about."""
        kind, number, *_part = self.name.split(":")
        return int(number) if kind == SAME else None

    @property
    def place(self) -> tuple[int, int] | None:
        """The insight and its part; None where a group is asked about."""
        kind, *numbers = self.name.split(":")
        return (int(numbers[0]), int(numbers[1])) if kind == BELONGS else None


@dataclass(frozen=True, slots=True)
class CheckPlan:
    """What would be asked of one group, the question most worth first."""

    group: int
    lines: tuple[CheckLine, ...]

    @property
    def gain(self) -> float:
        """What an answer is worth."""
        return sum(line.gain for line in self.lines)


@dataclass(frozen=True, slots=True)
class Taught:
    """What people have answered: the log odds of each question, and whether what was asked is so.

    Attributes:
        pairs: that two groups are the same.
        members: that an insight does *not* belong.
    """

    pairs: tuple[tuple[float, bool], ...] = ()
    members: tuple[tuple[float, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What need not be asked, and what answers teach.

    Attributes:
        taught: what was answered.
        apart: pairs of groups that are not the same.
        confirmed: insights and parts that a person said belong where they are.
    """

    taught: Taught = Taught()
    apart: frozenset[tuple[int, int]] = frozenset()
    confirmed: frozenset[tuple[int, int]] = frozenset()
