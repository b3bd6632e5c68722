"""Fresh databases and sorters for stories; what takes seconds to learn is learnt once a process."""

import shutil
from copy import copy
from pathlib import Path

import pytest

from bridge.app.sorter import ClassifierSorter
from bridge.domain.taxonomy import Taxonomy
from classifiers import GroupMatcher


@pytest.fixture
def database(empty_sqlite: Path, tmp_path: Path) -> str:
    """The URL of an SQLite file with all tables and nothing in them."""
    path = tmp_path / "bridge.sqlite"
    shutil.copy(empty_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def trained() -> ClassifierSorter:
    """The bridge's own sorter, which knows no group yet; never given to a bridge itself."""
    return ClassifierSorter(Taxonomy.load())


@pytest.fixture
def sorter(trained: ClassifierSorter) -> ClassifierSorter:
    """The bridge's own sorter, which knows no group yet."""
    fresh = copy(trained)
    fresh._matcher = GroupMatcher(trained._reader.domain_)
    return fresh
