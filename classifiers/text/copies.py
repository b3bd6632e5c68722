"""Whether two texts are one report told twice: sent again, corrected, or noted by two people on one call."""

import re

from classifiers.text.features import Features
from classifiers.text.words import words

# Set on 33 pairs of ours (tests/classifiers/data/copies.csv): no pair that differs is taken for a copy.
_SAME, _CLOSE = 0.75, 0.65
_SAME_MEANING = 0.94
_DECIDES = re.compile(r"\d|^(?:not?|never|cannot|without|nicht|nie|kein\w*|ohne)$|n't$")


def is_copy(one: Features, other: Features) -> bool:
    """Whether the texts say the same in nearly the same letters, whatever the order of the words.

    Numbers, codes and negations must be the same: "E-403" and "E-404" are two reports. That two texts
    mean the same is not enough, since two customers may well have one problem.

    >>> import numpy as np
    >>> one, two, three = (
    ...     Features((text,), np.zeros((1, 0), np.float16))
    ...     for text in ("Refund pending for 9 days", "refund pendign for 9 days!", "Refund pending for 14 days")
    ... )
    >>> is_copy(one, two), is_copy(one, three)
    (True, False)
    """
    if _deciding(one) != _deciding(other):
        return False
    first, second = _letters(one), _letters(other)
    shared = len(first & second) / max(1, len(first | second))
    return shared >= _SAME or (shared >= _CLOSE and float(one.whole @ other.whole) >= _SAME_MEANING)


def _deciding(features: Features) -> set[str]:
    return {word for word in words(features.text) if _DECIDES.search(word)}


def _letters(features: Features) -> set[str]:
    """The runs of three letters within words, word ends included."""
    padded = (f" {word} " for word in words(features.text))
    return {word[at : at + 3] for word in padded for at in range(len(word) - 2)}
