"""``bridge db``: the database."""

from pathlib import Path

import click

from bridge.commands.options import CONFIG
from bridge.settings import load
from bridge.store.engine import Store
from bridge.store.migrate import upgrade as migrate


@click.group()
def command() -> None:
    """Look after the database."""


@command.command()
@CONFIG
def upgrade(config: Path) -> None:
    """Bring the database to this version's tables; what is in it stays."""
    store = Store(load(config).database.url)
    migrate(store)
    store.close()
    click.echo("The database is up to date.")
