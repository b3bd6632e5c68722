"""Connections to SQLite or PostgreSQL, and the four ways to open a transaction."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    IntegrityError,
    InterfaceError,
    InternalError,
    InvalidatePoolError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as NoneFreeError
from sqlalchemy.pool import StaticPool

from bridge.domain.errors import BridgeError, SettingsError
from bridge.store.gate import Urgency, WriteGate
from bridge.store.session import Reading, Session

GROUPING_LOCK = 0x6272_6964
"""The key of PostgreSQL's advisory lock under which groups are changed."""

FROZEN_AFTER = 3_000
"""Milliseconds after which PostgreSQL ends a grouping transaction whose process was frozen."""

BUSY_TIMEOUT = 1.0
"""Seconds that SQLite waits for another process's write: a person's gesture has three in all."""


FRESH = 0.1
"""Seconds after its use in which a connection to PostgreSQL is not asked whether it is alive: a restart takes longer."""

MOVED = "moved elsewhere"
"""What SQLite says when a database that was moved is written to."""


# To psycopg it is an internal error that PostgreSQL ended a transaction that stood still for too long.
FAILURES = (OperationalError, InterfaceError, InternalError, NoneFreeError)
"""The database is locked, full or gone, or all connections to it are taken: what was asked is as good as before."""


class StoreError(BridgeError):
    """The database did not answer, or did not take a write: nothing was kept, and it may be tried again."""


class ConflictError(StoreError):
    """Another transaction wrote the same thing first: look again, it is there now."""


def database_url(url: str) -> str:
    """The URL with the driver that is installed.

    Raises:
        SettingsError: it names neither SQLite nor PostgreSQL, or cannot be read.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        # The URL itself may hold a password.
        raise SettingsError(
            "database.url is not a URL. Use sqlite:///bridge.sqlite or postgresql://…"
        ) from error
    driver = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
    kind = parsed.get_backend_name()
    if kind not in driver:
        raise SettingsError(f'database.url names "{kind}". SQLite and PostgreSQL are supported.')
    return parsed.set(drivername=driver[kind]).render_as_string(hide_password=False)


class Store:
    """The database, opened once by the application.

    Args:
        url: ``sqlite:///path``, ``sqlite://`` (in memory, one process) or ``postgresql://…``.
        pool: connections kept; at least one for each thread that works.
        busy: seconds that SQLite waits for another process's write.
    """

    def __init__(self, url: str, pool: int = 24, busy: float = BUSY_TIMEOUT) -> None:
        self.url = database_url(url)
        self.sqlite = self.url.startswith("sqlite")
        self._gate = WriteGate() if self.sqlite else None
        if self.sqlite:
            self._readers, self._writers = (
                _sqlite(self.url, pool, "BEGIN", busy),
                _sqlite(self.url, 2, "BEGIN IMMEDIATE", busy),
            )
            if make_url(self.url).database in {None, "", ":memory:"}:
                self._readers = self._writers
        else:
            self._writers = _postgres(self.url, pool)
            # A statement sees what is committed, within a transaction or without one. Without, each read is two trips
            # less, and the server keeps its statements prepared, which the driver forgets with each rollback:
            # https://www.psycopg.org/psycopg3/docs/advanced/prepare.html
            self._readers = self._writers.execution_options(isolation_level="AUTOCOMMIT")

    @property
    def engine(self) -> Engine:
        """The engine that writes, for migrations."""
        return self._writers

    @property
    def reading(self) -> Engine:
        """The engine that reads, for copies."""
        return self._readers

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that changes nothing; on PostgreSQL each statement sees what is committed by then.

        Raises:
            StoreError: the database is gone.
        """
        shared = self._gate if self._readers is self._writers else None
        gate = shared.passing(Urgency.ACK) if shared else nullcontext()
        with _told("did not answer"), gate, Reading(self._readers) as session:
            yield session

    @contextmanager
    def scan(self) -> Iterator[Session]:
        """The same within a transaction, without which PostgreSQL gives all rows at once: there may be millions."""
        if self.sqlite:
            with self.read() as session:
                yield session
        else:
            with _told("did not answer"), Reading(self._writers) as session:
                yield session

    @contextmanager
    def write(self, urgency: Urgency = Urgency.WORK) -> Iterator[Session]:
        """A transaction that commits at the end of the block and rolls back when it raises.

        Raises:
            ConflictError: another transaction wrote a row with the same unique value meanwhile.
            StoreError: the database is locked, full or gone; nothing of the block was kept.
        """
        with self._gate.passing(urgency) if self._gate else nullcontext():
            try:
                with (
                    _told("did not take a write"),
                    Session(self._writers, expire_on_commit=False) as session,
                    session.begin(),
                ):
                    yield session
            except IntegrityError as error:
                if MOVED in str(error.orig):
                    raise StoreError("The database was moved; nothing was kept.") from None
                # PostgreSQL says what stands in the row, and a log shows whatever an error comes from.
                raise ConflictError(
                    f"The database has such a row already: {type(error.orig).__name__}."
                ) from None

    @contextmanager
    def grouping(self) -> Iterator[Session]:
        """A writing transaction during which no other one changes groups, in any process."""
        with self.write() as session:
            if not self.sqlite:
                session.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = {FROZEN_AFTER}"))
                session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": GROUPING_LOCK})
            yield session

    def close(self) -> None:
        """Close all connections."""
        self._readers.dispose()
        self._writers.dispose()


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Say by the driver's own name what happened; its words may quote a row."""
    try:
        yield
    except (*FAILURES, DatabaseError) as error:
        # A file that is no database is none of the kinds, all of which are this one too.
        if not isinstance(error, FAILURES) and type(error) is not DatabaseError:
            raise
        cause = type(getattr(error, "orig", None) or error).__name__
        raise StoreError(f"The database {what}: {cause}.") from error


def _postgres(url: str, pool: int) -> Engine:
    """An engine that asks a connection that it has not just used whether it is alive; if not, all are opened anew.

    See https://docs.sqlalchemy.org/en/21/core/pooling.html#custom-legacy-pessimistic-ping and, for plans,
    https://www.postgresql.org/docs/current/sql-prepare.html#SQL-PREPARE-NOTES.
    """
    engine = create_engine(url, pool_size=pool, max_overflow=8, pool_use_lifo=True, hide_parameters=True)

    def connected(connection: Any, _record: object) -> None:
        # A plan that is kept is one for a table as small as it was then. Once committed it outlives all rollbacks.
        connection.execute("SET plan_cache_mode = force_custom_plan")
        connection.commit()

    def used(_connection: Any, record: Any) -> None:
        record.info["used"] = monotonic()

    def taken(connection: Any, record: Any, _holder: object) -> None:
        if monotonic() - record.info.get("used", 0.0) > FRESH:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error as error:
                raise InvalidatePoolError from error

    event.listen(engine, "connect", connected)
    event.listen(engine, "checkin", used)
    event.listen(engine, "checkout", taken)
    return engine


def _sqlite(url: str, pool: int, begin: str, busy: float) -> Engine:
    """An engine whose transactions begin as told; the driver's own implicit BEGIN is switched off.

    See https://docs.sqlalchemy.org/en/21/dialects/sqlite.html#enabling-non-legacy-sqlite-transactional-modes-with-the-sqlite3-or-aiosqlite-driver
    """
    path = make_url(url).database
    options: dict[str, Any] = {
        "connect_args": {"timeout": busy, "check_same_thread": False},
        "hide_parameters": True,
    }
    if path in {None, "", ":memory:"}:
        options["poolclass"] = StaticPool
    else:
        _make_folder(Path(str(path)).parent)
        options |= {"pool_size": pool, "max_overflow": pool}
    engine = create_engine(url, **options)

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"database.url: the folder {folder} cannot be made ({error.strerror}). Name another one."
        ) from error
