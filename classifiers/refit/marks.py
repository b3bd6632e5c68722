"""How right a classifier is on texts that it never learnt from, theme by theme."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classifiers.refit.lessons import Lesson
from classifiers.themes.classifier import ThemeClassifier


@dataclass(frozen=True, slots=True)
class Marks:
    """What a golden set says of a classifier.

    Args:
        examples: How many examples each theme has.
        right: How many of them got their theme; as the likeliest one, whether or not it is sure.
    """

    examples: Mapping[str, int]
    right: Mapping[str, int]

    @property
    def accuracy(self) -> float:
        """The mean of the themes' accuracies, 0 to 1: a rare theme counts as much as a frequent one.

        >>> Marks({"billing": 8, "praise": 1}, {"billing": 8, "praise": 0}).accuracy
        0.5
        """
        shares = [self.right.get(theme, 0) / number for theme, number in self.examples.items()]
        return sum(shares) / len(shares) if shares else 0.0


def judge(classifier: ThemeClassifier, golden: Sequence[Lesson]) -> Marks:
    """Have a classifier give every example its likeliest theme."""
    if not golden:
        return Marks({}, {})
    given = classifier.predict([example.features for example in golden])
    hits = [example.theme for example, theme in zip(golden, given, strict=True) if example.theme == theme]
    return Marks(Counter(example.theme for example in golden), Counter(hits))
