from collections.abc import Iterator

import pytest

from bridge.store.engine import Store
from bridge.store.tables import metadata
from tests.conftest import HeldClock
from tests.flow.office import Office


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock)


@pytest.fixture
def quick(clock: HeldClock) -> Iterator[Office]:
    """An office in memory, for what has nothing to do with the kind of database."""
    store = Store("sqlite://")
    metadata.create_all(store.engine)
    yield Office(store, clock)
    store.close()
