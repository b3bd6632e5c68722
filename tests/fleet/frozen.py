"""A process that is frozen while it changes groups: real, because only the system can stop one in mid-air."""

import os
import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from bridge.store.engine import Store, StoreError
from bridge.store.tables import Mark
from tests.conftest import HeldClock

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["bridge.store.engine", "bridge.store.tables"])

MARK = "written by the frozen"


def started(url: str) -> tuple[BaseProcess, "Connection[str, str]"]:
    """The process, frozen as soon as it holds the lock; and what it says then, and when it goes on."""
    heard, said = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_group, args=(url, said), daemon=True)
    process.start()
    assert heard.poll(60), "the process did not come to hold the lock"
    assert heard.recv() == "inside"
    return process, heard


def go_on(process: BaseProcess) -> None:
    """Thaw it."""
    os.kill(process.pid or 0, signal.SIGCONT)


def _group(url: str, told: "Connection[str, str]") -> None:
    store = Store(url, pool=1)
    try:
        with store.grouping() as session:
            session.add(Mark(name=MARK, at=HeldClock().now()))
            session.flush()
            told.send("inside")
            os.kill(os.getpid(), signal.SIGSTOP)
    except StoreError as error:
        told.send(str(error))
    else:
        told.send("kept")
