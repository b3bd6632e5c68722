"""Millions of rows: past SQLAlchemy's own way for single ones, and by what is looked up with only when all are there."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, inspect, text
from sqlalchemy.schema import AddConstraint, CreateIndex, DropConstraint, DropIndex, ExecutableDDLElement
from sqlmodel import SQLModel

from bridge.store.bulk import Row, Rows, defaults
from bridge.store.engine import Store
from bridge.store.tables import metadata

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Things in lists of some size; the last one may be shorter."""
    iterator = iter(things)
    while batch := list(islice(iterator, size)):
        yield batch


@contextmanager
def filling(store: Store) -> Iterator[None]:
    """For as long as an empty store is filled it has no indexes, and on PostgreSQL no keys that refer to other tables."""
    indexes = [index for table in metadata.sorted_tables for index in table.indexes]
    keys = [key for table in metadata.sorted_tables for key in table.foreign_key_constraints]
    referring = [] if store.sqlite else keys
    with store.engine.begin() as connection:
        _change(connection, *map(DropConstraint, referring), *map(DropIndex, indexes))
    yield
    with store.engine.begin() as connection:
        _change(connection, *map(CreateIndex, indexes), *map(AddConstraint, referring))
        if not store.sqlite:
            _go_on(connection)
        connection.execute(text("ANALYZE"))


def _change(connection: Connection, *changes: ExecutableDDLElement) -> None:
    for change in changes:
        connection.execute(change)


def write_all(store: Store, rows: Rows) -> None:
    """Write rows in one transaction."""
    with store.engine.begin() as connection:
        for model, listed in rows.items():
            if listed:
                _write(connection, model, listed)


def _write(connection: Connection, model: type[SQLModel], listed: Sequence[Row]) -> None:
    mapped, quote = inspect(model), connection.dialect.identifier_preparer.quote
    columns = {name: mapped.column_attrs[name].columns[0] for name in (*defaults(model), *listed[0])}
    into = f"{mapped.local_table.name} ({', '.join(quote(column.name) for column in columns.values())})"
    usual = defaults(model)
    given = ([row.get(name, usual.get(name)) for row in listed] for name in columns)
    values = zip(*map(partial(_taken, connection), columns.values(), given), strict=True)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({marks})", list(values))  # noqa: S608 - our own names
        return
    cursor: Any = connection.connection.cursor()
    with closing(cursor), cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for each in values:
            copy.write_row(each)


def _taken(connection: Connection, column: Column[Any], given: Sequence[Any]) -> Iterable[Any]:
    """What the driver takes for the values of a column."""
    process = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return map(process, given) if process else given


def _go_on(connection: Connection) -> None:
    """Let PostgreSQL go on numbering after the numbers that were given."""
    for table in metadata.sorted_tables:
        if "id" in table.c:
            newest = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"  # noqa: S608 - our own names
            connection.execute(text(newest))
