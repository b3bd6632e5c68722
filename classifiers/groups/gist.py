"""What a group of texts says as a whole, in the words and the vector of a single text."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from classifiers.groups.query import Query
from classifiers.text.domain import Domain
from classifiers.text.features import Features
from classifiers.text.words import words


def central(domain: Domain, features: Sequence[Features], most: int = 12) -> list[Features]:
    """The texts that say best what all of them say, in their order: those nearest to their centre.

    Without a sentence model they are the first ones.

    Args:
        domain: What is usual in the domain.
        features: Of the texts.
        most: How many, at most.
    """
    if len(features) <= most:
        return list(features)
    vectors = domain.centre(np.array([each.whole for each in features]))
    nearest = np.argsort(-(vectors @ vectors.sum(axis=0)), kind="stable")[:most]
    return [features[at] for at in np.sort(nearest)]


def gist(domain: Domain, features: Sequence[Features]) -> Query:
    """The centre of at least one text: what it has in common with another text is the mean over all of them.

    Args:
        domain: What is usual in the domain.
        features: Of the texts.
    """
    centre = domain.centre(np.array([each.whole for each in features])).sum(axis=0)
    length = float(np.linalg.norm(centre))
    total: Counter[str] = Counter()
    for each in features:
        total.update(domain.weigh(words(each.text)))
    weights = {word: weight / len(features) for word, weight in total.items()}
    return Query(centre / length if length else centre, weights, None)
