"""Going to and fro between revisions, and rows for tables as they were then."""

import re
from datetime import UTC, date, datetime
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    insert,
    inspect,
)

from bridge.store.columns import UtcDateTime
from bridge.store.engine import Store
from bridge.store.migrate import FOLDER, OF_WORDS

THEN = datetime(2026, 11, 2, 12, 0, 0, 123456, tzinfo=UTC)

Row = dict[str, Any]


def go(store: Store, revision: str) -> None:
    """Bring a database to a revision, from wherever it is."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        now = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        (command.upgrade if str(now) < revision else command.downgrade)(config, revision)


def kept(store: Store) -> dict[str, list[Row]]:
    """All rows of all tables, as the driver gives them."""
    with store.engine.connect() as connection:
        names = inspect(connection).get_table_names()
        return {
            name: [dict(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"').mappings()]  # noqa: S608 - names from the database itself
            for name in names
            if is_ours(name)
        }


def is_ours(name: str) -> bool:
    """Whether a table tells of something, and is no index or mark of a revision."""
    return not name.startswith(("alembic", *OF_WORDS))


def fill(store: Store, turn: int = 1) -> None:
    """One row in every table, with a value in every column, so that none can be lost unseen."""
    with store.engine.begin() as connection:
        metadata = MetaData()
        metadata.reflect(connection, only=lambda name, _metadata: is_ours(name))
        for table in metadata.sorted_tables:
            columns = [column for column in table.columns if column.computed is None]
            connection.execute(insert(table), {column.name: value_of(column, turn) for column in columns})


UNCHECKED = {"ck_issue_seen_known": "gone"}
"""What a column may say whose check came later."""


def value_of(column: Column[Any], turn: int) -> Any:
    """Something that fits: numbers refer to the row of the same turn."""
    known = f"ck_{column.table.name}_{column.name}_known"
    if known in UNCHECKED:
        return UNCHECKED[known]
    for check in column.table.constraints:
        if check.name == known and isinstance(check, CheckConstraint):
            return next(value for value in re.findall(r"'([^']*)'", str(check.sqltext)) if value)
    for kind, value in _VALUES:
        if isinstance(column.type, kind):
            return turn if value is None else value
    return f"{column.name} {turn}"


_VALUES: tuple[tuple[type[Any], Any], ...] = (
    (Boolean, True),
    (Integer, None),
    (Float, 0.5),
    (UtcDateTime, THEN),
    (DateTime, THEN.replace(tzinfo=None)),
    (Date, date(2026, 11, 2)),
    (JSON, {"a": [1]}),
    (LargeBinary, b"\x00\xff"),
)
