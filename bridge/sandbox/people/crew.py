"""Threads that do the people's work, and know whether any is left."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import ParamSpec, Self

P = ParamSpec("P")


class Crew:
    """A pool that remembers the first mishap and raises it to whoever waits.

    Args:
        threads: how many things are done at once.
    """

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="people")
        self._left = 0
        self._changed = threading.Condition()
        self._mishap: BaseException | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=error is not None)

    def do(self, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do this some time soon."""
        with self._changed:
            self._left += 1
        self._pool.submit(work, *args, **kwargs).add_done_callback(self._done)

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is left to do, at most `seconds`; whether that is so.

        Raises:
            Exception: what went wrong in a piece of work, the first time somebody waits after it.
        """
        with self._changed:
            idle = self._changed.wait_for(lambda: not self._left or self._mishap is not None, seconds)
            if self._mishap is not None:
                mishap, self._mishap = self._mishap, None
                raise mishap
            return idle

    def _done(self, future: "Future[object]") -> None:
        error = None if future.cancelled() else future.exception()
        with self._changed:
            self._left -= 1
            self._mishap = self._mishap or error
            self._changed.notify_all()
