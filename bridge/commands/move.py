"""``bridge move``: from an SQLite file to PostgreSQL."""

from contextlib import closing
from pathlib import Path

import click

from bridge.commands.options import CONFIG
from bridge.domain.errors import SettingsError
from bridge.domain.naming import counted
from bridge.settings import load
from bridge.store.copying import copy
from bridge.store.engine import Store
from bridge.store.sealing import seal


@click.command()
@click.option("--to", required=True, help="The new, empty database: postgresql://USER:PASSWORD@HOST/NAME")
@CONFIG
def command(to: str, config: Path) -> None:
    """Move from SQLite to PostgreSQL; the old file is kept and takes no write any more."""
    with closing(Store(load(config).database.url)) as source, closing(Store(to)) as target:
        if not source.sqlite or target.sqlite:
            raise SettingsError(
                "bridge move leads from SQLite to PostgreSQL. For other ways: bridge backup, then bridge restore."
            )
        with source.write() as session:
            rows = sum(copy(source, target).values())
            seal(session)
    click.echo(
        f"Moved {counted(rows, 'row')}. Now set database.url to the new database and start the bridge."
    )
    click.echo("The old file takes no write any more; delete it when you have seen the new one work.")
