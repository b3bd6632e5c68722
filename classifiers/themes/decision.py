"""What a theme classifier answers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


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


@dataclass(frozen=True, eq=False, slots=True)
class Judgement:
    """What a classifier says of n texts.

    Args:
        probability: Of every theme, (n, themes); each row sums to one.
        familiarity: The best theme's margin, (n,): low for a text that is like none of them.
        sure: Whether the likeliest theme may be given, (n,).
    """

    probability: NDArray[np.float64]
    familiarity: NDArray[np.float64]
    sure: NDArray[np.bool_]
