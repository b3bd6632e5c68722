"""Which phrases stand at the edge of many texts and have nothing to do with what these are about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import entropy
from sklearn.feature_extraction.text import TfidfVectorizer

SIZES = range(2, 7)
_LEAST, _SHARE = 10, 0.05
_VARIED = 5.0
_ALIKE, _USUAL = 0.75, 0.5

Said = tuple[str, ...]


class Bags:
    """What texts say, as TF-IDF rows of length one.

    Args:
        texts: The words of each text.
    """

    def __init__(self, texts: Sequence[Said]) -> None:
        self._terms = TfidfVectorizer(analyzer=tuple, sublinear_tf=True)
        self._rows = self._terms.fit_transform([*texts, ("",)])[:-1]

    def boilerplate(self, beginnings: Sequence[Sequence[Said]]) -> Iterator[str]:
        """The phrases that enough texts begin with, whatever they are about.

        Args:
            beginnings: Each text's words from the beginning of each of its sentences to its end.
        """
        least = max(_LEAST, _SHARE * self._rows.shape[0])
        counts = Counter(phrase for text in beginnings for phrase in _phrases(text))
        rests: dict[Said, dict[int, Said]] = {
            phrase: {} for phrase, count in counts.items() if count >= least
        }
        for at, text in enumerate(beginnings):
            for phrase, rest in _phrases(text).items():
                if phrase in rests:
                    rests[phrase][at] = rest
        found = {phrase for phrase, after in rests.items() if self._says_nothing(after)}
        return (
            " ".join(phrase)
            for phrase in found
            if not any(phrase[:size] in found for size in range(len(phrase)))
        )

    def _says_nothing(self, after: dict[int, Said]) -> bool:
        """Whether what follows a phrase in some texts (by their number) is just what all others say."""
        beside = Counter(rest[0] for rest in after.values())
        if np.exp(entropy(list(beside.values()))) < _VARIED:
            return False
        rows, others = self._terms.transform(after.values()), self._all_but(after)
        if not others.shape[0]:
            return True
        across = _mean(rows) @ _mean(others)
        return bool(across >= max(_ALIKE * _likeness(rows), _USUAL * _likeness(others)))

    def _all_but(self, texts: Iterable[int]) -> Any:
        others = np.ones(self._rows.shape[0], bool)
        others[list(texts)] = False
        return self._rows[others]


def _mean(rows: Any) -> NDArray[np.float64]:
    return np.asarray(rows.mean(axis=0)).ravel()


def _likeness(rows: Any) -> float:
    """The mean cosine of two different rows, (n, terms)."""
    count, mean = rows.shape[0], _mean(rows)
    with_itself = rows.multiply(rows).sum() / count
    return float((count * mean @ mean - with_itself) / max(1, count - 1))


def _phrases(beginnings: Iterable[Said]) -> dict[Said, Said]:
    """What a text begins a sentence with, and what follows."""
    return {said[:size]: said[size:] for said in beginnings for size in SIZES if len(said) > size}
