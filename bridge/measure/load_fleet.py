"""Real ``bridge run`` processes that share one database, connected to a sandbox: started, watched and ended."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import Any

from pydantic import SecretStr

from bridge.demo.stage import fetch, settings_for
from bridge.domain.errors import BridgeError

READY = {"socket": b"Slack is connected", "http": b"the bridge runs"}
"""What a process says in its log once Slack reaches it, by Slack's way to it."""

LEARNT = b"has learnt where everything is"
"""What it says a while later, when it can sort."""

PATIENCE = 1_800.0
"""Seconds for a start: with millions of reports there is much to learn."""

OPERATOR: Mapping[str, Mapping[str, Any]] = {
    "outage": {"reports": 1_000_000},
    "jira": {"poll_seconds": 60},
}
"""What this operator decided otherwise than that of the demo: in the worst rush, too, every report has its own card, and
Jira is read every minute, as it is unless somebody decides otherwise."""


@dataclass(frozen=True)
class Running:
    """One process.

    Attributes:
        process: the one.
        url: where it serves.
        log: what it writes.
    """

    process: "subprocess.Popen[bytes]"
    url: str
    log: Path

    def wait_until_ready(self, word: bytes) -> None:
        """Wait for a word in its log.

        Raises:
            BridgeError: it ended before, or did not say it in time.
        """
        deadline = time.monotonic() + PATIENCE
        while word not in self.log.read_bytes():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise BridgeError(f"A process did not start: {self.log.read_text()[-500:]}")
            time.sleep(0.05)


def cpu_seconds(pid: int) -> float:
    """How long a process has worked. See https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def fleet(folder: Path, sandbox: str, database: str, several: int, door: str) -> Iterator[list[Running]]:
    """Processes that are ready, for the time of a ``with`` block.

    Args:
        folder: takes their logs.
        sandbox: its address, with everybody in it.
        database: its URL; all tables are there.
        several: how many.
        door: Slack's way to them: ``socket``, or ``http``, by which one of them is posted to.
    """
    settings = settings_for(sandbox, Path("unused"), http=door == "http")
    values = plain(settings.model_dump(exclude_unset=True)) | {"database": {"url": database}}
    values |= {section: values.get(section, {}) | dict(decided) for section, decided in OPERATOR.items()}
    with ExitStack() as stack:
        running = [_started(stack, folder / f"{port}.log", values, port) for port in _free_ports(several)]
        for one in running:
            one.wait_until_ready(READY[door])
        first = running[0].url
        fetch(
            sandbox, "sandbox/slack/request_url", {"url": f"{first}/slack/events" if door == "http" else ""}
        )
        hook = {"url": f"{first}/jira/webhook", "secret": values["jira"]["webhook_secret"]}
        fetch(sandbox, "sandbox/jira/webhook", hook)
        yield running


def _started(stack: ExitStack, log: Path, values: Mapping[str, Any], port: int) -> Running:
    given = environment({**values, "web": {"port": port}})
    command = [sys.executable, "-m", "bridge", "run", "--config", str(log.with_name("none.toml"))]
    file = stack.enter_context(log.open("wb"))
    process = subprocess.Popen(command, stderr=file, env=os.environ | given, start_new_session=True)  # noqa: S603 - our own module
    stack.callback(_end, process)
    return Running(process, f"http://127.0.0.1:{port}", log)


def environment(values: Mapping[str, Any]) -> dict[str, str]:
    """Settings as variables.

    >>> environment({"mode": "shadow", "web": {"port": 8400}})
    {'BRIDGE_MODE': 'shadow', 'BRIDGE_WEB': '{"port": 8400}'}
    """
    return {
        f"BRIDGE_{name.upper()}": value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
    }


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def plain(value: Any) -> Any:
    """Settings as JSON values, secrets too: they are those of the sandbox."""
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def _free_ports(several: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket()) for _ in range(several)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
