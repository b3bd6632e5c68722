"""``bridge recall``: take back what was told to many by mistake."""

from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bridge.commands.options import CONFIG
from bridge.commands.stores import note, store_of
from bridge.domain.clock import SystemClock
from bridge.domain.naming import counted
from bridge.flow import recall
from bridge.flow.recall import FanOut
from bridge.settings import load


@click.command()
@CONFIG
@click.argument("name", required=False)
@click.option("--yes", is_flag=True, help="Take it back without asking.")
def command(config: Path, name: str | None, *, yes: bool) -> None:
    """List what was told to many lately, or take back what is called NAME, such as stage-12."""
    with store_of(load(config)) as store:
        if name is None:
            _print(recall.lately(store, SystemClock(), 10))
            return
        found = recall.find(store, name)
        if not yes:
            click.echo(_about(found))
            click.confirm("Take it back?", abort=True)
        taken = recall.recall(store, SystemClock(), name)
        note(store, "recall", taken.changed + taken.changing)
    click.echo(_outcome(taken))


def _about(one: FanOut) -> str:
    told = f"{counted(one.reached, 'message')} sent, {one.waiting} still to be sent"
    return f"{one.name}, {one.at:%Y-%m-%d %H:%M} UTC: {one.what}. {told}."


def _outcome(one: FanOut) -> str:
    return (
        f"{one.name} was taken back: {counted(one.changed, 'message')} changed, {one.changing} to be changed,"
        f" {one.left} cannot be changed. What was to leave and has not was cancelled. How it goes on: bridge recall"
    )


def _print(found: list[FanOut]) -> None:
    if not found:
        click.echo("Nothing was told to many in the last two weeks.")
        return
    table = Table(
        "Name", "When (UTC)", "What", "Sent", "Waiting", "Changed", "To change", "Cannot", box=SIMPLE_HEAD
    )
    for one in found:
        figures = (one.reached, one.waiting, one.changed, one.changing, one.left)
        table.add_row(one.name, f"{one.at:%Y-%m-%d %H:%M}", one.what, *map(str, figures))
    Console().print(table)
    click.echo("To take one back: bridge recall NAME")
