"""What is usual in a domain, learnt once and frozen: its mean vector, some texts, its words and phrases."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt
from typing import Self

import numpy as np

from classifiers.text.boilerplate import StopPhrases
from classifiers.text.features import Features
from classifiers.text.minilm import Floats
from classifiers.text.words import words

_SAMPLE = 256


def _nothing() -> Floats:
    return np.zeros((0, 0), np.float32)


@dataclass(frozen=True, eq=False, slots=True)
class Domain:
    """Centring on the mean is what lets one threshold travel from domain to domain; 30 texts suffice.

    Args:
        mean: The mean of the texts' vectors, (d,).
        texts: How many texts were seen.
        seen: In how many of them each word stood.
        phrases: What people put before or after whatever they report.
        sample: Centred unit vectors of some of the texts, (at most 256, d).
    """

    mean: Floats
    texts: int
    seen: Mapping[str, int]
    phrases: StopPhrases = field(default_factory=StopPhrases)
    sample: Floats = field(default_factory=_nothing)

    @classmethod
    def learn(cls, features: Sequence[Features], phrases: StopPhrases | None = None) -> Self:
        """Learn from the features of at least one text.

        Args:
            features: Of the texts, read without the stop phrases.
            phrases: These stop phrases, if any are known.

        Raises:
            ValueError: There are none.
        """
        if not features:
            raise ValueError("A domain is learnt from at least one text.")
        seen = Counter(word for each in features for word in set(words(each.text)))
        rows = np.array([each.whole for each in features])
        mean = rows.mean(axis=0)
        some = np.linspace(0, len(rows) - 1, min(len(rows), _SAMPLE)).astype(int)
        return cls(mean, len(rows), dict(seen), phrases or StopPhrases(), _centred(rows[some], mean))

    def centre(self, vectors: Floats) -> Floats:
        """Unit rows of `vectors - mean`: (…, d) to (…, d); a row equal to the mean stays zero."""
        return _centred(vectors, self.mean)

    def familiar(self, centred: Floats) -> Floats:
        """How like some text of the domain each of n centred rows is: (n, d) to (n,), from -1 to 1."""
        if not self.sample.size:
            return np.full(len(centred), -1, np.float32)
        nearest: Floats = (centred @ self.sample.T).max(axis=1)
        return nearest

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


def _centred(vectors: Floats, mean: Floats) -> Floats:
    away = vectors - mean
    length = np.linalg.norm(away, axis=-1, keepdims=True)
    unit: Floats = np.divide(away, length, out=np.zeros_like(away), where=length > 0)
    return unit
