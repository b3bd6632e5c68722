"""One database of each kind for all questions: each test asks inside a transaction that is never committed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlmodel import Session, SQLModel

from bridge.store.engine import Store
from tests.store.rows import Desk


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A migrated database in which nothing ever stays."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("archive") / "bridge.sqlite"
        empty: Path = request.getfixturevalue("empty_sqlite")
        url = f"sqlite:///{shutil.copy(empty, path)}"
    else:
        server: str = request.getfixturevalue("postgres")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("CREATE DATABASE archive TEMPLATE empty")
        url = server.replace("/postgres?", "/archive?")
    store = Store(url, pool=1)
    yield store
    store.close()


@pytest.fixture
def session(archive: Store) -> Iterator[Session]:
    """A transaction that is rolled back at the end of the test."""
    with Session(archive.engine, expire_on_commit=False) as session:
        yield session
        session.rollback()


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


@pytest.fixture(scope="session")
def memory() -> Iterator[Store]:
    """Tables to fill and roll back many times in one test."""
    store = Store("sqlite://")
    SQLModel.metadata.create_all(store.engine)
    yield store
    store.close()
