"""Fresh databases and sorters for stories."""

import shutil
from pathlib import Path

import pytest

from bridge.app.sorter import ClassifierSorter
from tests.trained import fresh


@pytest.fixture
def database(empty_sqlite: Path, tmp_path: Path) -> str:
    """The URL of an SQLite file with all tables and nothing in them."""
    path = tmp_path / "bridge.sqlite"
    shutil.copy(empty_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def sorter() -> ClassifierSorter:
    """The bridge's own sorter, which knows no group yet."""
    return fresh()
