"""What a matcher answers: the band, the likeliest groups, and why."""

from dataclasses import dataclass
from typing import Literal

Band = Literal["joined", "asked", "new"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A group that a text may belong to.

    Args:
        group: The caller's number of the group.
        probability: That the text belongs to it, 0 to 1.
        nearest_item: The item of that group most like the text.
    """

    group: int
    probability: float
    nearest_item: int


@dataclass(frozen=True, slots=True)
class Why:
    """The evidence behind a decision.

    Args:
        shared: Words that the text shares with the nearest item, heaviest first, with their part of
            the two texts' likeness in words (0 to 1 together).
        nearest_item: The item most like the text in the best group; None if there is no group yet.
        score: Likeness to the best group's centre, -1 to 1.
        runner_up: The second best group, if any.
        runner_up_score: Likeness to its centre.
        model: The name and version of the link behind the probabilities.
    """

    shared: tuple[tuple[str, float], ...]
    nearest_item: int | None
    score: float
    runner_up: int | None
    runner_up_score: float
    model: str

    def sentence(self) -> str:
        """Two lines of plain English, for a card or a comment."""
        if self.nearest_item is None:
            return "Nothing like it was known before.\nThere was no group to compare it with."
        common = ", ".join(f"“{word}”" for word, _ in self.shared[:4])
        words = f"Shared words: {common}." if common else "No shared words."
        rival = f"; next best {self.runner_up_score:.2f}" if self.runner_up is not None else ""
        return f"Nearest is no. {self.nearest_item}. {words}\nLikeness to the group {self.score:.2f}{rival} ({self.model})."


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a text belongs.

    Args:
        band: `joined` silently, `asked` of a person, or `new`.
        group: The group joined; for `asked` the likeliest, or None if none is likely enough to hold
            the text provisionally; None for `new`.
        probability: That the text belongs to the best group, 0 to 1.
        suggestions: The likeliest groups, at most three, best first.
        why: The evidence.
    """

    band: Band
    group: int | None
    probability: float
    suggestions: tuple[Suggestion, ...]
    why: Why
