"""An SQLite file for test after test, and stores that stay: statements are compiled once a process.

SQLAlchemy keeps what it compiled with the engine, and compiling anew for each test took most of a test's time.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import QueuePool

from bridge.store.engine import Store

ONLY_ADDED_TO = ("credit_entry", "look")
GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'kept!_%' ESCAPE '!'"

_STORES: dict[str, Store] = {}


def store_at(url: str, pool: int = 4) -> Store:
    """The store of this process at a URL."""
    if url not in _STORES:
        _STORES[url] = Store(url, pool)
    return _STORES[url]


def leave(store: Store) -> None:
    """A test is over. PostgreSQL plans anew for each new connection, so connections to it stay, unless one is in use."""
    pool = store.engine.pool
    if store.sqlite or not isinstance(pool, QueuePool) or pool.checkedout():
        store.close()


class Kept:
    """A migrated file that is emptied between tests, or copied anew when a test changed its tables.

    Args:
        empty: the file to copy.
        folder: where the copy stands; memory is faster than a disk.
    """

    def __init__(self, empty: Path, folder: Path) -> None:
        self._empty, self._path = empty, folder / "kept.sqlite"
        self._copy()

    def _copy(self) -> None:
        for old in self._path.parent.glob(f"{self._path.name}*"):
            old.unlink()
        shutil.copy(self._empty, self._path)
        with closing(sqlite3.connect(self._path)) as connection:
            self._shape = self._now(connection)
            # What an index of words keeps in tables of its own follows the texts by itself.
            tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            named = {name for (name,) in connection.execute(tables)}
            self._tables = sorted(named - {"alembic_version", "sqlite_schema"})

    @staticmethod
    def _now(connection: sqlite3.Connection) -> int:
        """What SQLite counts up with every change of a table or an index."""
        return int(connection.execute("PRAGMA schema_version").fetchone()[0])

    def emptied(self) -> str:
        """The file's URL, as good as new."""
        with closing(sqlite3.connect(self._path)) as connection:
            if self._now(connection) == self._shape:
                with self._unguarded(connection):
                    for table in self._tables:
                        connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names from the database itself
                return f"sqlite:///{self._path}"
        self._copy()
        return f"sqlite:///{self._path}"

    @contextmanager
    def _unguarded(self, connection: sqlite3.Connection) -> Iterator[None]:
        """A transaction in which rows may go that are only added to: their triggers are away, if there are any rows."""
        any_row = " OR ".join(f"EXISTS (SELECT 1 FROM {table})" for table in ONLY_ADDED_TO)  # noqa: S608 - our own names
        with connection:
            guarded = connection.execute(f"SELECT {any_row}").fetchone()[0]
            guards = connection.execute(GUARDS).fetchall() if guarded else []
            connection.execute("BEGIN IMMEDIATE")
            for name, _statement in guards:
                connection.execute(f"DROP TRIGGER {name}")
            yield
            for _name, statement in guards:
                connection.execute(statement)
        self._shape = self._now(connection)


class Shelf:
    """Emptied files for whoever needs one for a while; a further one is made only when all are in use.

    Args:
        empty: the file to copy.
        folder: where the copies stand.
    """

    def __init__(self, empty: Path, folder: Path) -> None:
        self._empty, self._folder = empty, folder
        self._made, self._free = 0, list[Kept]()

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The URL of a file for the time of a `with` block."""
        kept = self._free.pop() if self._free else self._another()
        yield kept.emptied()
        self._free.append(kept)

    def _another(self) -> Kept:
        self._made += 1
        folder = self._folder / str(self._made)
        folder.mkdir()
        return Kept(self._empty, folder)
