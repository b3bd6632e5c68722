"""``bridge pause``: hold everything that leaves."""

from pathlib import Path

import click

from bridge.commands.options import CONFIG
from bridge.commands.stores import note, store_of
from bridge.domain.clock import SystemClock
from bridge.domain.naming import counted
from bridge.flow.pause import pause, waiting
from bridge.settings import load


@click.command()
@CONFIG
def command(config: Path) -> None:
    """Let nothing leave any more, to Slack, Jira or by mail; what comes in is kept and sorted."""
    with store_of(load(config)) as store:
        pause(store, SystemClock())
        note(store, "pause")
        calls = counted(waiting(store), "call")
    click.echo(f"Paused: nothing leaves, {calls} to Slack and Jira wait. To go on: bridge resume")
