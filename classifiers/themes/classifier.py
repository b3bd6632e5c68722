"""Texts to themes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn import config_context
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import check_is_fitted

from classifiers.estimator import Classifier
from classifiers.text.features import Features
from classifiers.text.minilm import Floats
from classifiers.text.reader import InsightReader
from classifiers.text.terms import text_features
from classifiers.text.vectors import SentenceVectors
from classifiers.text.words import spoken
from classifiers.themes.decision import Judgement, ThemeDecision
from classifiers.themes.margins import CalibratedSVC

Text = str | Features

_MEANING = 2.0  # the weight of meaning beside words that serves CLINC150's validation split best
_PLAIN = 0.8  # on CLINC150 with unrelated sentences in front this keeps all of what sentences can add


class ThemeClassifier(Classifier):
    """Themes by meaning while labels are few, by meaning and words together once there are many.

    Where a text as a whole leaves doubt, its sentences get votes beside it, the surer the more, so that
    an unrelated sentence in front does little harm.

    Args:
        vectors: Encodes sentences; None works with words alone.
        reject: Below this probability `decide` says unsure, and so it does for a text that is like
            nothing that was learnt.
        few: Median examples a theme below which labels count as few.
        names: Whether a theme's name counts as one of its examples while labels are few.
        C: Inverse strength of the penalty.

    Attributes:
        classes_: The themes, sorted.
    """

    def __init__(
        self,
        vectors: SentenceVectors | None = None,
        reject: float = 0.4,
        few: int = 20,
        names: bool = True,
        C: float = 0.3,  # noqa: N803 - scikit-learn's name
    ) -> None:
        self.vectors = vectors
        self.reject = reject
        self.few = few
        self.names = names
        self.C = C

    def fit(self, X: Sequence[Text], y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:  # noqa: N803
        """Learn from texts or their features and one theme each.

        Args:
            X: n texts.
            y: n themes.
            sample_weight: n weights; a person's correction deserves 3.
        """
        read, labels = self._read(X), np.asarray(y)
        weight = np.ones(len(labels)) if sample_weight is None else np.asarray(sample_weight, float)
        self.meaning_ = self.vectors is not None
        self.words_ = not self.meaning_ or self._many(labels)
        if not self.words_ and self.names:
            known = np.unique(labels)
            read = [*read, *self._read([spoken(str(label)) for label in known])]
            labels, weight = np.concatenate([labels, known]), np.append(weight, np.ones(len(known)))
        if self.words_:
            self.terms_ = text_features().fit([each.text for each in read])
        rows = self._rows([each.text for each in read], _stack(each.halves[:1] for each in read))
        self.machine_ = self._machine(read).fit(rows, labels, weight)
        self.classes_ = self.machine_.classes_
        return self

    def predict_proba(self, X: Sequence[Text]) -> NDArray[np.float64]:  # noqa: N803
        """Probabilities of every theme, (n, themes)."""
        return self.judge(X).probability

    def judge(self, X: Sequence[Text]) -> Judgement:  # noqa: N803
        """All that is known of the themes of n texts."""
        check_is_fitted(self)
        with config_context(assume_finite=True, skip_parameter_validation=True):
            return self._judge(X)

    def _judge(self, X: Sequence[Text]) -> Judgement:  # noqa: N803
        read = self._read(X)
        rows = self._rows(
            [text for each in read for text in _parts(each)], _stack(each.halves for each in read)
        )
        margins = self.machine_.decision_function(rows)
        likely = self.machine_.probabilities(margins) if self.words_ else self.machine_.predict_proba(rows)
        best = np.abs(margins) if margins.ndim == 1 else margins.max(axis=1)
        votes = [(slice(*span), _votes(likely[slice(*span)])) for span in _spans(read)]
        probability = np.vstack([weights @ likely[rows] for rows, weights in votes])
        familiarity = np.array([weights @ best[rows] for rows, weights in votes])
        known = probability.max(axis=1) >= self.reject
        return Judgement(
            probability, familiarity, known & (familiarity >= getattr(self.machine_, "floor_", -np.inf))
        )

    def predict(self, X: Sequence[Text]) -> NDArray[Any]:  # noqa: N803
        """The likeliest theme of each text, (n,); `decide` may abstain, this never does."""
        return np.asarray(self.classes_[self.predict_proba(X).argmax(axis=1)])

    def decide(self, text: Text) -> ThemeDecision:
        """The theme of one text, or unsure, and the three likeliest."""
        judged = self.judge([text])
        likely = judged.probability[0]
        order = np.argsort(-likely, kind="stable")[:3]
        top = tuple((str(self.classes_[at]), float(likely[at])) for at in order)
        return ThemeDecision(top[0][0] if judged.sure[0] else None, top[0][1], top)

    def _machine(self, read: Sequence[Features]) -> Any:
        if self.words_:
            return CalibratedSVC(self.C, read[0].halves.shape[1])
        return LogisticRegression(C=100 * self.C, max_iter=1000)

    def _many(self, labels: NDArray[Any]) -> bool:
        return bool(np.median(np.unique(labels, return_counts=True)[1]) >= self.few)

    def _read(self, texts: Sequence[Text]) -> list[Features]:
        fresh = [each for each in texts if isinstance(each, str)]
        read = iter(InsightReader(self.vectors).read_many(fresh))
        return [next(read) if isinstance(each, str) else each for each in texts]

    def _rows(self, texts: Sequence[str], vectors: Floats) -> Any:
        if not self.words_:
            return vectors
        terms = self.terms_.transform(texts)
        return hstack([terms, csr_matrix(_MEANING * vectors)], format="csr") if self.meaning_ else terms


def _parts(features: Features) -> Sequence[str]:
    """The texts that the rows of the vectors belong to."""
    return [features.text, *(features.sentences if len(features.sentences) > 1 else ())]


def _stack(vectors: Iterable[NDArray[np.float16]]) -> Floats:
    rows: Floats = np.vstack(list(vectors)).astype(np.float32)
    return rows


def _spans(read: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Where the rows of each text begin and end, if all rows stand below one another."""
    return pairwise(accumulate((len(each.halves) for each in read), initial=0))


def _votes(likely: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a text's rows, (rows,): the whole alone if it is sure, else each by how sure it is."""
    if likely[0].max() >= _PLAIN:
        return np.asarray(np.eye(1, len(likely))[0])
    sure = np.square(likely.max(axis=1))
    return np.asarray(sure / sure.sum())
