"""A text as the index sees it."""

from collections.abc import Mapping
from dataclasses import dataclass

from classifiers.text.minilm import Floats


@dataclass(frozen=True, slots=True)
class Query:
    """A text that looks for its group.

    Args:
        vector: Its centred unit vector, (d,).
        weights: Its TF-IDF weights by word.
        theme: Its theme, if known.
    """

    vector: Floats
    weights: Mapping[str, float]
    theme: str | None
