"""Many rows at once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import insert, text
from sqlmodel import SQLModel

from bridge.store.engine import Store
from bridge.store.tables import metadata

Thing = TypeVar("Thing")
Row = dict[str, Any]
Rows = Mapping[type[SQLModel], list[Row]]
"""Rows by their table, in the order in which they can be written."""


def batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Things in lists of some size; the last one may be shorter."""
    iterator = iter(things)
    while batch := list(islice(iterator, size)):
        yield batch


def write_all(store: Store, rows: Rows) -> None:
    """Write rows in one transaction; columns that a row does not name have the table's defaults."""
    with store.write() as session:
        for table, listed in rows.items():
            if listed:
                session.execute(insert(table), [_defaults(table) | row for row in listed])


@cache
def _defaults(table: type[SQLModel]) -> Row:
    fields = table.model_fields.items()
    return {
        name: one.get_default(call_default_factory=True)
        for name, one in fields
        if not one.is_required() and name != "id"
    }


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
