"""``bridge backup``: a whole database in one file."""

import gzip
import os
import shutil
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
    with _folder_beside(file) as folder:
        with (
            closing(Store(load(config).database.url)) as source,
            closing(Store(f"sqlite:///{folder / 'rows'}")) as target,
        ):
            rows = sum(copy(source, target).values())
        _pack(folder / "rows", file)
    click.echo(
        f"Kept {counted(rows, 'row')} in {file}: what customers said, so keep it as safe as the database."
    )
    click.echo("privacy.key is not in it. Keep that too, somewhere else.")


@contextmanager
def _folder_beside(file: Path) -> Iterator[Path]:
    """A folder of its own, which nobody else on this machine may read; gone at the end."""
    try:
        folder = TemporaryDirectory(prefix=f".{file.name}-", dir=file.parent)
    except OSError as error:
        raise _not_written(file, error) from error
    with folder as name:
        yield Path(name)


def _pack(rows: Path, file: Path) -> None:
    """Compress, with a checksum that tells a damaged file, and show the new file only once the disk has all of it."""
    packed = rows.with_name("packed")
    packed.touch(0o600)
    try:
        with rows.open("rb") as plain, packed.open("wb") as disk:
            with gzip.GzipFile("", "wb", compresslevel=1, fileobj=disk) as whole:
                shutil.copyfileobj(plain, whole)
            disk.flush()
            os.fsync(disk.fileno())
        packed.rename(file)
    except OSError as error:
        raise _not_written(file, error) from error


def _not_written(file: Path, error: OSError) -> SettingsError:
    return SettingsError(f"{file} cannot be written ({error.strerror}). Name another one.")
