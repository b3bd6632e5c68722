"""Models taken apart into archives, and put together again."""

from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from classifiers.shelf.archive import Archive, ShelfError
from classifiers.text.boilerplate import StopPhrases
from classifiers.text.domain import Domain
from classifiers.text.terms import learnt_terms, with_terms
from classifiers.text.vectors import SentenceVectors
from classifiers.themes.classifier import ThemeClassifier
from classifiers.themes.margins import CalibratedSVC, Margins
from classifiers.themes.nearest import Nearest

DOMAIN, THEMES = "domain", "themes"

VERSION = 1
"""Of the classifier of themes: counted up whenever its learnt numbers come to mean something else."""


def pack_domain(domain: Domain) -> Archive:
    """Take a domain apart."""
    counts = np.array(list(domain.seen.values()), np.int64)
    return Archive(
        DOMAIN,
        {
            "texts": domain.texts,
            "openings": sorted(domain.phrases.openings),
            "closings": sorted(domain.phrases.closings),
        },
        {
            "mean": domain.mean,
            "words": np.array(list(domain.seen)),
            "seen": counts,
            "sample": domain.sample,
        },
    )


def unpack_domain(archive: Archive) -> Domain:
    """Put a domain together.

    Raises:
        ShelfError: Another version of this library took it apart.
    """
    facts, arrays = archive.facts, archive.arrays
    try:
        seen = zip(arrays["words"].tolist(), arrays["seen"].tolist(), strict=True)
        phrases = StopPhrases(frozenset(facts["openings"]), frozenset(facts["closings"]))
        return Domain(arrays["mean"], facts["texts"], dict(seen), phrases, arrays["sample"])
    except KeyError as error:
        raise ShelfError(f"A domain is of another version of the classifiers: {error}.") from error


def pack_themes(classifier: ThemeClassifier) -> Archive:
    """Take a fitted classifier apart; its sentence model is not part of it."""
    parameters = {
        name: value for name, value in classifier.get_params(deep=False).items() if name != "vectors"
    }
    facts = {
        "version": VERSION,
        "parameters": parameters,
        "meaning": classifier.meaning_,
        "words": classifier.words_,
    }
    arrays = {"classes": np.asarray(classifier.classes_, str)}
    if classifier.words_:
        arrays |= learnt_terms(classifier.terms_)
        facts |= {"temperature": classifier.machine_.temperature_, "floor": classifier.machine_.floor_}
        arrays |= _margins(classifier.machine_.margins_)
    else:
        arrays |= _linear(classifier.machine_)
    return Archive(THEMES, facts, arrays)


def unpack_themes(
    archive: Archive, vectors: SentenceVectors | None, name: str = "A model of themes"
) -> ThemeClassifier:
    """Put a fitted classifier together.

    Args:
        archive: What `pack_themes` gave.
        vectors: The sentence model that it was fitted with.
        name: What to call it in a message.

    Raises:
        ShelfError: Another version of this library took it apart, or the sentence model is missing.
    """
    if archive.facts.get("version") != VERSION:
        found = archive.facts.get("version")
        raise ShelfError(f"{name} is of version {found} of the classifiers, not {VERSION}.")
    try:
        classifier = _themes(archive, vectors)
    except (KeyError, TypeError) as error:
        raise ShelfError(f"{name} is of another version of the classifiers: {error}.") from error
    if classifier.meaning_ and vectors is None:
        raise ShelfError(f"{name} needs the sentence model that it was fitted with.")
    return classifier


def _themes(archive: Archive, vectors: SentenceVectors | None) -> ThemeClassifier:
    facts, arrays = archive.facts, archive.arrays
    classifier = ThemeClassifier(vectors, **facts["parameters"])
    classifier.meaning_, classifier.words_, classifier.classes_ = (
        facts["meaning"],
        facts["words"],
        arrays["classes"],
    )
    if not classifier.words_:
        classifier.machine_ = _relinear(LogisticRegression(), archive)
        return classifier
    classifier.terms_ = with_terms(arrays)
    nearest = Nearest(arrays["nearest"], arrays["starts"]) if "nearest" in arrays else None
    machine = CalibratedSVC(classifier.C, 0 if nearest is None else nearest.rows.shape[1])
    machine.margins_ = Margins(_relinear(LinearSVC(), archive), nearest)
    machine.classes_ = arrays["classes"]
    machine.temperature_, machine.floor_ = facts["temperature"], facts["floor"]
    machine.n_features_in_ = arrays["coef"].shape[1]
    classifier.machine_ = machine
    return classifier


def _margins(margins: Margins) -> dict[str, Any]:
    known = (
        {} if margins.nearest is None else {"nearest": margins.nearest.rows, "starts": margins.nearest.starts}
    )
    return known | _linear(margins.machine)


def _linear(machine: Any) -> dict[str, Any]:
    """Half the bits: a weight for each term and class is most of an archive, and its 8th digit says nothing."""
    return {"coef": machine.coef_.astype(np.float32), "intercept": machine.intercept_}


def _relinear(machine: Any, archive: Archive) -> Any:
    machine.coef_, machine.intercept_ = archive.arrays["coef"], archive.arrays["intercept"]
    machine.classes_, machine.n_features_in_ = archive.arrays["classes"], machine.coef_.shape[1]
    return machine
