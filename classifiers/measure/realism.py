"""Notes as people type them: what boilerplate costs, and how well several problems are told apart.

`python -m classifiers.measure.realism FOLDER` prints both for a corpus with a training and a validation
split; the thresholds of `StopPhrases` and `parts` were set on CLINC150 with it.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from classifiers import Domain, Features, InsightReader, SentenceVectors, ThemeClassifier
from classifiers.measure.corpora import Corpus, read
from classifiers.text.boilerplate import StopPhrases
from classifiers.text.parts import parts

PHRASES = (
    "customer called about",
    "cx wants to know",
    "caller says",
    "the customer is asking",
    "cust on the line,",
)
_BEGUN = 5
_PAIRS = 2000
_CONTEXTS = Path(__file__).with_name("contexts.txt")

Figures = dict[str, float | str]


def boilerplate(corpus: Corpus, vectors: SentenceVectors) -> list[Figures]:
    """Judge validation texts, plain and begun with phrases, before and after these were learnt.

    Returns:
        For each the accuracy of their themes, their mean likeness to the nearest training text, and
        the share of those that have the same theme.
    """
    train, val, random = corpus.part("train"), corpus.part("val"), np.random.default_rng(0)
    begun = _begun(val.texts, random)
    learnt = InsightReader(vectors).fit([*train.texts, *_begun(train.texts[::_BEGUN], random)])
    plain = InsightReader(vectors).with_domain(replace(learnt.domain_, phrases=StopPhrases()))
    figures: list[Figures] = []
    for learning, reader in (("without", plain), ("with", learnt)):
        known = reader.read_many(train.texts)
        themes = ThemeClassifier(vectors).fit(known, train.labels)
        for name, texts in (("plain", val.texts), ("begun", begun)):
            seen = reader.read_many(texts)
            right = themes.predict(seen) == np.array(val.labels)
            nearest = _nearest(reader.domain_, seen, known)
            same = np.array(train.labels)[nearest.argmax(axis=1)] == np.array(val.labels)
            found = (right.mean(), nearest.max(axis=1).mean(), same.mean())
            scores = dict(zip(("accuracy", "likeness", "nearest_right"), map(float, found), strict=True))
            figures.append({"texts": name, "learning": learning, **scores})
    return figures


def splitting(corpus: Corpus, vectors: SentenceVectors, pairs: int = _PAIRS) -> dict[str, float]:
    """Put validation texts together two by two, and beside sentences that tell of no problem.

    Returns:
        The share of splits that are right if one text in three has two problems; the share of those
        that are split (recall); and of pairs of one label and of texts with context that are.
    """
    train, val, random = corpus.part("train"), corpus.part("val"), np.random.default_rng(0)
    reader = InsightReader(vectors, spelling=False)
    domain = Domain.learn(reader.read_many(train.texts))
    texts, labels = reader.read_many(val.texts), np.array(val.labels)
    contexts = reader.read_many(_CONTEXTS.read_text("utf-8").splitlines())
    one, other = random.integers(len(texts), size=(2, pairs))
    apart = labels[one] != labels[other]
    twin = [int(random.choice(np.flatnonzero(labels == labels[at]))) for at in one]
    found = {
        "recall": _split(zip(one[apart], other[apart], strict=True), texts, texts, domain),
        "same_split": _split(zip(one, twin, strict=True), texts, texts, domain),
        "context_split": _split(zip(one, other % len(contexts), strict=True), texts, contexts, domain),
    }
    return found | {"precision": found["recall"] / max(sum(found.values()), 1e-9)}


def _begun(texts: Sequence[str], random: np.random.Generator) -> list[str]:
    return [f"{random.choice(PHRASES)} {text}" for text in texts]


def _nearest(domain: Domain, seen: Sequence[Features], known: Sequence[Features]) -> NDArray[np.float32]:
    rows, others = (domain.centre(np.array([each.whole for each in many])) for many in (seen, known))
    return rows @ others.T


def _split(
    pairs: Iterable[tuple[int, int]], ones: Sequence[Features], others: Sequence[Features], domain: Domain
) -> float:
    """The share of pairs that are taken for more than one problem."""
    return float(
        np.mean([len(parts(_together(ones[at], others[beside]), domain)) > 1 for at, beside in pairs])
    )


def _together(one: Features, other: Features) -> Features:
    rows = np.vstack([one.parts, other.parts])
    return Features(one.sentences + other.sentences, np.vstack([rows.mean(axis=0), rows]).astype(np.float16))


def report(folder: Path) -> str:
    """All figures of a corpus as JSON."""
    corpus, vectors = read(folder), SentenceVectors()
    return json.dumps([splitting(corpus, vectors), *boilerplate(corpus, vectors)], indent=1)


if __name__ == "__main__":
    sys.stdout.write(report(Path(sys.argv[1])) + "\n")
