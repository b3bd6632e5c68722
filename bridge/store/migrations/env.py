"""Run by Alembic.

Without a connection it upgrades an empty SQLite in memory, so that ``alembic check`` compares the migrations with the
tables on a fresh clone.
"""

from typing import Any, Literal

from alembic import context
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel.sql.sqltypes import AutoString

from bridge.store.columns import UtcDateTime
from bridge.store.migrate import is_mapped
from bridge.store.tables import metadata


def _render(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write column types by their plain names into new migrations."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "UtcDateTime()"
    return "sa.String()" if kind == "type" and isinstance(item, AutoString) else False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=_render,
        include_name=is_mapped,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def _fill(connection: Connection) -> None:
    """Upgrade an empty database, inside the running command."""
    script = context.script
    options = {"fn": lambda revision, _context: script._upgrade_revs("head", revision)}  # noqa: SLF001 - what EnvironmentContext itself calls
    filling = MigrationContext.configure(
        connection, environment_context=EnvironmentContext(context.config, script), opts=options
    )
    with filling.begin_transaction(), Operations.context(filling):
        filling.run_migrations()


def _main() -> None:
    given: Connection | None = context.config.attributes.get("connection")
    if given is not None:
        _run(given)
        return
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        _fill(connection)
        _run(connection)


_main()
