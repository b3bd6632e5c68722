import pytest

from bridge.store.engine import Store
from tests.flow.pages.shelf import Shelf


@pytest.fixture
def shelf(store: Store) -> Shelf:
    return Shelf(store)
