"""The bridge's own sorter, learnt from its taxonomy once a process: that takes seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import cache
from unittest.mock import patch

from bridge.app import sorter as sorter_module
from bridge.app.sorter import HOLD, ClassifierSorter
from bridge.app.themes.ground import Ground
from bridge.domain.taxonomy import Taxonomy
from classifiers import GroupMatcher

_read = cache(Ground)


def _grounded(taxonomy: Taxonomy, model: str) -> Ground:
    """A ground with a reader that may learn phrases of its own."""
    ground = copy(_read(taxonomy, model))
    ground.reader = copy(ground.reader)
    return ground


@contextmanager
def read_before() -> Iterator[None]:
    """Whoever makes a sorter in this `with` block has the taxonomy read at most once a process."""
    with patch.object(sorter_module, "Ground", _grounded):
        yield


@cache
def trained() -> ClassifierSorter:
    """One that knows no group; only to read with, or to copy."""
    with read_before():
        return ClassifierSorter(Taxonomy.load())


def fresh() -> ClassifierSorter:
    """One that knows no group yet and may learn some."""
    sorter = copy(trained())
    sorter._matcher = GroupMatcher(sorter._reader.domain_, hold=HOLD)
    return sorter
