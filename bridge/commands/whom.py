"""Whom a command is about: somebody who uses the bridge, or a customer."""

import click

AGENT = click.option("--agent", default="", help="Slack's id of a person, such as U024BE7LH.")
CUSTOMER = click.option("--customer", default="", help="A customer's reference, such as C-88213.")


def one_of_them(agent: str, customer: str) -> None:
    """Refuse to guess.

    Raises:
        UsageError: both were named, or neither.
    """
    if bool(agent) == bool(customer):
        raise click.UsageError("Say whom: --agent SLACK_ID or --customer REFERENCE.")
