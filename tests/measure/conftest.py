"""A small made-up company's store, filled once for all tests of this process."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy

import pytest

from bridge.flow import tallies
from bridge.measure.company import Size
from bridge.measure.fill import fill
from bridge.store.engine import Store

NOW = datetime(2026, 11, 19, 14, 30, tzinfo=UTC)
SMALL = Size(300, 40, 60)


@pytest.fixture(scope="session")
def filled(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(f"sqlite:///{copy(empty_sqlite, tmp_path_factory.mktemp('measured') / 'bridge.sqlite')}")
    fill(store, SMALL, NOW)
    tallies.refresh(store, NOW)
    yield store
    store.close()
