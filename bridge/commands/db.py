"""``bridge db``: the database."""

from pathlib import Path

import click

from bridge.commands.options import CONFIG
from bridge.settings import load
from bridge.store.engine import Store
from bridge.store.migrate import upgrade as to_head


@click.group()
def command() -> None:
    """Look after the database."""


@command.command()
@CONFIG
def upgrade(config: Path) -> None:
    """Bring the database to this version's tables; what is in it stays."""
    migrate(load(config).database.url)
    click.echo("The database is up to date.")


def migrate(url: str) -> None:
    """Run the migrations that a database has not seen."""
    store = Store(url)
    to_head(store)
    store.close()
