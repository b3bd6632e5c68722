"""``bridge erase``: somebody asked to be forgotten."""

from pathlib import Path

import click

from bridge.commands.options import CONFIG
from bridge.commands.stores import store_of
from bridge.domain.clock import SystemClock
from bridge.domain.errors import RefusalError
from bridge.domain.naming import counted
from bridge.flow.erasure import erase
from bridge.settings import load


@click.command()
@click.option("--person", required=True, help="Slack's id of the person, such as U024BE7LH.")
@click.confirmation_option(prompt="Their words cannot be brought back. Erase this person?")
@CONFIG
def command(person: str, config: Path) -> None:
    """Forget a person: their name and words go, and all sums stay as they are."""
    with store_of(load(config)) as store:
        emptied = erase(store, person, SystemClock().now())
    if emptied is None:
        raise RefusalError(f"Nobody with the id {person} is known. Nothing was erased.")
    click.echo(f"Erased, with the words of {counted(emptied, 'report')}. All sums are as they were.")
