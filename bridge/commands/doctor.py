"""``bridge doctor``: what is wrong, in plain words, and what to do about it."""

import sys
from pathlib import Path

import click

from bridge.app.doctor.examine import examine
from bridge.app.doctor.report import healthy, report
from bridge.commands.options import CONFIG
from bridge.domain.clock import SystemClock
from bridge.settings import load


@click.command()
@CONFIG
@click.option("--routes", is_flag=True, help="Also run every route dry: could an issue be opened?")
def command(config: Path, routes: bool) -> None:
    """Look at Slack, Jira and the database, and say what to mend; exits with 1 if there is something."""
    parts = examine(load(config), SystemClock(), routes=routes)
    for line in report(parts):
        click.echo(line)
    if not healthy(parts):
        sys.exit(1)
