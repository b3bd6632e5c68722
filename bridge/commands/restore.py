"""``bridge restore``: a backup becomes the database."""

import gzip
import shutil
import zlib
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
from bridge.store.engine import Store, StoreError
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
    """A backup's rows in this version's tables; the file itself stays as it is."""
    with TemporaryDirectory(prefix="bridge-restore-") as folder:
        rows = Path(folder) / "rows"
        _unpack(file, rows)
        with closing(Store(f"sqlite:///{rows}")) as store:
            if not _is_ours(store):
                raise _refused(file)
            upgrade(store)
            yield store


def _unpack(file: Path, rows: Path) -> None:
    try:
        with gzip.open(file) as whole, rows.open("xb") as plain:
            shutil.copyfileobj(whole, plain)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _refused(file) from error
    except OSError as error:
        raise SettingsError(
            f"{file} cannot be unpacked ({error.strerror}). TMPDIR names the folder that is used for it."
        ) from error


def _is_ours(store: Store) -> bool:
    try:
        return is_migrated(store)
    except StoreError:
        return False


def _refused(file: Path) -> SettingsError:
    return SettingsError(
        f"{file} is no backup of the bridge, or is damaged. Nothing was restored; take another one."
    )
