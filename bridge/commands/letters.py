"""``bridge letters``: what could not be done, to be tried again or given up."""

from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bridge.commands.options import CONFIG
from bridge.commands.stores import note, store_of
from bridge.domain.clock import SystemClock
from bridge.domain.errors import RefusalError
from bridge.domain.naming import counted
from bridge.flow import letters
from bridge.settings import load
from bridge.store.engine import Store

LETTERS = click.argument("names", nargs=-1, required=True, metavar="NAME… | all")


@click.group(invoke_without_command=True)
@click.pass_context
@CONFIG
def command(context: click.Context, config: Path) -> None:
    """List dead letters: what came in or was to go out and could not be done."""
    context.obj = config
    if context.invoked_subcommand is None:
        with store_of(load(config)) as store:
            _print(letters.listed(store))


@command.command()
@LETTERS
@click.pass_obj
def retry(config: Path, names: tuple[str, ...]) -> None:
    """Try dead letters again, by their names, or all of them."""
    with store_of(load(config)) as store:
        revived = letters.retry(store, SystemClock(), _named(store, names))
        note(store, "retry", len(revived))
    click.echo(f"{counted(len(revived), 'dead letter')} will be tried again.")


@command.command()
@LETTERS
@click.pass_obj
def drop(config: Path, names: tuple[str, ...]) -> None:
    """Give dead letters up for good, by their names, or all of them."""
    with store_of(load(config)) as store:
        dropped = letters.drop(store, SystemClock(), _named(store, names))
        note(store, "drop", len(dropped))
    click.echo(f"{counted(len(dropped), 'dead letter')} given up.")


def _named(store: Store, names: tuple[str, ...]) -> list[str]:
    """The names that were meant.

    Raises:
        RefusalError: there is no dead letter of some name; nothing was done.
    """
    there = [letter.name for letter in letters.listed(store)]
    if names == ("all",):
        return there
    if unknown := set(names).difference(there):
        raise RefusalError(
            f"There is no dead letter {min(unknown)}. Nothing was done. To see all: bridge letters"
        )
    return list(names)


def _print(found: list[letters.Letter]) -> None:
    if not found:
        click.echo("No dead letters: everything was done, or waits its turn.")
        return
    table = Table("Name", "Since", "What", "About", "Why", box=SIMPLE_HEAD)
    for one in found:
        about = str(one.about) if one.about else ""
        table.add_row(one.name, f"{one.since:%Y-%m-%d %H:%M}", one.what, about, one.error)
    Console().print(table)
    click.echo("To try one again: bridge letters retry NAME")
    click.echo("To give one up:   bridge letters drop NAME")
