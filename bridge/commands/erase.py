"""``bridge erase``: somebody asked to be forgotten."""

from pathlib import Path

import click

from bridge.app.rules import patterns_of
from bridge.app.vault import vault_of
from bridge.commands.options import CONFIG
from bridge.commands.stores import note, store_of
from bridge.commands.whom import AGENT, CUSTOMER, one_of_them
from bridge.domain.clock import SystemClock
from bridge.domain.errors import RefusalError
from bridge.domain.naming import counted
from bridge.flow.erasure import erase, erase_customer
from bridge.flow.takeback import Standing, standing
from bridge.settings import Settings, load
from bridge.store.engine import Store

_SURE = "This cannot be taken back. Erase {whom}?"


@click.command()
@AGENT
@CUSTOMER
@click.option("--words", is_flag=True, help="With --customer: the words of these reports go too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@CONFIG
def command(agent: str, customer: str, config: Path, *, words: bool, yes: bool) -> None:
    """Forget somebody, here and in what the bridge wrote in Slack and Jira; all sums stay as they are.

    An agent's name and words go. A customer's reference goes, and the calls that are owed to them.
    """
    one_of_them(agent, customer)
    if not yes:
        click.confirm(_SURE.format(whom=agent or f"the customer {customer}"), abort=True)
    settings = load(config)
    with store_of(settings) as store:
        done = _agent(store, agent) if agent else _customer(store, settings, customer, words=words)
        if done:
            note(store, "erase")
            click.echo(done)
        _tell(standing(store))
    if done is None:
        raise RefusalError(_unknown(agent, customer))


def _agent(store: Store, agent: str) -> str | None:
    emptied = erase(store, agent, SystemClock().now())
    if emptied is None:
        return None
    return f"Erased, with the words of {counted(emptied, 'report')}. All sums are as they were."


def _customer(store: Store, settings: Settings, customer: str, *, words: bool) -> str | None:
    patterns, now = patterns_of(settings), SystemClock().now()
    numbers = erase_customer(store, vault_of(settings), patterns, customer, now, words=words)
    if not numbers:
        return None
    named = ", ".join(map(str, numbers))
    what = "The customer and the words" if words else "The customer"
    return f"{what} went from {counted(len(numbers), 'report')}: no. {named}."


def _unknown(agent: str, customer: str) -> str:
    if agent:
        return f"Nobody with the id {agent} is known. Nothing was erased."
    return f"No report speaks of {customer}, by any key of the settings. Nothing was erased."


def _tell(there: Standing) -> None:
    """What is still to be done outside, and what cannot be; the same after every run."""
    if there.slack or there.jira:
        slack, jira = counted(there.slack, "message"), counted(there.jira, "text")
        click.echo(f"To be edited while the bridge runs: {slack} in Slack, {jira} in Jira.")
    for why in there.left:
        click.echo(f"Could not be taken back: {why}")
    if there.left:
        click.echo("To try these again, or to give them up: bridge letters")
