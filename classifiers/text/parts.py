"""Several problems in one text: which of its sentences speak of which."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from classifiers.text.domain import Domain
from classifiers.text.features import Features
from classifiers.text.minilm import Floats

# On pairs of CLINC150's validation texts, and with sentences of ours beside them that tell of no problem,
# 98 % of the splits made with these two are right, and 49 % of the pairs that should be are split
# (75 % in its narrower domains); `python -m classifiers.measure.realism` measures it.
_FAMILIAR = 0.45
_APART = 0.075


def parts(features: Features, domain: Domain) -> list[Features]:
    """The problems that a text speaks of, each as features of its own; a text of one gives back itself.

    A sentence that is like a text of the domain speaks of a problem, and of another one if it is unlike
    all such sentences before it. Any other sentence only tells more: it stays with the one before it,
    or at the beginning with the one after it. No text is encoded again.

    Args:
        features: The text's.
        domain: What texts here are usually about.

    Returns:
        At least one, in the order in which the problems are first named.
    """
    vectors = domain.centre(features.parts)
    homes = _homes(vectors, domain.familiar(vectors) >= _FAMILIAR)
    if not any(homes):
        return [features]
    order = sorted(range(len(homes)), key=lambda at: (homes[at], at))
    return [_part(features, list(each)) for _, each in groupby(order, key=homes.__getitem__)]


def _homes(vectors: Floats, problems: NDArray[np.bool_]) -> list[int]:
    """For each sentence the number of the part that it belongs to, counted from 0."""
    homes: list[int] = []
    for at, vector in enumerate(vectors):
        before = np.flatnonzero(problems[:at])
        if not problems[at] or not len(before):
            homes.append(homes[-1] if homes else 0)
            continue
        likeness = vectors[before] @ vector
        apart = likeness.max() < _APART
        homes.append(max(homes) + 1 if apart else homes[before[likeness.argmax()]])
    return homes


def _part(features: Features, sentences: Sequence[int]) -> Features:
    rows = features.parts[list(sentences)]
    said = tuple(features.sentences[at] for at in sentences)
    if len(rows) == 1:
        return Features(said, rows.astype(np.float16))
    whole = rows.mean(axis=0)
    return Features(said, np.vstack([whole / np.linalg.norm(whole), rows]).astype(np.float16))
