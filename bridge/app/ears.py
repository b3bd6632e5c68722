"""Hands the classifiers to the flow's watches, which know only a protocol."""

from collections.abc import Sequence

from bridge.app.sorter import ClassifierSorter
from classifiers import Features
from classifiers.groups.backlog import BacklogMatcher

_WORDS = 0


class ClassifierEars:
    """Compares what is listened for with reports as it compares issues with problems: by meaning and by words.

    Args:
        sorter: reads texts.
    """

    def __init__(self, sorter: ClassifierSorter) -> None:
        self._sorter = sorter

    @property
    def model(self) -> str:
        """The version of what readings are made by."""
        return self._sorter.model

    def likeness(self, words: str, readings: Sequence[bytes]) -> list[float]:
        """How likely each of some readings speaks of these words; 20 µs a reading."""
        matcher = BacklogMatcher(self._sorter.domain)
        matcher.place(_WORDS, Features.from_bytes(self._sorter.read(words)))
        return [matcher.search([Features.from_bytes(reading)], 1)[0][1] for reading in readings]
