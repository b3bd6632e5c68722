"""A refit in a process of its own: in a thread it would slow down everything that people wait for."""

from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from bridge.app.signals import deaf_to_ctrl_c
from bridge.app.themes.learning import Task, fit
from bridge.domain.errors import BridgeError
from bridge.flow.themes import Fitted

_SPAWN = get_context("spawn")
"""A fork of a process with threads may inherit locks that nobody will ever release."""


class ChildError(BridgeError):
    """The process did not bring a classifier."""


class Child:
    """Runs one refit at a time; the process ends with this one at the latest."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None

    def fit(self, task: Task) -> Fitted:
        """Fit a classifier; returns when it is done.

        Raises:
            ChildError: the process ended before, by itself or by `stop`.
        """
        here, there = _SPAWN.Pipe(duplex=False)
        self._process = _SPAWN.Process(target=_work, args=(there, task), name="refit", daemon=True)
        with deaf_to_ctrl_c():
            self._process.start()
        there.close()
        with here:
            try:
                got: Fitted | str = here.recv()
            except EOFError:
                got = "The refit was ended before it was done; what serves goes on serving."
        self._process.join()
        if isinstance(got, str):
            raise ChildError(got)
        return got

    def stop(self) -> None:
        """End a refit that is under way: nothing of it was kept yet."""
        if self._process is not None and self._process.is_alive():
            self._process.terminate()


def _work(answers: Connection, task: Task) -> None:
    """What the process does: a sentence goes back when it is the operator who can help."""
    try:
        answers.send(fit(task))
    except BridgeError as error:
        answers.send(str(error))
