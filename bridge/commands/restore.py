"""``bridge restore``: a backup becomes the database."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bridge.commands.options import CONFIG
from bridge.commands.stores import note
from bridge.domain.clock import SystemClock
from bridge.domain.errors import SettingsError
from bridge.domain.naming import counted
from bridge.flow.pause import after_restoring
from bridge.settings import load
from bridge.store.copying import copy
from bridge.store.engine import Store
from bridge.store.migrate import is_migrated, upgrade

SKIPPED = 10_000
"""How many numbers are left out after a backup's last one: what was reported since then had them."""


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@CONFIG
def command(file: Path, config: Path) -> None:
    """Bring a backup, also one of an older version, into the empty database of the settings; it is paused then."""
    with _of_this_version(file) as source, closing(Store(load(config).database.url)) as target:
        rows = sum(copy(source, target, SKIPPED).values())
        waiting = after_restoring(target, SystemClock())
        note(target, "restore", rows)
    click.echo(
        f"Restored {counted(rows, 'row')}. Numbers go on {SKIPPED:,} higher, so that none is given twice."
    )
    click.echo(
        f"{counted(waiting, 'call')} to Slack and Jira waited when it was made; each is looked up before it is done."
    )
    click.echo("Nothing leaves until you say: bridge resume")


@contextmanager
def _of_this_version(file: Path) -> Iterator[Store]:
    """A backup with this version's tables; the file itself stays as it is."""
    with TemporaryDirectory(prefix="bridge-restore-") as folder:
        copied = shutil.copy(file, Path(folder) / "backup.sqlite")
        with closing(Store(f"sqlite:///{copied}")) as store:
            if not is_migrated(store):
                raise SettingsError(f"{file} is no backup of the bridge.")
            upgrade(store)
            yield store
