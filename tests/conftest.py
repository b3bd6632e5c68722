"""What tests of several rooms share: a clock to hold, and a store of each kind."""

import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import pytest
from hypothesis import settings

from bridge.store import engine
from bridge.store.engine import Store
from bridge.store.migrate import upgrade
from tests.browser import Chromium, started
from tests.kept import Kept, Shelf, leave, store_at
from tests.postgres import Reused, running
from tests.stage import Stage, lit

settings.register_profile("bridge", deadline=None, derandomize=True, max_examples=50, print_blob=True)
settings.load_profile("bridge")

SHARED = Path(__file__).parents[2] / "shared"


FLOW = Path(__file__).parent / "flow"
STEPS = {f"test_{step}.py" for step in ("intake", "sorting", "memory", "delivery", "ledger", "properties")}
ONE_IN = 6


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are cores: tests of whole stories wait for servers now and then."""
    return (os.cpu_count() or 1) + 2


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is collected stays until the end, so nothing of it is looked through for garbage, now or later."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--every-database", action="store_true", help="run every test of decisions on PostgreSQL too"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the flow's tests of what people decide and see, all run on SQLite and every sixth on PostgreSQL too.

    They ask the same questions of the store over and over. The tests of the store itself, of the steps that write in
    turns with others (keeping, sorting, delivering, the ledger) and of whole stories all run on both.
    """
    if not config.getoption("every_database"):
        items[:] = [item for item in items if not _left_out(item)]


def _left_out(item: pytest.Item) -> bool:
    name = item.nodeid.replace("postgresql", "sqlite")
    decides = FLOW in item.path.parents and item.path.name not in STEPS
    return decides and name != item.nodeid and crc32(name.encode()) % ONE_IN != 0


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
    """The URL of a PostgreSQL server of this test process, with a migrated database to copy."""
    with running() as url:
        yield url


@pytest.fixture(scope="session")
def reused(postgres: str) -> Iterator[Reused]:
    """One database of that server, for all tests of this process."""
    database = Reused(postgres)
    yield database
    database.close()


@pytest.fixture(scope="session")
def in_memory() -> Iterator[Path]:
    """A folder in memory where the system has such, for this process."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    with TemporaryDirectory(prefix="bridge-sqlite-", dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def kept(empty_sqlite: Path, in_memory: Path) -> Kept:
    """One SQLite file for all tests of this process."""
    return Kept(empty_sqlite, in_memory)


@pytest.fixture(scope="session")
def shelf(empty_sqlite: Path, in_memory: Path) -> Shelf:
    """More of them, for tests that need one for themselves while others are in use."""
    return Shelf(empty_sqlite, in_memory)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with all tables and no rows: every test that uses it runs on SQLite and on PostgreSQL."""
    # Where many share few cores, a test may stand still for seconds.
    monkeypatch.setattr(engine, "FROZEN_AFTER", 60_000)
    if request.param == "sqlite":
        kept: Kept = request.getfixturevalue("kept")
        return kept.emptied()
    database: Reused = request.getfixturevalue("reused")
    return database.emptied()


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = store_at(database_url)
    yield opened
    leave(opened)


@pytest.fixture(scope="session")
def stage() -> Iterator[tuple[Stage, str]]:
    """A server for the apps of many tests, and its address."""
    with lit() as stage:
        yield stage


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """The Chromium of this test process."""
    with started() as running:
        yield running
