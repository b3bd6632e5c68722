"""Who is killed, frozen or mis-clocked, and when: a plan that a seed repeats, and the threads that carry it out."""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random

from tests.chaos.child import Step
from tests.chaos.databases import Database
from tests.chaos.hurry import Hurry
from tests.chaos.processes import Processes, Running
from tests.chaos.stage import Written

EARLIEST, LATEST = 0.4, 3.0
"""Seconds after it is ready at which a process is killed."""

FROZEN = 0.15
"""The share of lives in which a process is also frozen."""

BETWEEN_CRASHES = (12.0, 25.0)
"""Seconds between two crashes of the database."""


TRIES, PATIENCE = 30, 120.0
"""How often a process is started that does not get ready, and how many seconds all of them together are given."""


class NeverReadyError(Exception):
    """A process ended before it was ready, again and again."""


@dataclass(frozen=True)
class Life:
    """What one process goes through.

    Attributes:
        step: what its clock does.
        frozen_after: seconds from being ready until it is frozen; None for never.
        frozen_for: seconds that it stands still, more than its lease.
        killed_after: seconds from being ready, or from going on, until it is killed.
    """

    step: Step
    frozen_after: float | None
    frozen_for: float
    killed_after: float


def lives(seed: int, slot: int, hurry: Hurry) -> Iterator[Life]:
    """The lives of the processes that follow each other in one slot, without end; the same for the same seed."""
    dice = Random(f"{seed}:{slot}")  # noqa: S311 - it has to be repeatable, not secret

    def ahead() -> float:
        return dice.uniform(-hurry.apart / 2, hurry.apart / 2)

    while True:
        step = Step(ahead(), dice.uniform(EARLIEST, LATEST), ahead())
        frozen_after, frozen_for = dice.uniform(0, 1), hurry.lease + dice.uniform(0.2, 1.5)
        is_frozen = dice.random() < FROZEN
        yield Life(step, frozen_after if is_frozen else None, frozen_for, dice.uniform(EARLIEST, LATEST))


@dataclass
class Disturbances:
    """Carries the plan out in a thread for each slot, and one for the database.

    Attributes:
        processes: starts them.
        settings: of each slot.
        database: what they share.
        hurry: the waits.
        seed: of the plan.
        kills: how many processes were killed.
        crashes: how often the database was.
    """

    processes: Processes
    settings: Sequence[Written]
    database: Database
    hurry: Hurry
    seed: int
    kills: int = 0
    crashes: int = 0
    _stopping: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _under_way: list[Future[None]] = field(default_factory=list)
    _all_ready: threading.Barrier = field(init=False)
    _pool: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        """Whoever begins waits with the first process of every slot."""
        self._all_ready = threading.Barrier(len(self.settings) + 1)
        self._pool = ThreadPoolExecutor(len(self.settings) + 1)

    def begin(self) -> None:
        """Start all processes, and begin to kill them as soon as all were ready once."""
        slots = [self._pool.submit(self._slot, slot) for slot in range(len(self.settings))]
        self._under_way = [*slots, self._pool.submit(self._crash_database)]
        self._all_ready.wait(PATIENCE)

    def end(self) -> None:
        """Let every process live from now on, with the right time: what is left to do gets done."""
        self._stopping.set()
        for work in self._under_way:
            work.result()
        for settings in self.settings:
            self._started(settings, Step())

    def _slot(self, slot: int) -> None:
        for number, life in enumerate(lives(self.seed, slot, self.hurry)):
            if self._stopping.is_set():
                return
            running = self._started(self.settings[slot], life.step)
            if not number:
                self._all_ready.wait(PATIENCE)
            self._live(running, life)

    def _live(self, running: Running, life: Life) -> None:
        if life.frozen_after is not None:
            time.sleep(life.frozen_after)
            running.freeze(life.frozen_for)
        time.sleep(life.killed_after)
        running.kill()
        with self._lock:
            self.kills += 1

    def _started(self, settings: Written, step: Step) -> Running:
        """A process that is ready; what ends before, because the database is gone, is started again."""
        for _ in range(TRIES):
            running = self.processes.start(settings.file, step)
            if running.becomes_ready():
                return running
            running.kill()
        raise NeverReadyError(f"See {running.log}.")

    def _crash_database(self) -> None:
        dice = Random(f"{self.seed}:database")  # noqa: S311 - it has to be repeatable, not secret
        while self.database.crash and not self._stopping.wait(dice.uniform(*BETWEEN_CRASHES)):
            self.database.crash()
            self.crashes += 1
