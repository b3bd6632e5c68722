import pytest

from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.office import Office
from tests.flow.small import emptied


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock)


@pytest.fixture
def memory() -> Store:
    """A database in memory, with all tables and no rows."""
    return emptied()


@pytest.fixture
def quick(memory: Store, clock: HeldClock) -> Office:
    """An office in memory, for what has nothing to do with the kind of database."""
    return Office(memory, clock)
