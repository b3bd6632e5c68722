"""A text as the index sees it."""

from collections.abc import Mapping
from dataclasses import dataclass

from classifiers.groups.languages import ENGLISH
from classifiers.text.minilm import Floats


@dataclass(frozen=True, slots=True)
class Query:
    """A text that looks for its group.

    Args:
        vector: Its centred unit vector, (d,).
        weights: Its TF-IDF weights by word.
        theme: Its theme, if known.
        language: Its language, if told.
    """

    vector: Floats
    weights: Mapping[str, float]
    theme: str | None
    language: str | None = None

    @property
    def foreign(self) -> bool:
        """Whether it is in another language than English, of which the sentence model and the link know little."""
        return self.language not in {None, ENGLISH}
