import pytest

from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.office import Office


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock)
