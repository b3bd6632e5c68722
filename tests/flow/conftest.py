from collections.abc import Iterator

import pytest
from sqlalchemy import text

from bridge.store.engine import Store
from bridge.store.tables import metadata
from tests.conftest import HeldClock
from tests.flow.office import Office


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock)


@pytest.fixture(scope="session")
def kept_memory() -> Iterator[Store]:
    """One database in memory for many tests: most of a test's time goes into compiling statements for a new one."""
    store = Store("sqlite://")
    metadata.create_all(store.engine)
    yield store
    store.close()


@pytest.fixture
def memory(kept_memory: Store) -> Iterator[Store]:
    """A database in memory, with all tables and no rows."""
    yield kept_memory
    with kept_memory.write() as session:
        for table in reversed(metadata.sorted_tables):
            session.connection().execute(table.delete())
        session.connection().execute(text("DELETE FROM sqlite_sequence"))


@pytest.fixture
def quick(memory: Store, clock: HeldClock) -> Office:
    """An office in memory, for what has nothing to do with the kind of database."""
    return Office(memory, clock)
