"""`groups`: one corpus as a stream of texts, in several orders."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from time import perf_counter

import numpy as np
from sklearn.metrics import adjusted_rand_score

from classifiers import Domain, Features, GroupMatcher, InsightReader, SentenceVectors
from classifiers.groups.checkups import CheckUps
from classifiers.measure.corpora import Corpus
from classifiers.measure.curves import precision_by_coverage
from classifiers.measure.people import Person
from classifiers.measure.plots import draw, line_chart
from classifiers.measure.progress import progress
from classifiers.measure.scores import grouping
from classifiers.measure.streams import shuffled
from classifiers.measure.trial import Trial

DOMAIN_TEXTS = 300
_TIMED = 200
_BUDGETS = (0.0, 0.05, 0.1, 0.2)

Figures = dict[str, float | str]


@dataclass(frozen=True, slots=True)
class Options:
    """How the streams are played.

    Args:
        asked: Questions that may be asked for each text.
        lines: Lines on a check-up card.
        human_error: The share of ticks that are wrong.
        orders: How many orders of arrival are played; the figures are their means.
    """

    asked: float = 0.0
    lines: int = 5
    human_error: float = 0.0
    orders: int = 1


def draw_curves(corpus: Corpus, vectors: SentenceVectors | None, options: Options, folder: Path) -> None:
    """Draw what silence costs, and what questions buy, from one order each.

    Args:
        corpus: The texts.
        vectors: The sentence model, if any.
        options: How the streams are played, but for the share asked.
        folder: Where the charts go.
    """
    features = InsightReader(vectors).read_many(corpus.texts)
    order = shuffled(len(features), 0)
    ordered, labels = [features[at] for at in order], [corpus.labels[at] for at in order]
    quality, silence = [], {}
    for asked in _BUDGETS:
        trial, groups = _play(ordered, labels, replace(options, asked=asked), 0)
        quality.append((asked, grouping(labels, groups)["bcubed_f1"]))
        silence[f"{asked:.0%} asked"] = precision_by_coverage(*zip(*trial.record.likeliest, strict=True))
    title = f"{corpus.name}: quality by questions"
    draw(folder, f"{corpus.name}-quality", line_chart(title, "cards a text", "B-cubed F1", {"": quality}))
    title = f"{corpus.name}: the likeliest group is right"
    draw(
        folder,
        f"{corpus.name}-silence",
        line_chart(title, "share of texts, surest first", "share right", silence),
    )


def measure(corpus: Corpus, vectors: SentenceVectors | None, options: Options) -> Figures:
    """Play a corpus in every order.

    Returns:
        `corpus` and the means over the orders; `order_ari` is the mean agreement of two orders, 1
        if there is but one.
    """
    features, reading = _read(InsightReader(vectors), corpus.texts)
    figures, groupings, deciding = [], [], []
    for seed in progress(range(options.orders), corpus.name):
        order = shuffled(len(features), seed)
        trial, groups = _play(
            [features[at] for at in order], [corpus.labels[at] for at in order], options, seed
        )
        figures.append(trial.record.figures() | grouping([corpus.labels[at] for at in order], groups))
        groupings.append(np.array(groups)[np.argsort(order)])
        deciding += trial.record.seconds
    agreement = [adjusted_rand_score(one, two) for one, two in combinations(groupings, 2)]
    means = {name: float(np.mean([each[name] for each in figures])) for name in figures[0]}
    return (
        {"corpus": corpus.name}
        | means
        | {"order_ari": float(np.mean(agreement or 1.0))}
        | _times(reading, deciding)
    )


def _play(
    features: Sequence[Features], labels: Sequence[str], options: Options, seed: int
) -> tuple[Trial, list[int]]:
    """The domain is learnt from the first texts, without their labels."""
    matcher = GroupMatcher(Domain.learn(features[:DOMAIN_TEXTS]))
    person = Person(labels, options.human_error, seed)
    trial = Trial(matcher, CheckUps(options.lines), person, options.asked)
    return trial, trial.run(features)


def _read(reader: InsightReader, texts: Sequence[str]) -> tuple[list[Features], list[float]]:
    """All features, the first ones read one by one, with the time of each."""
    timed, seconds = [], []
    for text in texts[:_TIMED]:
        start = perf_counter()
        timed.append(reader.read(text))
        seconds.append(perf_counter() - start)
    return timed + reader.read_many(texts[_TIMED:]), seconds


def _times(reading: Sequence[float], deciding: Sequence[float]) -> Figures:
    both = np.array(reading) + np.resize(deciding, len(reading))
    return {f"ms_per_text_p{q}": float(np.percentile(both, q) * 1000) for q in (50, 99)}
