"""``bridge run``: the real thing."""

import logging
import signal
import threading
from pathlib import Path

import click

from bridge.app.bridge import Bridge
from bridge.commands import logs
from bridge.commands.db import migrate
from bridge.commands.options import CONFIG
from bridge.settings import load

log = logging.getLogger(__name__)


@click.command()
@CONFIG
@click.option("--upgrade", is_flag=True, help="First bring the database to this version's tables.")
def command(config: Path, upgrade: bool) -> None:
    """Run the bridge until Ctrl-C or SIGTERM; any number of processes may share one PostgreSQL."""
    logs.to_stderr()
    settings = load(config)
    if upgrade:
        migrate(settings.database.url)
    bridge = Bridge(settings)
    stopping = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopping.set())
    bridge.start()
    log.info("the bridge runs; webhooks and health at %s", bridge.web.url)
    while not stopping.wait(1.0):
        pass
    log.info("stopping: what is under way is finished, the rest waits in the database")
    bridge.stop()
