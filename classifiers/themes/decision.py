"""What a theme classifier answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThemeDecision:
    """A text's theme.

    Args:
        theme: The likeliest theme, or None: unsure.
        probability: Of the likeliest theme, 0 to 1.
        top: The three likeliest themes with their probabilities, best first.
    """

    theme: str | None
    probability: float
    top: tuple[tuple[str, float], ...]
