"""The sandbox in a process of its own, and the settings of each process of the bridge."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import Any

from pydantic import SecretStr

from bridge.demo.stage import PACE, settings_for
from bridge.sandbox.people.hands import Hands
from bridge.settings import Settings

SANDBOX = ("--pace", str(6 * PACE), "--index-lag", "1", "--delayed-events")
"""An event that nobody takes comes again every second and a half: 24 times, as at Slack, where it takes a day."""

POLL = 0.5
OPERATOR = {
    "jira": {"poll_seconds": POLL},
    "grouping": {"listen": 1, "check_ups_a_day": 0},
    "outage": {"reports": 10_000},
}
"""What the operator of this company decides otherwise than that of the demo: every report has a card of its own."""


@contextmanager
def sandbox() -> Iterator[str]:
    """The address of a sandbox for the time of a `with` block."""
    command = [sys.executable, "-m", "bridge.sandbox", *SANDBOX]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:  # noqa: S603 - our own module
        try:
            assert process.stdout
            yield str(json.loads(process.stdout.readline())["url"])
        finally:
            process.kill()


@dataclass(frozen=True)
class Written:
    """The settings of one process.

    Attributes:
        file: where they stand.
        url: where the process serves.
        settings: as the bridge reads them.
    """

    file: Path
    url: str
    settings: Settings


def written(folder: Path, url: str, database: str, several: int) -> list[Written]:
    """Settings for several processes that share one database; they differ in their ports only.

    Args:
        folder: takes the files.
        url: of the sandbox, with everybody in it.
        database: its URL.
        several: how many.
    """
    values = _plain(settings_for(url, Path("unused")).model_dump(exclude_unset=True))
    for name, section in OPERATOR.items():
        values[name] = values.get(name, {}) | section
    found = []
    for number, port in enumerate(_free_ports(several)):
        mine = values | {"database": {"url": database}, "web": {"port": port}}
        file = folder / f"process-{number}.toml"
        file.write_text(toml(mine), encoding="utf-8")
        found.append(Written(file, f"http://127.0.0.1:{port}", Settings(**mine)))
    return found


def announce(hands: Hands, process: Written) -> None:
    """Let Jira send its webhooks to one of the processes, as an administrator does once."""
    secret = process.settings.jira.webhook_secret
    assert secret
    hands.do("jira/webhook", url=f"{process.url}/jira/webhook", secret=secret.get_secret_value())


def toml(values: Mapping[str, Any]) -> str:
    """Nested values as TOML, a dotted key a line.

    >>> print(toml({"slack": {"pace": 2.0, "listening": ["C1"]}}))
    "slack"."pace" = 2.0
    "slack"."listening" = ["C1"]
    """
    return "\n".join(f"{key} = {value}" for key, value in _lines(values))


def _lines(values: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        key = above + json.dumps(name)
        if isinstance(value, Mapping):
            yield from _lines(value, f"{key}.")
        elif value is not None:
            yield key, json.dumps(value)


def _plain(value: Any) -> Any:
    """Settings as JSON values, secrets too: the file is for the bridge alone."""
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def _free_ports(several: int) -> list[int]:
    """Ports that stay those of a process over all its lives."""
    sockets = [socket() for _ in range(several)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()
