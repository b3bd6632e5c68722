"""Fitting the link: what likeness makes two texts one problem, learnt from a labelled corpus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

from classifiers import Domain, Features, GroupMatcher, InsightReader, SentenceVectors
from classifiers.groups.link import RIVALS, Link
from classifiers.measure.corpora import Corpus
from classifiers.measure.streams import heavy_tailed

DOMAIN_TEXTS = 300
_NO_RIVAL = -1e9
_PENALTY = 1e-3
_WIDE, _LONGEST = 3, 2500

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the best groups looked like from each text, in order of arrival, all earlier ones sitting right.

    Args:
        likeness: (texts, rivals, 2) by meaning and by words.
        rival: (texts, rivals) whether there was such a group.
        truth: (texts,) which rival was right; the number of rivals for "none of them".
    """

    likeness: Numbers
    rival: NDArray[np.bool_]
    truth: NDArray[np.intp]


def train(name: str, corpus: Corpus, vectors: SentenceVectors | None) -> Link:
    """The recipe of the link that ships: heavy-tailed streams, of each narrow domain and of all labels.

    Args:
        name: What the link will be called.
        corpus: Labelled texts.
        vectors: The sentence model, or None for words alone.
    """
    features, labels = InsightReader(vectors).read_many(corpus.texts), np.array(corpus.labels)
    narrow = [np.flatnonzero(np.isin(labels, known)) for known in corpus.domains.values()]
    streams = [*narrow, *[np.arange(len(labels))] * _WIDE]
    orders = [within[heavy_tailed(labels[within], seed)[:_LONGEST]] for seed, within in enumerate(streams)]
    return fit(name, [gather([features[at] for at in order], list(labels[order])) for order in orders])


def fit(name: str, streams: Sequence[Evidence]) -> Link:
    """The maximum-likelihood conditional logit, with a slight pull to zero.

    Args:
        name: What the link will be called.
        streams: Evidence from streams of texts.
    """
    likeness, rival, truth = (
        np.concatenate([getattr(stream, part) for stream in streams])
        for part in ("likeness", "rival", "truth")
    )
    inputs = np.dstack([likeness, np.ones(rival.shape)])
    chosen = np.eye(RIVALS + 1)[truth]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds = np.column_stack([np.where(rival, inputs @ weights, _NO_RIVAL), np.zeros(len(truth))])
        value = -(log_softmax(odds, axis=1) * chosen).sum() / len(truth)
        away = ((softmax(odds, axis=1) - chosen)[:, :-1] * rival)[:, :, None] * inputs
        return value + _PENALTY / 2 * weights @ weights, away.sum((0, 1)) / len(truth) + _PENALTY * weights

    found = minimize(loss, np.zeros(3), jac=True, method="L-BFGS-B").x
    return Link(name, *(round(float(weight), 2) for weight in found))


def gather(features: Sequence[Features], labels: Sequence[str]) -> Evidence:
    """Play a stream with every text placed where its label says, and write down what was seen.

    Args:
        features: n texts in order of arrival.
        labels: n labels.
    """
    seen = list(_play(features, labels))
    likeness, rival = np.zeros((len(seen), RIVALS, 2)), np.zeros((len(seen), RIVALS), bool)
    for at, (rows, _) in enumerate(seen):
        likeness[at, : len(rows)], rival[at, : len(rows)] = rows, True
    return Evidence(likeness, rival, np.array([truth for _, truth in seen]))


def _play(features: Sequence[Features], labels: Sequence[str]) -> Iterator[tuple[Numbers, int]]:
    """Texts whose group is not among the best are passed over: no weight could save them."""
    matcher = GroupMatcher(Domain.learn(features[:DOMAIN_TEXTS]))
    numbers: dict[str, int] = {}
    for item, (each, label) in enumerate(zip(features, labels, strict=True)):
        known, group = label in numbers, numbers.setdefault(label, len(numbers))
        sight = matcher.look(each)
        slots = sight.best(RIVALS)
        if not known or group in slots:
            yield np.asarray(sight.evidence(slots), float), slots.index(group) if known else RIVALS
        matcher.place(item, group, each)
