"""A sandbox without a bridge, and a database to fill."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlmodel import Session, SQLModel

from bridge.sandbox.app import Options, Sandbox, create
from bridge.sandbox.server import Running
from bridge.store.engine import Store
from tests.store.rows import Desk


@dataclass(frozen=True)
class Pocket:
    """A sandbox: its address, and both sides from within."""

    url: str
    sides: Sandbox


@pytest.fixture(scope="module")
def pocket() -> Iterator[Pocket]:
    """A sandbox that nothing is connected to."""
    app = create(Options(pace=100, index_lag=0))
    with Running(app) as running:
        yield Pocket(running.url, app.state.sandbox)


@pytest.fixture
def store() -> Iterator[Store]:
    """A database in memory."""
    store = Store("sqlite://")
    SQLModel.metadata.create_all(store.engine)
    yield store
    store.close()


@pytest.fixture
def desk(store: Store) -> Iterator[Desk]:
    """Rows to lay; what asks through the store sees them once they are committed."""
    with Session(store.engine, expire_on_commit=False) as session:
        yield Desk(session)
