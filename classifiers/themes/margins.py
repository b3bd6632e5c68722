"""A linear support vector machine that gives honest probabilities."""

from dataclasses import dataclass
from itertools import islice
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize_scalar
from scipy.sparse import issparse
from scipy.special import log_softmax, softmax
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from classifiers.estimator import Classifier
from classifiers.themes.nearest import Nearest, Numbers

_PLENTY = 5000  # held-out margins of one fold of so many rows fix one number well enough
_STRANGE = 0.02


class CalibratedSVC(Classifier):
    """`LinearSVC`, one class against the rest, with one temperature over all margins.

    Where some columns are a vector of meaning, the cosine to the nearest example of each class is
    added to its margin: it knows best what is like nothing seen before. The temperature is fitted
    on margins of held-out folds, so it does not see what it judges.

    Args:
        C: Inverse strength of the penalty.
        vector_columns: How many of the last columns are a vector; 0 for none.
        folds: Folds for the temperature; fewer if a class has fewer examples, none below two.

    Attributes:
        classes_: The classes, sorted.
        temperature_: Divides the margins before the softmax.
        floor_: The best margin that all but one in fifty held-out rows reach; below it a row is like
            nothing that was learnt.
    """

    def __init__(self, C: float = 0.3, vector_columns: int = 0, folds: int = 3) -> None:  # noqa: N803 - scikit-learn's name
        self.C = C
        self.vector_columns = vector_columns
        self.folds = folds

    def fit(self, X: Any, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:  # noqa: N803
        """Learn from (n, d) numbers, dense or sparse, and n classes."""
        rows, labels = validate_data(self, X, y, accept_sparse="csr", dtype=np.float64)
        weight = _check_sample_weight(sample_weight, rows, ensure_non_negative=True)
        rows, labels, weight = rows[weight > 0], labels[weight > 0], weight[weight > 0]
        self.margins_ = self._learn(rows, labels, weight)
        self.classes_ = self.margins_.machine.classes_
        self.temperature_, self.floor_ = self._calibrate(rows, labels, weight)
        return self

    def decision_function(self, X: Any) -> Numbers:  # noqa: N803
        """The margins, (n, classes); with two classes (n,)."""
        columns = self._columns(X)
        return columns[:, 1] - columns[:, 0] if len(self.classes_) == 2 else columns

    def predict_proba(self, X: Any) -> Numbers:  # noqa: N803
        """Probabilities, (n, classes)."""
        return self.probabilities(self.decision_function(X))

    def probabilities(self, margins: Numbers) -> Numbers:
        """What the margins of `decision_function` mean as probabilities, (n, classes)."""
        columns = margins if margins.ndim > 1 else np.column_stack([np.zeros_like(margins), margins])
        return np.asarray(softmax(columns / self.temperature_, axis=1))

    def predict(self, X: Any) -> NDArray[Any]:  # noqa: N803
        """The likeliest class of each row, (n,)."""
        best = self._columns(X).argmax(axis=1)
        return np.asarray(self.classes_[best])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags

    def _columns(self, features: Any) -> Numbers:
        check_is_fitted(self)
        rows = validate_data(self, features, reset=False, accept_sparse="csr", dtype=np.float64)
        return self.margins_.columns(rows)

    def _learn(self, rows: Any, labels: NDArray[Any], weight: Numbers) -> "Margins":
        machine = LinearSVC(C=self.C, random_state=0).fit(rows, labels, weight)
        codes = np.searchsorted(machine.classes_, labels)
        vectors = _vectors(rows, self.vector_columns)
        return Margins(machine, Nearest.learn(vectors, codes) if self.vector_columns else None)

    def _calibrate(self, rows: Any, labels: NDArray[Any], weight: Numbers) -> tuple[float, float]:
        folds = min(self.folds, *np.unique(labels, return_counts=True)[1])
        if folds < 2:
            return 1.0, -np.inf
        margins, truth = [], []
        splits = StratifiedKFold(folds, shuffle=True, random_state=0).split(rows, labels)
        for train, test in islice(splits, 1 if len(labels) >= _PLENTY else folds):
            margins.append(self._learn(rows[train], labels[train], weight[train]).columns(rows[test]))
            truth.append(np.searchsorted(self.classes_, labels[test]))
        held_out = np.vstack(margins)
        floor = float(np.quantile(held_out.max(axis=1), _STRANGE))
        return _best_temperature(held_out, np.concatenate(truth)), floor


@dataclass(frozen=True, slots=True)
class Margins:
    """What is learnt before calibration.

    Args:
        machine: The fitted machine.
        nearest: The known vectors, if some columns are one.
    """

    machine: LinearSVC
    nearest: Nearest | None

    def columns(self, rows: Any) -> Numbers:
        """The margins with one column a class even for two classes, (n, classes)."""
        margins: Numbers = self.machine.decision_function(rows)
        if margins.ndim == 1:
            margins = np.column_stack([-margins, margins])
        if self.nearest is None:
            return margins
        return margins + self.nearest.cosines(_vectors(rows, self.nearest.rows.shape[1]))


def _vectors(rows: Any, columns: int) -> Numbers:
    found = rows[:, rows.shape[1] - columns :]
    return np.asarray(found.toarray() if issparse(found) else found)


def _best_temperature(margins: Numbers, truth: NDArray[np.intp]) -> float:
    def loss(log_temperature: float) -> float:
        likely = log_softmax(margins / np.exp(log_temperature), axis=1)
        return -float(likely[np.arange(len(truth)), truth].mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-5, 3), method="bounded").x))
