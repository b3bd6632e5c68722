"""Texts to features: the slow step, done once a text and outside every lock."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from classifiers.estimator import Transformer
from classifiers.text.domain import Domain
from classifiers.text.features import Features
from classifiers.text.spelling import Speller
from classifiers.text.vectors import SentenceVectors
from classifiers.text.words import sentences


class InsightReader(Transformer):
    """Splits a text into sentences, leaves out small talk, and encodes what is left.

    Args:
        vectors: Encodes sentences; None reads words alone.
        spelling: Whether a fitted reader puts misspelt words right first.

    Attributes:
        domain_: What `fit` learnt of the domain, for `GroupMatcher`.
    """

    def __init__(self, vectors: SentenceVectors | None = None, spelling: bool = True) -> None:
        self.vectors = vectors
        self.spelling = spelling

    def fit(self, texts: Iterable[str], y: object = None) -> Self:  # noqa: ARG002 - scikit-learn's contract
        """Learn the domain from some of its texts, 30 or more; what they are called plays no part.

        Raises:
            ValueError: There are no texts.
        """
        self.domain_ = Domain.learn(self._read(list(texts)))
        general = {} if self.vectors is None else self.vectors.vocabulary()
        self.speller_ = Speller(self.domain_.seen, general)
        return self

    def transform(self, texts: Iterable[str]) -> list[Features]:
        """The same as `read_many`, by the name that pipelines call."""
        return self.read_many(texts)

    def read(self, text: str) -> Features:
        """The features of one text, in about 5 ms a sentence; of `fit` only the spelling plays a part."""
        return self.read_many([text])[0]

    def read_many(self, texts: Iterable[str]) -> list[Features]:
        """The features of many texts, in one batch."""
        if self.spelling and hasattr(self, "speller_"):
            return self._read([self.speller_.correct(text) for text in texts])
        return self._read(texts)

    def _read(self, texts: Iterable[str]) -> list[Features]:
        parts = [sentences(text) for text in texts]
        rows = [[" ".join(each), *each] if len(each) > 1 else each or [""] for each in parts]
        vectors = self._encode([row for each in rows for row in each])
        ends = accumulate((len(each) for each in rows), initial=0)
        return [
            Features(tuple(each), vectors[start:end])
            for each, (start, end) in zip(parts, pairwise(ends), strict=True)
        ]

    def _encode(self, rows: Sequence[str]) -> NDArray[np.float16]:
        if self.vectors is None:
            return np.zeros((len(rows), 0), np.float16)
        return self.vectors.transform(rows).astype(np.float16)
