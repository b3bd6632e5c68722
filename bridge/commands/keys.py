"""``bridge keys``: the key that seals customer references."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bridge.app.vault import KeyedVault, vault_of
from bridge.commands.options import CONFIG
from bridge.commands.stores import note, store_of
from bridge.domain.naming import counted
from bridge.flow import keys
from bridge.settings import load
from bridge.store.engine import Store


@click.group(invoke_without_command=True)
@click.pass_context
@CONFIG
def command(context: click.Context, config: Path) -> None:
    """Look after privacy.key, which seals customer references; without more, say what it opens."""
    context.obj = config
    if context.invoked_subcommand is None:
        with _opened(config) as (store, vault):
            click.echo(_told(keys.counted(store, vault)))


@command.command()
@click.pass_obj
def rotate(config: Path) -> None:
    """Seal everything with a new privacy.key; name the one before in privacy.old_keys first."""
    with _opened(config) as (store, vault):
        sealed = keys.rotate(store, vault)
        note(store, "rotate", sealed.readable)
    click.echo(_told(sealed))
    if not sealed.unreadable:
        click.echo("All of it is sealed with privacy.key now: take the old key out of privacy.old_keys.")


@command.command()
@click.confirmation_option(prompt="References that no key opens can never be shown again. Forget them?")
@click.pass_obj
def forget(config: Path) -> None:
    """Give up what no key opens, after a key was lost."""
    with _opened(config) as (store, vault):
        forgotten = keys.forget(store, vault).unreadable
        note(store, "forget", forgotten)
    click.echo(f"Forgot {counted(forgotten, 'customer reference')}. The reports say [reference 1] as before.")


def _told(sealed: keys.Sealed) -> str:
    readable = counted(sealed.readable, "customer reference")
    return f"{readable} can be opened, {sealed.unreadable:,} cannot."


@contextmanager
def _opened(config: Path) -> Iterator[tuple[Store, KeyedVault]]:
    settings = load(config)
    with store_of(settings) as store:
        yield store, vault_of(settings)
