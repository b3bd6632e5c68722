"""The link: from likeness to the probability that a text belongs to a group."""

from dataclasses import dataclass

import numpy as np

from classifiers.text.minilm import Floats


@dataclass(frozen=True, slots=True)
class Link:
    """A logistic regression small enough to read aloud.

    Args:
        name: Name and version, shown with every decision.
        centre: Weight of the cosine to the group's centre.
        words: Weight of the best TF-IDF cosine to a member.
        constant: The log odds without any likeness.
    """

    name: str
    centre: float
    words: float
    constant: float

    def log_odds(self, centre: Floats, words: Floats) -> Floats:
        """Evidence, each (n,), to log odds (n,)."""
        return np.float32(self.centre) * centre + np.float32(self.words) * words + np.float32(self.constant)


WITH_VECTORS = Link("meaning+words 1", centre=11.7, words=2.2, constant=-6.5)
WORDS_ALONE = Link("words 1", centre=0.0, words=12.0, constant=-5.0)
