"""An SQLite file for test after test, and stores that stay: statements are compiled once a process.

SQLAlchemy keeps what it compiled with the engine, and compiling anew for each test took most of a test's time.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import QueuePool

from bridge.store.engine import Store

_STORES: dict[str, Store] = {}


def store_at(url: str) -> Store:
    """The store of this process at a URL."""
    if url not in _STORES:
        _STORES[url] = Store(url, pool=4)
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
                with connection:
                    for table in self._tables:
                        connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names from the database itself
                return f"sqlite:///{self._path}"
        self._copy()
        return f"sqlite:///{self._path}"
