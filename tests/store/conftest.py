"""One database of each kind for all questions: each test asks inside a transaction that is never committed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlmodel import Session, SQLModel

from bridge.store.engine import Store
from tests.store.rows import Desk


@pytest.fixture(scope="session")
def sqlite_archive(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a migrated SQLite file."""
    return f"sqlite:///{shutil.copy(empty_sqlite, tmp_path_factory.mktemp('archive') / 'bridge.sqlite')}"


@pytest.fixture(scope="session")
def postgres_archive(postgres: str) -> str:
    """The URL of a migrated database of the server of this test process."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE DATABASE archive TEMPLATE empty")
    return postgres.replace("/postgres?", "/archive?")


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def archive(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A migrated database in which nothing ever stays; pytest may open it more than once."""
    store = Store(request.getfixturevalue(f"{request.param}_archive"), pool=1)
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
