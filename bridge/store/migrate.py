"""Bring a database to the schema of this version.

See https://alembic.sqlalchemy.org/en/latest/cookbook.html#sharing-a-connection-across-one-or-more-programmatic-migration-commands
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bridge.domain.errors import SettingsError
from bridge.store.engine import Store, StoreError

FOLDER = Path(__file__).with_name("migrations")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config


def upgrade(store: Store) -> None:
    """Run the migrations that the database has not seen.

    Raises:
        StoreError: the database cannot be reached, or is none.
    """
    config = _config()
    with _connected(store) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def at_head(store: Store) -> bool:
    """Whether the database has the schema of this version.

    Raises:
        StoreError: the database cannot be reached, or is none.
    """
    with _connected(store) as connection:
        have = MigrationContext.configure(connection).get_current_revision()
    return have == ScriptDirectory.from_config(_config()).get_current_head()


def require_head(store: Store) -> None:
    """Go on only with the schema of this version.

    Raises:
        SettingsError: the database has another one.
        StoreError: the database cannot be reached, or is none.
    """
    if not at_head(store):
        raise SettingsError("The database does not have this version's tables. Run: bridge db upgrade")


@contextmanager
def _connected(store: Store) -> Iterator[Connection]:
    """A connection whose failure an operator can read; drivers name the host and never the password."""
    try:
        with store.engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        cause = str(error.orig).strip().partition("\n")[0]
        raise StoreError(
            f"The database cannot be used: {cause}. Check database.url, and that it is there."
        ) from error
