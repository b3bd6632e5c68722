"""``bridge resume``: let everything leave again."""

from contextlib import closing
from pathlib import Path

import click

from bridge.commands.options import CONFIG
from bridge.domain.naming import counted
from bridge.flow.pause import resume, waiting
from bridge.settings import load
from bridge.store.engine import Store
from bridge.store.migrate import require_head


@click.command()
@CONFIG
def command(config: Path) -> None:
    """Let everything leave that waits, in its order and at the usual pace."""
    with closing(Store(load(config).database.url)) as store:
        require_head(store)
        since = resume(store)
        calls = counted(waiting(store), "call")
    if since is None:
        click.echo("The bridge was not paused.")
    else:
        click.echo(
            f"It goes on. It was paused since {since:%Y-%m-%d %H:%M} UTC; {calls} to Slack and Jira are to be done."
        )
