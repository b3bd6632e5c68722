"""How good a grouping or a classification is, by the usual measures."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.metrics import adjusted_rand_score, roc_auc_score, v_measure_score
from sklearn.metrics.cluster import contingency_matrix, pair_confusion_matrix

Numbers = NDArray[np.float64]


def bcubed_f1(labels: Sequence[object], groups: Sequence[object]) -> float:
    """B-cubed F1 (https://doi.org/10.1007/s10791-008-9066-8), 0 to 1.

    >>> bcubed_f1(["a", "a", "b"], [1, 1, 2])
    1.0
    >>> round(bcubed_f1(["a", "a", "b"], [1, 1, 1]), 3)
    0.714
    """
    shared = contingency_matrix(labels, groups).astype(float)
    precision = (shared**2 / shared.sum(axis=0)).sum() / shared.sum()
    recall = (shared**2 / shared.sum(axis=1, keepdims=True)).sum() / shared.sum()
    return float(2 * precision * recall / (precision + recall))


def grouping(labels: Sequence[object], groups: Sequence[object]) -> dict[str, float]:
    """All figures of one grouping, by name."""
    (_, false_pairs), (missed_pairs, true_pairs) = pair_confusion_matrix(labels, groups)
    return {
        "bcubed_f1": bcubed_f1(labels, groups),
        "ari": float(adjusted_rand_score(labels, groups)),
        "v_measure": float(v_measure_score(labels, groups)),
        "pair_precision": _share(true_pairs, true_pairs + false_pairs),
        "pair_recall": _share(true_pairs, true_pairs + missed_pairs),
        "groups": float(len(set(groups))),
        "labels": float(len(set(labels))),
    }


def calibration_error(probability: ArrayLike, right: ArrayLike, bins: int = 15) -> float:
    """The expected calibration error over bins of equal width, 0 to 1.

    >>> round(calibration_error([0.9, 0.9, 0.9, 0.9], [1, 1, 1, 0]), 2)
    0.15
    """
    likely, true = np.asarray(probability, float), np.asarray(right, float)
    place = np.minimum((likely * bins).astype(int), bins - 1)
    gaps = [abs((likely - true)[place == each].sum()) for each in range(bins)]
    return float(sum(gaps) / len(likely))


def out_of_scope_auroc(inside: ArrayLike, outside: ArrayLike) -> float:
    """How well a low best probability tells texts of no theme from the others, 0.5 to 1.

    >>> out_of_scope_auroc([0.9, 0.8], [0.1, 0.85])
    0.75
    """
    scores = np.concatenate([np.asarray(inside), np.asarray(outside)])
    truth = np.repeat([1, 0], [len(np.asarray(inside)), len(np.asarray(outside))])
    return float(roc_auc_score(truth, scores))


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else 1.0
