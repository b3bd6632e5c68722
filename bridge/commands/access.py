"""``bridge access``: somebody asks what is kept about them."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

import click

from bridge.app.rules import patterns_of
from bridge.app.vault import vault_of
from bridge.commands.options import CONFIG
from bridge.commands.stores import store_of
from bridge.commands.whom import AGENT, CUSTOMER, one_of_them
from bridge.domain.clock import SystemClock
from bridge.domain.errors import RefusalError, SettingsError
from bridge.domain.naming import counted
from bridge.flow import access
from bridge.settings import load


@click.command()
@AGENT
@CUSTOMER
@click.option("--to", type=click.Path(path_type=Path), help="A new file; without it, the terminal.")
@CONFIG
def command(agent: str, customer: str, to: Path | None, config: Path) -> None:
    """Tell all that is kept about an agent or a customer, as JSON; others are in it as "a colleague"."""
    one_of_them(agent, customer)
    settings, now = load(config), SystemClock().now()
    vault = vault_of(settings)
    with store_of(settings) as store:
        found = (
            access.of_agent(store, vault, agent, now)
            if agent
            else access.of_customer(store, vault, patterns_of(settings), customer)
        )
        first = next(found, None)
        if first is None:
            raise RefusalError(f"Nothing is kept about {agent or customer}.")
        if to is None:
            _write((first, *found), sys.stdout)
            return
        with _new(to) as file:
            click.echo(f"{counted(_write(_chained(first, found), file), 'row')} in {to}: keep it safe.")


def _chained(first: access.Row, rest: Iterable[access.Row]) -> Iterable[access.Row]:
    yield first
    yield from rest


def _write(rows: Iterable[access.Row], file: TextIO) -> int:
    """Write row after row, so that nothing has to be held; gives how many."""
    number = 0
    for number, (table, row) in enumerate(rows, 1):
        said: dict[str, Any] = {"table": table, **row}
        file.write(("[\n" if number == 1 else ",\n") + json.dumps(said, ensure_ascii=False, default=str))
    file.write("\n]\n")
    return number


def _new(path: Path) -> TextIO:
    """A file that was not there, which nobody else on this machine may read."""
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError as error:
        raise SettingsError(f"{path} is there already. Name a new file; nothing was written.") from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error.strerror}). Name another one.") from error
    return path.open("w", encoding="utf-8")
