"""The bridge's own sorter, learnt from its taxonomy once a process: that takes seconds."""

from copy import copy
from functools import cache

from bridge.app.sorter import HOLD, ClassifierSorter
from bridge.domain.taxonomy import Taxonomy
from classifiers import GroupMatcher


@cache
def trained() -> ClassifierSorter:
    """One that knows no group; only to read with, or to copy."""
    return ClassifierSorter(Taxonomy.load())


def fresh() -> ClassifierSorter:
    """One that knows no group yet and may learn some."""
    sorter = copy(trained())
    sorter._matcher = GroupMatcher(sorter._reader.domain_, hold=HOLD)
    return sorter
