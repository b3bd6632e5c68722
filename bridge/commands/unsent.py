"""``bridge unsent``: what would have left, had the bridge not been tried out."""

from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bridge.app.rules import rules_from, taxonomy_from
from bridge.app.unsent import in_words, whom
from bridge.commands.options import CONFIG
from bridge.commands.stores import store_of
from bridge.domain.clock import Clock, SystemClock
from bridge.domain.rules import Rules
from bridge.flow import unsent
from bridge.settings import load
from bridge.store.engine import Store

NOTHING = "Nothing was kept back in that time."


@click.command()
@CONFIG
@click.option("--days", default=14, show_default=True, type=click.IntRange(1), help="Count this many days.")
@click.option(
    "--latest", default=0, type=click.IntRange(0, 500), help="Show the words of so many, the newest first."
)
def command(config: Path, days: int, latest: int) -> None:
    """Say what was not sent because of mode = "shadow" or pilot.teams; nothing of it is ever sent later."""
    settings = load(config)
    rules = rules_from(settings, taxonomy_from(settings))
    with store_of(settings) as store:
        _count(store, SystemClock(), days)
        _show(store, rules, latest)


def _count(store: Store, clock: Clock, days: int) -> None:
    found = unsent.counts(store, clock, days)
    if not found:
        click.echo(NOTHING)
        return
    table = Table("Day", "What", "Why", "How many", box=SIMPLE_HEAD)
    for (day, kind, why), count in sorted(found.items()):
        table.add_row(f"{day}", kind, why, str(count))
    Console().print(table)


def _show(store: Store, rules: Rules, latest: int) -> None:
    """Words may be customers': they are shown to whoever may read the database anyway."""
    for one in unsent.latest(store, rules, latest):
        click.echo(f"{one.at:%Y-%m-%d %H:%M}  {one.kind} to {whom(one.order)}")
        click.echo("\n".join(f"    {line}" for line in in_words(one.order).splitlines()))
