"""All rows of one database into another, empty one of either kind, as they were at one instant."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, RowMapping, Table, bindparam, insert, literal, select, text, update
from sqlalchemy.exc import DBAPIError

from bridge.domain.errors import SettingsError
from bridge.store.engine import Store, StoreError
from bridge.store.migrate import require_head, upgrade
from bridge.store.tables import metadata

BATCH = 1_000
"""Rows that are held in memory at a time."""


def copy(source: Store, target: Store, skipped: int = 0) -> dict[str, int]:
    """Copy every row, and which number each table gives next; all of it or nothing.

    The source may be in use: what is copied is what it held when this began.

    Args:
        source: has the tables of this version.
        target: is empty, or has this version's tables without a row.
        skipped: how many numbers to leave out, because they may have been given since.

    Returns:
        How many rows there are now, by table.

    Raises:
        SettingsError: the source has another version's tables, or the target has rows.
        StoreError: one of them cannot be used, or did not take a row.
    """
    require_head(source)
    upgrade(target)
    try:
        with _snapshot(source) as given, target.engine.begin() as taken:
            _require_empty(taken)
            return {table.name: _table(table, given, taken, skipped) for table in metadata.sorted_tables}
    except DBAPIError as error:
        # A driver's sentence may hold what a row says.
        raise StoreError(f"The rows could not be copied: {type(error.orig).__name__}.") from error


@contextmanager
def _snapshot(store: Store) -> Iterator[Connection]:
    """A view of one instant; on SQLite every reading transaction is one."""
    with store.reading.connect() as connection:
        if not store.sqlite:
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def _require_empty(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        if connection.execute(select(literal(1)).select_from(table).limit(1)).first():
            raise SettingsError(
                f"The new database is in use: its table {table.name} has rows. Name an empty one; nothing was copied."
            )


def _table(table: Table, given: Connection, taken: Connection, skipped: int) -> int:
    """Copy one table. A row that points at a later one of the same table is pointed once that is there."""
    own = [column.name for column in table.columns if "id" in table.c and column.references(table.c.id)]
    rows, later = 0, list[RowMapping]()
    query = select(table).order_by(*table.primary_key).execution_options(yield_per=BATCH)
    for batch in given.execute(query).mappings().partitions():
        later += [row for row in batch if _points_on(row, own)]
        taken.execute(
            insert(table),
            [{**row, **dict.fromkeys(own)} if _points_on(row, own) else {**row} for row in batch],
        )
        rows += len(batch)
    if later:
        change = update(table).where(table.c.id == bindparam("number"))
        taken.execute(change, [{"number": row["id"], **{name: row[name] for name in own}} for row in later])
    if table.dialect_options["sqlite"]["autoincrement"]:
        _go_on(table, _given(table, given) + skipped, taken)
    return rows


def _points_on(row: RowMapping, columns: list[str]) -> bool:
    return any(row[name] is not None and row[name] >= row["id"] for name in columns)


def _given(table: Table, connection: Connection) -> int:
    """The highest number that a table ever gave; its row may be gone."""
    if connection.dialect.name == "sqlite":
        query = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    else:
        query = text("SELECT pg_sequence_last_value(pg_get_serial_sequence(:table, 'id'))")
    return connection.execute(query, {"table": table.name}).scalar() or 0


def _go_on(table: Table, given: int, connection: Connection) -> None:
    """Let a table give higher numbers only."""
    if not given:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table.name})
        change = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :given)")
    else:
        change = text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :given)")
    connection.execute(change, {"table": table.name, "given": given})
