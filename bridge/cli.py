"""The command ``bridge``. Commands are loaded when they are called, so that ``--help`` answers at once."""

import sys
from importlib import import_module

import click

from bridge.commands import logs
from bridge.domain.errors import BridgeError

COMMANDS = {
    "run": ("bridge.commands.run", "Run the bridge: Slack, Jira, web."),
    "demo": (
        "bridge.commands.demo",
        "Try the whole loop with a pocket Slack and a pocket Jira; no accounts needed.",
    ),
    "manifest": ("bridge.commands.manifest", "Print the manifest to make the Slack app from."),
    "doctor": ("bridge.commands.doctor", "Say in plain words what is wrong, and what to do."),
    "health": ("bridge.commands.health", "Ask a running bridge whether it is well."),
    "themes": ("bridge.commands.themes", "See how themes learn from people; return to an older version."),
    "erase": ("bridge.commands.erase", "Forget a person or a customer who asked for it; all sums stay."),
    "access": ("bridge.commands.access", "Tell all that is kept about a person or a customer."),
    "letters": ("bridge.commands.letters", "List what could not be done; try it again or give it up."),
    "sign-out": ("bridge.commands.sign_out", "Sign somebody, or everybody, out of the pages."),
    "pause": ("bridge.commands.pause", "Let nothing leave any more; what comes in is kept."),
    "resume": ("bridge.commands.resume", "Let everything leave that waits."),
    "recall": ("bridge.commands.recall", "Take back what was told to many by mistake."),
    "unsent": ("bridge.commands.unsent", "Say what was not sent while the bridge is tried out."),
    "db": ("bridge.commands.db", "Look after the database."),
    "backup": ("bridge.commands.backup", "Keep all that is in the database in one file."),
    "restore": ("bridge.commands.restore", "Bring a backup into an empty database."),
    "keys": ("bridge.commands.keys", "Change privacy.key, or go on without one that was lost."),
    "move": ("bridge.commands.move", "Move from SQLite to PostgreSQL."),
}
"""Each command's module, whose attribute ``command`` is the click command, and what it does."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command runs."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """All commands, in the order of this file."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        loaded: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return loaded

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each command does, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_module, what) in COMMANDS.items()])


@click.group(cls=LazyGroup)
@click.version_option(package_name="bridge", prog_name="bridge")
def cli() -> None:
    """A two-way bridge between a call centre in Slack and product teams in Jira."""


def main() -> None:
    """Run the command line; what a person can mend is said in a sentence, without a traceback."""
    logs.catch_the_rest()
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except BridgeError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
