"""What is usual in a domain, learnt once and frozen: the mean vector, and how rare each word is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Self

import numpy as np

from classifiers.text.features import Features
from classifiers.text.minilm import Floats
from classifiers.text.words import words


@dataclass(frozen=True, eq=False, slots=True)
class Domain:
    """Centring on the mean is what lets one threshold travel from domain to domain; 30 texts suffice.

    Args:
        mean: The mean of the texts' vectors, (d,).
        texts: How many texts were seen.
        seen: In how many of them each word stood.
    """

    mean: Floats
    texts: int
    seen: Mapping[str, int]

    @classmethod
    def learn(cls, features: Sequence[Features]) -> Self:
        """Learn from the features of at least one text.

        Raises:
            ValueError: There are none.
        """
        if not features:
            raise ValueError("A domain is learnt from at least one text.")
        seen = Counter(word for each in features for word in set(words(each.text)))
        return cls(np.mean([each.whole for each in features], axis=0), len(features), dict(seen))

    def centre(self, vectors: Floats) -> Floats:
        """Unit rows of `vectors - mean`: (…, d) to (…, d); a row equal to the mean stays zero."""
        away = vectors - self.mean
        length = np.linalg.norm(away, axis=-1, keepdims=True)
        unit: Floats = np.divide(away, length, out=np.zeros_like(away), where=length > 0)
        return unit

    def weigh(self, found: Iterable[str]) -> dict[str, float]:
        """TF-IDF weights of words, of length one together; words never seen before weigh most.

        >>> domain = Domain(np.zeros(0, np.float32), 2, {"the": 2, "refund": 1})
        >>> weights = domain.weigh(["the", "refund"])
        >>> weights["refund"] > weights["the"]
        True
        """
        raw = {word: (1 + log(count)) * self._rarity(word) for word, count in Counter(found).items()}
        length = sqrt(sum(weight**2 for weight in raw.values())) or 1.0
        return {word: weight / length for word, weight in raw.items()}

    def _rarity(self, word: str) -> float:
        return 1 + log((1 + self.texts) / (1 + self.seen.get(word, 0)))
