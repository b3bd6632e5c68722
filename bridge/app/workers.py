"""Threads that do one step after another, and sleep when there is nothing to do."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic

from bridge.domain.errors import traced
from bridge.flow.delivery import Delivery
from bridge.store.engine import ConflictError, StoreError

log = logging.getLogger(__name__)

IDLE = 0.25
"""Seconds between looks at the database when nobody woke us: another process may have written."""

AFTER_FAILURE = 1.0

REMINDED = 60.0
"""Seconds between two lines of the log that say that the database is away."""

FOLLOWERS: Mapping[str, tuple[str, ...]] = {
    "sorting": ("delivery",),
    "attending": ("collecting", "sorting", "delivery"),
    "collecting": ("sorting", "delivery"),
    "comparing": ("delivery",),
    "schedule": ("attending", "delivery"),
    "alarms": ("delivery",),
    "delivery": ("delivery",),
}
"""Whom a worker's work concerns. Who is not named anywhere goes by the clock: waking costs a look at the database."""

TEXTS = ("sorting", "delivery")
"""Whom it concerns that somebody said something: waking the others too costs a quarter of the time in a rush."""

GESTURES = ("attending", "collecting", "delivery")
"""Whom it concerns that somebody decided something, or pointed at it."""

LEISURELY = frozenset({"comparing"})
"""Workers that rest after each step: theirs is much work that nobody waits for."""

Step = Callable[[], bool]
"""Does a little and says whether there was anything to do."""


class Bell:
    """Rung for those who have something to do, so that they need not wait for their next look."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._rings: Counter[str] = Counter()

    def rings(self, name: str) -> int:
        """How often it was rung for somebody."""
        with self._changed:
            return self._rings[name]

    def ring(self, *names: str) -> None:
        """Wake these workers if they wait."""
        with self._changed:
            self._rings.update(names)
            self._changed.notify_all()

    def wait(self, name: str, heard: int, seconds: float) -> None:
        """Return when it has been rung for a worker since ``heard``, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._rings[name] != heard, seconds)


class Failures:
    """Writes down what failed: the lines through which it rose, or one a minute while the database is away.

    Args:
        now: seconds that only go forward.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now, self._lock, self._next = now, threading.Lock(), float("-inf")

    def note(self, what: str, error: BaseException) -> None:
        """Write it down; all workers fail at once while there is no database, and it says nothing about them."""
        if not isinstance(error, StoreError) or isinstance(error, ConflictError):
            log.error("%s. %s", what, traced(error))
        elif self._is_time():
            log.error("%s All waits, and is tried again every second.", error)

    def _is_time(self) -> bool:
        with self._lock:
            now, due = self._now(), self._next
            self._next = now + REMINDED if now >= due else due
        return now >= due


class Workers:
    """Named threads, each calling its step until told to stop.

    Args:
        steps: by name.
        bell: wakes idle threads; rung for a worker's followers after each step that did something.
        followers: whom a worker's work concerns.
        failures: writes down what failed.
    """

    def __init__(
        self,
        steps: Sequence[tuple[str, Step]],
        bell: Bell,
        followers: Mapping[str, Sequence[str]] = FOLLOWERS,
        failures: Failures | None = None,
    ) -> None:
        self._failures = failures or Failures()
        self._bell, self._followers, self._stopping = bell, followers, threading.Event()
        self._threads = [
            threading.Thread(target=self._work, args=(name, step), name=name, daemon=True)
            for name, step in steps
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let every step come to its end."""
        self._stopping.set()
        self._bell.ring(*(thread.name for thread in self._threads))
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(timeout=30)

    def _work(self, name: str, step: Step) -> None:
        while not self._stopping.is_set():
            heard = self._bell.rings(name)
            did = self._did(name, step)
            if did:
                self._bell.ring(*self._followers.get(name, ()))
            if not did or name in LEISURELY:
                self._bell.wait(name, heard, IDLE)

    def _did(self, name: str, step: Step) -> bool:
        """One step. It catches everything: a worker must survive what nobody foresaw, and say so."""
        try:
            return step()
        except Exception as error:  # noqa: BLE001 - this is the one place
            self._failures.note(f"worker {name} failed; it goes on in {AFTER_FAILURE} s", error)
            self._stopping.wait(AFTER_FAILURE)
            return False


class Couriers:
    """One thread claims effects, several deliver them: idle couriers cost no look at the database.

    Args:
        delivery: claims and delivers.
        several: how many effects are under way at once, at most.
        bell: rung when a delivery has ended, since the next effect of its target may run now.
        failures: writes down what failed.
    """

    def __init__(
        self, delivery: Delivery, several: int, bell: Bell, failures: Failures | None = None
    ) -> None:
        self._delivery, self._bell, self._failures = delivery, bell, failures or Failures()
        self._free = threading.BoundedSemaphore(several)
        self._pool = ThreadPoolExecutor(several, thread_name_prefix="courier")

    def step(self) -> bool:
        """Hand one effect that is due to a courier; False when none is due or nobody is free."""
        if not self._free.acquire(timeout=IDLE):
            return False
        looked, job = False, None
        try:
            looked, job = self._delivery.claim()
        finally:
            if job is None:
                self._free.release()
        if job is not None:
            self._pool.submit(self._delivery.deliver, job).add_done_callback(self._ended)
        return looked

    def stop(self) -> None:
        """Let what is under way come to its end."""
        self._pool.shutdown(wait=True)

    def _ended(self, delivery: "Future[None]") -> None:
        self._free.release()
        self._bell.ring(*FOLLOWERS["delivery"])
        if error := delivery.exception():
            self._failures.note("a delivery failed; its effect is tried again when its lease ends", error)
