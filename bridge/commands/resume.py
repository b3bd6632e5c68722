"""``bridge resume``: let everything leave again."""

from pathlib import Path

import click

from bridge.commands.options import CONFIG
from bridge.commands.stores import note, store_of
from bridge.domain.naming import counted
from bridge.flow.pause import resume, waiting
from bridge.settings import load


@click.command()
@CONFIG
def command(config: Path) -> None:
    """Let everything leave that waits, in its order and at the usual pace."""
    with store_of(load(config)) as store:
        since = resume(store)
        note(store, "resume")
        calls = counted(waiting(store), "call")
    if since is None:
        click.echo("The bridge was not paused.")
    else:
        click.echo(
            f"It goes on. It was paused since {since:%Y-%m-%d %H:%M} UTC; {calls} to Slack and Jira are to be done."
        )
