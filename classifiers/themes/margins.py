"""A linear support vector machine that gives honest probabilities."""

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from classifiers.estimator import Classifier

Numbers = NDArray[np.float64]


class CalibratedSVC(Classifier):
    """`LinearSVC`, one class against the rest, with one temperature over all margins.

    The temperature is fitted on margins of held-out folds, so it does not see what it judges.

    Args:
        C: Inverse strength of the penalty.
        folds: Folds for the temperature; fewer if a class has fewer examples, none below two.

    Attributes:
        classes_: The classes, sorted.
        temperature_: Divides the margins before the softmax.
    """

    def __init__(self, C: float = 1.0, folds: int = 3) -> None:  # noqa: N803 - scikit-learn's name
        self.C = C
        self.folds = folds

    def fit(self, X: Any, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:  # noqa: N803
        """Learn from (n, d) numbers, dense or sparse, and n classes."""
        rows, labels = validate_data(self, X, y, accept_sparse="csr", dtype=np.float64)
        weight = _check_sample_weight(sample_weight, rows, ensure_non_negative=True)
        rows, labels, weight = rows[weight > 0], labels[weight > 0], weight[weight > 0]
        self.machine_ = self._machine().fit(rows, labels, weight)
        self.classes_ = self.machine_.classes_
        self.temperature_ = self._temperature(rows, labels, weight)
        return self

    def decision_function(self, X: Any) -> Numbers:  # noqa: N803
        """The margins, (n, classes); with two classes (n,)."""
        check_is_fitted(self)
        rows = validate_data(self, X, reset=False, accept_sparse="csr", dtype=np.float64)
        margins: Numbers = self.machine_.decision_function(rows)
        return margins

    def predict_proba(self, X: Any) -> Numbers:  # noqa: N803
        """Probabilities, (n, classes)."""
        return np.asarray(softmax(_columns(self.decision_function(X)) / self.temperature_, axis=1))

    def predict(self, X: Any) -> NDArray[Any]:  # noqa: N803
        """The likeliest class of each row, (n,)."""
        best = _columns(self.decision_function(X)).argmax(axis=1)
        return np.asarray(self.classes_[best])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags

    def _machine(self) -> Any:
        return LinearSVC(C=self.C, random_state=0)

    def _temperature(self, rows: Any, labels: NDArray[Any], weight: Numbers) -> float:
        folds = min(self.folds, *np.unique(labels, return_counts=True)[1])
        if folds < 2:
            return 1.0
        margins, truth = [], []
        for train, test in StratifiedKFold(folds, shuffle=True, random_state=0).split(rows, labels):
            machine = self._machine().fit(rows[train], labels[train], weight[train])
            margins.append(_columns(machine.decision_function(rows[test])))
            truth.append(np.searchsorted(self.classes_, labels[test]))
        return _best_temperature(np.vstack(margins), np.concatenate(truth))


def _columns(margins: Numbers) -> Numbers:
    return np.column_stack([-margins, margins]) if margins.ndim == 1 else margins


def _best_temperature(margins: Numbers, truth: NDArray[np.intp]) -> float:
    def loss(log_temperature: float) -> float:
        likely = log_softmax(margins / np.exp(log_temperature), axis=1)
        return -float(likely[np.arange(len(truth)), truth].mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-5, 3), method="bounded").x))
