"""``bridge run``: the real thing."""

import logging
import signal
import threading
from pathlib import Path

import click

from bridge.app.bridge import Bridge
from bridge.app.parts import ALL, Part
from bridge.app.prompt import be_prompt
from bridge.commands import logs
from bridge.commands.db import migrate
from bridge.commands.options import CONFIG
from bridge.domain.errors import SettingsError
from bridge.settings import Settings, load

log = logging.getLogger(__name__)


@click.command()
@CONFIG
@click.option(
    "--only",
    callback=lambda _context, _option, given: _parts(given),
    metavar="PARTS",
    help="Do these parts, while other processes do the rest: web,worker,socket,schedule",
)
@click.option("--upgrade", is_flag=True, help="First bring the database to this version's tables.")
def command(config: Path, upgrade: bool, only: frozenset[Part]) -> None:
    """Run the bridge until Ctrl-C or SIGTERM; any number of processes may share one PostgreSQL."""
    logs.to_stderr()
    settings = load(config)
    if upgrade:
        migrate(settings.database.url)
    _require_that_others_can_help(only, settings)
    bridge = Bridge(settings, parts=only)
    stopping = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopping.set())
    bridge.start()
    be_prompt()
    log.info("the bridge runs (%s)", ", ".join(sorted(only)))
    if bridge.web.url:
        log.info("pages, webhooks and health at %s", bridge.web.url)
    while not stopping.wait(1.0):
        pass
    log.info("stopping: what is under way is finished, the rest waits in the database")
    bridge.stop()


def _parts(given: str | None) -> frozenset[Part]:
    """The parts that were asked for; all of them if none was."""
    if given is None:
        return ALL
    names = [name.strip() for name in given.split(",")]
    if unknown := [name for name in names if name not in ALL]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(Part)}.")
    return frozenset(map(Part, names))


def _require_that_others_can_help(parts: frozenset[Part], settings: Settings) -> None:
    if parts != ALL and settings.database.url.startswith("sqlite"):
        raise SettingsError("Processes that share the work need PostgreSQL: set database.url.")
    if parts == {Part.SOCKET} and settings.slack.mode == "http":
        raise SettingsError(
            'slack.mode is "http": Slack posts to the part "web", so "socket" has nothing to do.'
        )
