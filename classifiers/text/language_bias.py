"""Takes the language out of sentence vectors, so that they say what a text says and not in which language.

An English model finds any two German texts alike, whatever they are about. What all texts of a language
share is found from the same few sentences in several languages, and left out:
"A Simple and Effective Method To Eliminate the Self Language Bias in Multilingual Representations",
Yang et al. 2021, https://aclanthology.org/2021.emnlp-main.470.
"""

import csv
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from classifiers.text.minilm import Floats
from classifiers.text.vectors import SentenceVectors

_PARALLEL = Path(__file__).with_name("parallel.csv")


def language_bias(vectors: SentenceVectors) -> Floats:
    """The directions in which languages differ from English, orthonormal rows (languages - 1, d).

    They are learnt once a process for each model, in about half a second.

    Raises:
        WeightsError: The weights are missing or damaged.
    """
    return _learn(tuple(sorted(vectors.get_params().items())))


def without_bias(rows: Floats, bias: Floats) -> Floats:
    """Unit rows (n, d) without what lies in the directions of `bias` (k, d)."""
    left = rows - rows @ bias.T @ bias
    unit: Floats = left / np.maximum(np.linalg.norm(left, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return unit


@lru_cache(maxsize=4)
def _learn(parameters: tuple[tuple[str, Any], ...]) -> Floats:
    vectors = SentenceVectors(**dict(parameters))
    with _PARALLEL.open(encoding="utf-8", newline="") as file:
        english, *others = zip(*csv.reader(file), strict=True)
    usual = vectors.transform(english[1:]).mean(axis=0)
    away = np.array([vectors.transform(each[1:]).mean(axis=0) - usual for each in others])
    directions: Floats = np.linalg.svd(away, full_matrices=False)[2]
    return directions
