"""What a classifier of themes starts from: the taxonomy, read by a sentence model or by words alone."""

import hashlib
import json
from pathlib import Path

from bridge.domain.taxonomy import Taxonomy
from classifiers import InsightReader, SentenceVectors, ThemeClassifier
from classifiers.refit.lessons import Lesson
from classifiers.shelf.archive import Archive
from classifiers.shelf.packing import THEMES, unpack_themes

MEANING, WORDS_ALONE = "minilm-l6-v2 tuned-1", "words"
"""What readings are named after; a name changes with the weights, so that stored readings are made anew."""


def model_name(folder: Path | None) -> str:
    """The sentence model that reads: that in the folder, else the installed one, else none."""
    if folder:
        return str(folder)
    return MEANING if SentenceVectors.available() else WORDS_ALONE


def basis_of(taxonomy: Taxonomy, model: str) -> str:
    """A fingerprint of all that a classifier was fitted for: another one cannot use it."""
    themes = sorted((theme.key, theme.description, sorted(theme.examples)) for theme in taxonomy.themes)
    return hashlib.sha256(json.dumps([model, themes]).encode()).hexdigest()[:16]


class Ground:
    """The taxonomy as read; a second or two of work with a sentence model.

    Args:
        taxonomy: the themes.
        model: as `model_name` says.

    Attributes:
        model: the version of what the reader gives.
        basis: what classifiers must have been fitted for.
        reader: reads texts.
        lessons: the taxonomy's texts and their themes.
    """

    def __init__(self, taxonomy: Taxonomy, model: str) -> None:
        self.model, self.basis = model, basis_of(taxonomy, model)
        self.vectors = _vectors(model)
        texts, themes = taxonomy.training_texts()
        self.reader = InsightReader(self.vectors)
        self._texts = texts
        self.lessons = [
            Lesson(features, theme)
            for features, theme in zip(self.reader.fit_transform(texts), themes, strict=True)
        ]

    def first(self) -> ThemeClassifier:
        """Version 0: all of the taxonomy and nothing else."""
        texts, themes = [each.features for each in self.lessons], [each.theme for each in self.lessons]
        return ThemeClassifier(self.vectors).fit(texts, themes)

    def without(self, texts: set[str]) -> list[Lesson]:
        """The taxonomy's lessons except for some texts."""
        return [lesson for text, lesson in zip(self._texts, self.lessons, strict=True) if text not in texts]

    def unpack(self, version: int, data: bytes | None) -> ThemeClassifier:
        """A version from its bytes.

        Raises:
            ShelfError: they are gone or damaged, or of another version of the classifiers.
        """
        return unpack_themes(whole(version, data), self.vectors, f"Theme version {version}")


def whole(version: int, data: bytes | None) -> Archive:
    """A version's bytes, checked.

    Raises:
        ShelfError: they are gone or damaged, or of another kind or format.
    """
    return Archive.from_bytes(data or b"", THEMES, f"Theme version {version}")


def _vectors(model: str) -> SentenceVectors | None:
    if model == WORDS_ALONE:
        return None
    return SentenceVectors(None if model == MEANING else Path(model))
