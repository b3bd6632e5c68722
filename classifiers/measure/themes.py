"""`themes`: train on a corpus's training split, judge its test split."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import accuracy_score, f1_score

from classifiers import Features, InsightReader, SentenceVectors, ThemeClassifier
from classifiers.measure.corpora import Corpus, CorpusError
from classifiers.measure.curves import precision_by_coverage, reliability
from classifiers.measure.noise import prefixed, typos
from classifiers.measure.plots import draw, line_chart
from classifiers.measure.scores import calibration_error, out_of_scope_auroc
from classifiers.themes.decision import Judgement

Figures = dict[str, float | str]
Variant = Literal["clean", "typos", "prefix_noise", "shots"]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Options:
    """What is done to a corpus.

    Args:
        typos: The share of letters mistyped in the test texts.
        prefix_noise: Whether an unrelated sentence is put in front of them.
        shots: Examples a theme to train on; 0 takes all.
    """

    typos: float = 0.0
    prefix_noise: bool = False
    shots: int = 0

    @property
    def variant(self) -> Variant:
        """The name of what is done."""
        if self.shots:
            return "shots"
        if self.typos:
            return "typos"
        return "prefix_noise" if self.prefix_noise else "clean"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a classifier said of a test split.

    Args:
        labels: The truth, (n,).
        found: The likeliest theme, (n,).
        inside: What was said of these texts.
        outside: What was said of the texts that are out of scope, if there are any.
    """

    labels: NDArray[np.str_]
    found: NDArray[np.str_]
    inside: Judgement
    outside: Judgement | None

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which texts were given their theme, (n,)."""
        return np.asarray(self.found == self.labels)

    @property
    def probability(self) -> Numbers:
        """That of the likeliest theme, (n,)."""
        return np.asarray(self.inside.probability.max(axis=1))


def measure(
    corpus: Corpus, vectors: SentenceVectors | None, options: Options, plots: Path | None = None
) -> Figures:
    """Train, judge and score.

    Args:
        corpus: Texts with a training and a test split.
        vectors: The sentence model, if any.
        options: What is done to them.
        plots: Where to draw how honest the probabilities are and what rejecting buys, if anywhere.

    Raises:
        CorpusError: The corpus has no training or no test split.
    """
    judged = judge(corpus, vectors, options)
    if plots is not None:
        _draw(plots, f"{corpus.name}-{options.variant}", judged)
    return {"corpus": corpus.name, "variant": options.variant} | figures(judged)


def judge(corpus: Corpus, vectors: SentenceVectors | None, options: Options) -> Judged:
    """Train on one split and judge the other.

    Raises:
        CorpusError: The corpus has no training or no test split.
    """
    train, test = corpus.part("train"), corpus.part("test")
    if not train.rows or not test.rows:
        raise CorpusError(f"{corpus.name} needs a training and a test split.")
    random = np.random.default_rng(0)
    kept = _shots(train.labels, options.shots, random)
    reader = InsightReader(vectors).fit([train.texts[at] for at in kept])
    known = reader.read_many([train.texts[at] for at in kept])
    classifier = ThemeClassifier(vectors).fit(known, [train.labels[at] for at in kept])
    inside = classifier.judge(_noisy(reader, test.texts, options, random))
    strange = corpus.out_of_scope("test")
    outside = classifier.judge(_noisy(reader, strange, options, random)) if strange else None
    found = classifier.classes_[inside.probability.argmax(axis=1)]
    return Judged(np.array(test.labels), found, inside, outside)


def figures(judged: Judged) -> dict[str, float]:
    """Accuracy, calibration, and what abstaining keeps and catches."""
    scored = {
        "accuracy": float(accuracy_score(judged.labels, judged.found)),
        "macro_f1": float(f1_score(judged.labels, judged.found, average="macro")),
        "ece": calibration_error(judged.probability, judged.right),
        "in_scope_accuracy": float((judged.right & judged.inside.sure).mean()),
    }
    if judged.outside is None:
        return scored
    return scored | {
        "oos_auroc": out_of_scope_auroc(judged.inside.familiarity, judged.outside.familiarity),
        "oos_recall": float((~judged.outside.sure).mean()),
    }


def _draw(folder: Path, name: str, judged: Judged) -> None:
    honest = {"said": [(0.0, 0.0), (1.0, 1.0)], "true": reliability(judged.probability, judged.right)}
    draw(
        folder,
        f"{name}-reliability",
        line_chart(f"{name}: said and true", "probability", "share right", honest),
    )
    kept = {"": precision_by_coverage(judged.probability, judged.right)}
    draw(
        folder,
        f"{name}-reject",
        line_chart(f"{name}: what is kept", "share kept, surest first", "share right", kept),
    )


def _shots(labels: Sequence[str], shots: int, random: np.random.Generator) -> Sequence[int]:
    order = random.permutation(len(labels))
    taken: dict[str, int] = {}
    kept = []
    for at in map(int, order):
        taken[labels[at]] = taken.get(labels[at], 0) + 1
        if not shots or taken[labels[at]] <= shots:
            kept.append(at)
    return sorted(kept)


def _noisy(
    reader: InsightReader, texts: Sequence[str], options: Options, random: np.random.Generator
) -> list[Features]:
    mistyped = [typos(text, options.typos, random) for text in texts]
    return reader.read_many(
        [prefixed(text, random) for text in mistyped] if options.prefix_noise else mistyped
    )
