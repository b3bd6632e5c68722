"""Texts to themes."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import check_is_fitted

from classifiers.estimator import Classifier
from classifiers.text.features import Features
from classifiers.text.minilm import Floats
from classifiers.text.reader import InsightReader
from classifiers.text.terms import text_features
from classifiers.text.vectors import SentenceVectors
from classifiers.themes.decision import ThemeDecision
from classifiers.themes.margins import CalibratedSVC

Text = str | Features


class ThemeClassifier(Classifier):
    """Themes by meaning while labels are few, by meaning and words together once there are many.

    A text is judged sentence by sentence and as a whole; the most confident judgement wins, so that
    an unrelated sentence in front does no harm.

    Args:
        vectors: Encodes sentences; None works with words alone.
        reject: Below this probability `decide` says unsure.
        few: Median examples a theme below which labels count as few.
        C: Inverse strength of the penalty.

    Attributes:
        classes_: The themes, sorted.
    """

    def __init__(
        self,
        vectors: SentenceVectors | None = None,
        reject: float = 0.4,
        few: int = 20,
        C: float = 1.0,  # noqa: N803 - scikit-learn's name
    ) -> None:
        self.vectors = vectors
        self.reject = reject
        self.few = few
        self.C = C

    def fit(self, X: Sequence[Text], y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:  # noqa: N803
        """Learn from texts or their features and one theme each.

        Args:
            X: n texts.
            y: n themes.
            sample_weight: n weights; a person's correction deserves 3.
        """
        read, labels = self._read(X), np.asarray(y)
        self.meaning_ = self.vectors is not None
        self.words_ = not self.meaning_ or self._many(labels)
        if self.words_:
            self.terms_ = text_features().fit([each.text for each in read])
        machine = CalibratedSVC(self.C) if self.words_ else LogisticRegression(C=10 * self.C, max_iter=1000)
        wholes = self._rows([each.text for each in read], self._wholes(read))
        self.machine_ = machine.fit(wholes, labels, sample_weight)
        self.classes_ = self.machine_.classes_
        return self

    def predict_proba(self, X: Sequence[Text]) -> NDArray[np.float64]:  # noqa: N803
        """Probabilities of every theme, (n, themes), from the most confident part of each text."""
        check_is_fitted(self)
        return np.vstack([self._judge(each) for each in self._read(X)])

    def predict(self, X: Sequence[Text]) -> NDArray[Any]:  # noqa: N803
        """The likeliest theme of each text, (n,); `decide` may abstain, this never does."""
        return np.asarray(self.classes_[self.predict_proba(X).argmax(axis=1)])

    def decide(self, text: Text) -> ThemeDecision:
        """The theme of one text, or unsure, and the three likeliest."""
        likely = self.predict_proba([text])[0]
        order = np.argsort(-likely, kind="stable")[:3]
        top = tuple((str(self.classes_[at]), float(likely[at])) for at in order)
        sure = top[0][1] >= self.reject
        return ThemeDecision(top[0][0] if sure else None, top[0][1], top)

    def _many(self, labels: NDArray[Any]) -> bool:
        return bool(np.median(np.unique(labels, return_counts=True)[1]) >= self.few)

    def _read(self, texts: Sequence[Text]) -> list[Features]:
        fresh = [each for each in texts if isinstance(each, str)]
        read = iter(InsightReader(self.vectors).read_many(fresh))
        return [next(read) if isinstance(each, str) else each for each in texts]

    def _judge(self, features: Features) -> NDArray[np.float64]:
        several = len(features.sentences) > 1
        texts = [features.text, *(features.sentences if several else ())]
        likely: NDArray[np.float64] = self.machine_.predict_proba(
            self._rows(texts, features.halves.astype(np.float32))
        )
        best: NDArray[np.float64] = likely[likely.max(axis=1).argmax()]
        return best

    def _rows(self, texts: Sequence[str], vectors: Floats) -> Any:
        if not self.words_:
            return vectors
        terms = self.terms_.transform(texts)
        return hstack([terms, csr_matrix(vectors)], format="csr") if self.meaning_ else terms

    @staticmethod
    def _wholes(read: Sequence[Features]) -> Floats:
        return np.array([each.whole for each in read])
