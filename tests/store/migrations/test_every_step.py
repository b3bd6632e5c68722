"""No step from one revision to the next loses a row or changes a value, on databases in which something stands."""

from collections.abc import Sequence

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bridge.store.engine import Store
from bridge.store.migrate import FOLDER, at_head, is_mapped
from bridge.store.tables import metadata
from tests.store.migrations.steps import Row, fill, go, kept

RELEASED = "0007"
"""What stores had that were filled before credit and pages."""

SINCE = [
    script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions() if script.revision > RELEASED
][::-1]


RENAMED = {"0016": {"watch": "follow"}}
"""What tables are called after a step that were called otherwise before."""


def lost(before: dict[str, list[Row]], after: dict[str, list[Row]]) -> list[tuple[str, str, object, object]]:
    """What is no longer as it was, of the tables and columns that are still there."""
    return [
        (name, column, value, now[column])
        for name, rows in before.items()
        if name in after
        for row, now in zip(rows, after[name], strict=True)
        for column, value in row.items()
        if column in now and now[column] != value
    ]


def walk(store: Store, revisions: Sequence[str]) -> None:
    """Step by step: whatever was there before a step is there after it, one row at the most in each table."""
    before = kept(store)
    for revision in revisions:
        go(store, revision)
        after = kept(store)
        names = RENAMED.get(revision, {})
        assert lost({names.get(name, name): rows for name, rows in before.items()}, after) == [], revision
        before = after


def test_a_store_filled_before_keeps_every_value_at_every_step_and_is_then_of_this_version(
    store: Store,
) -> None:
    go(store, RELEASED)
    fill(store)
    walk(store, SINCE)
    assert at_head(store)
    with store.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": is_mapped}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_a_filled_store_keeps_every_value_at_every_step_back(store: Store) -> None:
    fill(store)
    walk(store, [*SINCE[-2::-1], RELEASED])
    assert not at_head(store)


def test_rebuilt_tables_keep_their_keys_and_checks(store: Store) -> None:
    """Alembic's comparison sees no checks, and SQLite's tables are rebuilt where a column or a check changes."""
    with store.engine.connect() as connection:
        inspector = inspect(connection)
        for table in metadata.sorted_tables:
            checks = {str(check["name"]) for check in inspector.get_check_constraints(table.name)}
            assert checks == {str(one.name) for one in table.constraints if hasattr(one, "sqltext")}, (
                table.name
            )
            keys = {tuple(key["constrained_columns"]) for key in inspector.get_foreign_keys(table.name)}
            assert keys == {tuple(one.column_keys) for one in table.foreign_key_constraints}, table.name


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_trigger_is_left_behind_that_would_follow_words(store: Store) -> None:
    triggers = text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
    with store.engine.connect() as connection:
        assert connection.execute(triggers).scalar() == 10
    go(store, "0009")
    with store.engine.connect() as connection:
        assert connection.execute(triggers).scalar() == 0
