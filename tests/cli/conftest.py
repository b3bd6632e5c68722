"""The command line as a person calls it, with nothing of whoever runs the tests in its environment."""

import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bridge.cli import main

Bridge = Callable[..., "Done"]


def environment(**more: str) -> dict[str, str]:
    """The environment without the settings of whoever runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith("BRIDGE_")} | more


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def _own_logging() -> Iterator[None]:
    """Commands set up logging for a process of their own; here it is put back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    filters = logging.getLogger("asyncio").filters[:]
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.getLogger("asyncio").filters[:] = filters
    logging.raiseExceptions = True


@pytest.fixture
def bridge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], _own_logging: None
) -> Bridge:
    """Run `bridge …` in an empty folder until its end, in this process: loading it takes seconds."""

    def run(*arguments: str, **variables: str) -> Done:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["bridge", *arguments])
        with monkeypatch.context() as patched:
            for name in [name for name in os.environ if name.startswith("BRIDGE_")]:
                patched.delenv(name)
            for name, value in variables.items():
                patched.setenv(name, value)
            try:
                main()
                code = 0
            except SystemExit as end:
                code = int(end.code or 0)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run


@pytest.fixture
def upgraded(tmp_path: Path, empty_sqlite: Path) -> Path:
    """The database where `bridge` looks for it, as `bridge db upgrade` leaves it; that takes half a second."""
    return Path(shutil.copy(empty_sqlite, tmp_path / "bridge.sqlite"))


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start `bridge …` as a terminal does, in a process group of its own; nothing of it is left afterwards."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **variables: str) -> "subprocess.Popen[str]":
        started.append(
            subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-m", "bridge", *arguments],
                cwd=tmp_path,
                env=environment(PYTHONUNBUFFERED="1", **variables),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                process_group=0,
            )
        )
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
