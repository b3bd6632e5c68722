"""``bridge sign-out``: sessions of the pages end at once."""

from pathlib import Path

import click

from bridge.commands.options import CONFIG
from bridge.commands.stores import note, store_of
from bridge.domain.errors import RefusalError
from bridge.domain.naming import counted
from bridge.flow import sessions
from bridge.settings import load

ONE_OF = "Say who: --person SLACK_ID, or --all."


@click.command()
@click.option("--person", help="Slack's id of the person, such as U024BE7LH.")
@click.option("--all", "everybody", is_flag=True, help="Everybody.")
@CONFIG
def command(person: str | None, everybody: bool, config: Path) -> None:
    """Sign somebody out of the pages, or everybody, in all browsers and at once."""
    if bool(person) == everybody:
        raise click.UsageError(ONE_OF)
    with store_of(load(config)) as store:
        with store.write() as session:
            ended = sessions.end_of(session, person) if person else sessions.end_all(session)
        if ended is None:
            raise RefusalError(f"Nobody with the id {person} is known. Nobody was signed out.")
        note(store, "sign-out", ended)
    click.echo(f"Ended {counted(ended, 'session')}.")
