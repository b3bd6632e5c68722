"""Start, freeze and kill processes of the bridge."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.chaos import child
from tests.chaos.child import Step
from tests.chaos.hurry import Hurry

CONTEXT = get_context("forkserver")
WARM, QUICK = "tests.chaos.warm", "tests.chaos.child"
"""What the process has imported from which all others are forked: with classifiers, and without."""

READY = b"Slack is connected"
"""What a process says in its log as soon as web, workers and Socket Mode are up, in this order."""

LOOK, PATIENCE = 0.02, 60.0


@dataclass
class Running:
    """A process of the bridge.

    Attributes:
        process: the one that is killed.
        log: what it writes.
    """

    process: BaseProcess
    log: Path

    def becomes_ready(self) -> bool:
        """Wait until Slack reaches it and all its workers run.

        Returns:
            Whether that came; a process ends before when the database is not there.
        """
        deadline = time.monotonic() + PATIENCE
        while READY not in self._said():
            if not self.process.is_alive() or time.monotonic() > deadline:
                return False
            time.sleep(LOOK)
        return True

    def freeze(self, seconds: float) -> None:
        """Let it stand still in the middle of whatever it does, and go on then as if nothing had been."""
        self._signal(signal.SIGSTOP)
        time.sleep(seconds)
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it at once; nothing of it gets to say anything."""
        self._signal(signal.SIGKILL)
        self.process.join()

    def _signal(self, number: signal.Signals) -> None:
        if self.process.is_alive() and self.process.pid:
            os.kill(self.process.pid, number)

    def _said(self) -> bytes:
        return self.log.read_bytes() if self.log.exists() else b""


@dataclass
class Processes:
    """All processes that were started, so that none outlives the harness.

    Attributes:
        folder: takes the logs.
        hurry: their waits.
        guards: which guards of theirs stand.
        started: all of them.
    """

    folder: Path
    hurry: Hurry
    guards: str
    started: list[Running] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def start(self, config: Path, step: Step) -> Running:
        """Start one with these settings and this clock."""
        log = self.folder / f"{config.stem}-{next(self._numbers)}.log"
        process = CONTEXT.Process(target=child.run, args=(config, log, self.hurry, step, self.guards))
        process.start()
        running = Running(process, log)
        self.started.append(running)
        return running


@contextmanager
def processes(folder: Path, hurry: Hurry, guards: str) -> Iterator[Processes]:
    """Processes for the time of a `with` block."""
    CONTEXT.set_forkserver_preload([QUICK if hurry.words else WARM])
    all_ = Processes(folder, hurry, guards)
    try:
        yield all_
    finally:
        for running in all_.started:
            running.kill()
