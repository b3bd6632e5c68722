"""Texts to features: the slow step, done once a text and outside every lock."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from classifiers.estimator import Transformer
from classifiers.text.boilerplate import StopPhrases
from classifiers.text.domain import Domain
from classifiers.text.features import Features
from classifiers.text.language import language
from classifiers.text.language_bias import language_bias, without_bias
from classifiers.text.spelling import Speller
from classifiers.text.vectors import SentenceVectors
from classifiers.text.words import sentences


class InsightReader(Transformer):
    """Splits a text into sentences, leaves out small talk and stop phrases, and encodes what is left.

    Args:
        vectors: Encodes sentences; None reads words alone.
        spelling: Whether a fitted reader puts misspelt words right first.

    Attributes:
        domain_: What `fit` learnt of the domain, for `GroupMatcher`.
        stop_phrases_: What people here put before or after whatever they report.
    """

    def __init__(self, vectors: SentenceVectors | None = None, spelling: bool = True) -> None:
        self.vectors = vectors
        self.spelling = spelling

    def fit(self, texts: Iterable[str], y: object = None) -> Self:  # noqa: ARG002 - scikit-learn's contract
        """Learn the domain from some of its texts, 30 or more; what they are called plays no part.

        Raises:
            ValueError: There are no texts.
        """
        self._learn(list(texts))
        return self

    def fit_transform(self, texts: Iterable[str], y: object = None, **_: object) -> list[Features]:  # noqa: ARG002 - scikit-learn's contract
        """`fit`, and the features of the same texts for nothing: all their words are known, so none is misspelt.

        Raises:
            ValueError: There are no texts.
        """
        return self._learn(list(texts))

    def _learn(self, said: Sequence[str]) -> list[Features]:
        """Become fitted; the features of the texts, with their spelling as it is."""
        phrases = StopPhrases.learn(said)
        read = self._read(said, phrases)
        self.with_domain(Domain.learn(read, phrases))
        return read

    def with_domain(self, domain: Domain) -> Self:
        """Become what `fit` made of a reader that learnt this domain, for a domain from the shelf."""
        self.domain_ = domain
        self.stop_phrases_ = domain.phrases
        general = {} if self.vectors is None else self.vectors.vocabulary()
        self.speller_ = Speller({**dict.fromkeys(domain.phrases.words(), 1), **domain.seen}, general)
        return self

    def learn_phrases(self, texts: Iterable[str]) -> Self:
        """Learn the stop phrases anew from unlabelled texts; all else that `fit` learnt stays.

        Args:
            texts: What people here wrote, some hundreds or more; their order plays no part.
        """
        return self.with_domain(replace(self.domain_, phrases=StopPhrases.learn(texts)))

    def transform(self, texts: Iterable[str]) -> list[Features]:
        """The same as `read_many`, by the name that pipelines call."""
        return self.read_many(texts)

    def read(self, text: str) -> Features:
        """The features of one text, in about 5 ms a sentence.

        Of `fit` only the spelling and the stop phrases play a part, never the other texts' vectors.
        """
        return self.read_many([text])[0]

    def read_many(self, texts: Iterable[str]) -> list[Features]:
        """The features of many texts, in one batch."""
        corrected = map(self.speller_.correct, texts) if self._spells() else texts
        return self._read(corrected, getattr(self, "stop_phrases_", StopPhrases()))

    def _spells(self) -> bool:
        return self.spelling and hasattr(self, "speller_")

    def _read(self, texts: Iterable[str], phrases: StopPhrases) -> list[Features]:
        parts = [phrases.without(sentences(text)) for text in texts]
        rows = [[" ".join(each), *each] if len(each) > 1 else each or [""] for each in parts]
        foreign = [self._foreign(row[0]) for row in rows for _ in row]
        vectors = self._encode([row for each in rows for row in each], np.array(foreign, bool))
        ends = accumulate((len(each) for each in rows), initial=0)
        return [
            Features(tuple(each), vectors[start:end])
            for each, (start, end) in zip(parts, pairwise(ends), strict=True)
        ]

    def _encode(self, rows: Sequence[str], foreign: NDArray[np.bool_]) -> NDArray[np.float16]:
        if self.vectors is None:
            return np.zeros((len(rows), 0), np.float16)
        encoded = self.vectors.transform(rows)
        if foreign.any():
            encoded[foreign] = without_bias(encoded[foreign], language_bias(self.vectors))
        return encoded.astype(np.float16)

    @staticmethod
    def _foreign(text: str) -> bool:
        """English is the model's own language and needs nothing taken out."""
        return language(text) not in {None, "en"}
