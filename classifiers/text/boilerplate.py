"""Phrases that people put before and after whatever they report, learnt from texts without labels."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import add
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy.stats import entropy
from sklearn.feature_extraction.text import TfidfVectorizer

from classifiers.text.words import sentences, spans, words

_SIZES = range(2, 7)
_LEAST, _SHARE = 10, 0.01
_VARIED = 5.0
_ALIKE, _USUAL = 0.75, 0.5
_LOOSE = " \t,;:.!?-–—…"

Said = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StopPhrases:
    """Leaves out "customer called about …", whatever the company's own way to say it is.

    Args:
        openings: Phrases in lower case that begin a sentence without saying anything of the problem.
        closings: Phrases that end one.
    """

    openings: frozenset[str] = frozenset()
    closings: frozenset[str] = frozenset()

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Self:
        """Find the phrases of 2 to 6 words that many texts begin or end with, whatever they are about.

        A phrase is boilerplate if the word beside it varies, and what else these texts say is as like
        what all other texts say as it is like itself. "How many calories are in" stands before many
        different words too, but they are all dishes.

        Args:
            texts: Reports of one domain; of fewer than ten nothing is learnt.
        """
        read = [[tuple(words(each)) for each in sentences(text)] for text in texts]
        bags = _Bags([reduce(add, text, ()) for text in read])
        heads = [list(accumulate(reversed(text), lambda after, each: each + after)) for text in read]
        tails = [[said[::-1] for said in accumulate(text)] for text in read]
        closings = (" ".join(reversed(phrase.split())) for phrase in bags.boilerplate(tails))
        return cls(frozenset(bags.boilerplate(heads)), frozenset(closings))

    def words(self) -> frozenset[str]:
        """The words that they are made of."""
        return frozenset(word for phrase in self.openings | self.closings for word in phrase.split())

    def without(self, said: Sequence[str]) -> list[str]:
        """Sentences without these phrases; if nothing else is said, the sentences as they are.

        >>> StopPhrases(frozenset({"customer called about"})).without(["Customer called about: refund late"])
        ['refund late']
        """
        left = [rest for each in said if (rest := self._strip(each))]
        return left or list(said)

    def _strip(self, sentence: str) -> str:
        while (cut := self._cut(sentence)) != sentence:
            sentence = cut
        return sentence

    def _cut(self, sentence: str) -> str:
        """The sentence without its longest opening or else closing; empty if it is nothing else."""
        found = list(spans(sentence))
        said = [word for word, _, _ in found]
        for size in (size for size in reversed(_SIZES) if size <= len(said)):
            if " ".join(said[:size]) in self.openings:
                return sentence[found[size - 1][2] :].lstrip(_LOOSE)
            if " ".join(said[-size:]) in self.closings:
                return sentence[: found[-size][1]].rstrip(_LOOSE)
        return sentence


class _Bags:
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
    return {said[:size]: said[size:] for said in beginnings for size in _SIZES if len(said) > size}
