"""Migrations make what the tables say, and a database that is not at this version is seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bridge.store.engine import Store
from bridge.store.migrate import at_head, upgrade
from bridge.store.tables import metadata


def write(store: Store, *statements: str) -> None:
    with store.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_migrations_make_what_the_tables_say(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []


def test_a_difference_would_be_seen(store: Store) -> None:
    write(store, "ALTER TABLE person ADD COLUMN nickname VARCHAR")
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [(kind, table) for kind, _schema, table, _column in differences] == [("remove_column", "person")]


def test_upgrading_twice_changes_nothing(store: Store) -> None:
    assert at_head(store)
    upgrade(store)
    assert at_head(store)


def test_an_empty_database_is_upgraded(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/bridge.sqlite")
    assert not at_head(store)
    upgrade(store)
    assert at_head(store)
    store.close()


MISFITS: dict[str, Callable[[Store], None]] = {
    "of an unknown version": lambda store: write(store, "UPDATE alembic_version SET version_num = '9999'"),
    "left half-way": lambda store: write(store, "DELETE FROM alembic_version"),
    "of somebody else": lambda store: write(store, "DROP TABLE alembic_version"),
}


@pytest.mark.parametrize("how", MISFITS)
def test_a_database_that_does_not_fit_is_seen(store: Store, how: str) -> None:
    MISFITS[how](store)
    assert not at_head(store)
