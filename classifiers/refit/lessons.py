"""What a classifier of themes learns from."""

from collections.abc import Sequence
from dataclasses import dataclass

from classifiers.text.features import Features
from classifiers.text.vectors import SentenceVectors
from classifiers.themes.classifier import ThemeClassifier

PERSON = 3.0
"""The weight of a theme that a person decided, beside 1 for an example of the taxonomy."""

_FEW = 15
"""A taxonomy of 20 examples a theme is learnt by words and meaning; without those that are kept apart it still is."""


@dataclass(frozen=True, eq=False, slots=True)
class Lesson:
    """One text whose theme is known.

    Args:
        features: The text as read.
        theme: Its theme.
        weight: How much it counts.
    """

    features: Features
    theme: str
    weight: float = 1.0


def learn(lessons: Sequence[Lesson], vectors: SentenceVectors | None) -> ThemeClassifier:
    """A classifier that learnt from these lessons alone, whatever served before: learning on forgets.

    Args:
        lessons: At least two themes.
        vectors: The sentence model that read the texts, if one did.
    """
    texts, themes = [each.features for each in lessons], [each.theme for each in lessons]
    return ThemeClassifier(vectors, few=_FEW).fit(texts, themes, [each.weight for each in lessons])
