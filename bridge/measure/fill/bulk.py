"""Many rows at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import text

from bridge.store.bulk import Rows, add_all
from bridge.store.engine import Store
from bridge.store.tables import metadata

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Things in lists of some size; the last one may be shorter."""
    iterator = iter(things)
    while batch := list(islice(iterator, size)):
        yield batch


def write_all(store: Store, rows: Rows) -> None:
    """Write rows in one transaction."""
    with store.write() as session:
        add_all(session, rows)


def finish(store: Store) -> None:
    """Let PostgreSQL go on numbering after the numbers that were given, and count, as it does by itself in minutes."""
    if store.sqlite:
        return
    with store.write() as session:
        for table in metadata.sorted_tables:
            if "id" in table.c:
                newest = (
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"  # noqa: S608 - our own names
                )
                session.execute(text(newest))
        session.execute(text("ANALYZE"))
