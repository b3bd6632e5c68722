"""``bridge backup``: a whole database in one file."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bridge.commands.options import CONFIG
from bridge.domain.errors import SettingsError
from bridge.domain.naming import counted
from bridge.settings import load
from bridge.store.copying import copy
from bridge.store.engine import Store


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@CONFIG
def command(file: Path, config: Path) -> None:
    """Keep all that is in the database, of either kind, in one new file; the bridge may run meanwhile."""
    if file.exists():
        raise SettingsError(f"{file} is there already. Name a new file; nothing was written.")
    with _part(file) as part, closing(Store(load(config).database.url)) as source:
        with closing(Store(f"sqlite:///{part}")) as target:
            rows = sum(copy(source, target).values())
        part.rename(file)
    click.echo(
        f"Kept {counted(rows, 'row')} in {file}: what customers said, so keep it as safe as the database."
    )
    click.echo("privacy.key is not in it. Keep that too, somewhere else.")


@contextmanager
def _part(file: Path) -> Iterator[Path]:
    """A new file beside the one to be, which nobody else on this machine may read; gone if it is not finished."""
    try:
        folder = TemporaryDirectory(prefix=f".{file.name}-", dir=file.parent)
    except OSError as error:
        raise SettingsError(f"{file} cannot be written ({error.strerror}). Name another one.") from error
    with folder as name:
        part = Path(name) / "part.sqlite"
        os.close(os.open(part, os.O_CREAT | os.O_EXCL, mode=0o600))
        yield part
