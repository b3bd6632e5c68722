"""One writer at a time, the most urgent first."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bridge.store.gate import Urgency, WriteGate


class Line:
    """People who wait at a gate, in the order in which they came; ``served`` tells in which order they passed."""

    def __init__(self) -> None:
        self.gate = WriteGate()
        self.served: list[str] = []
        self._threads: list[threading.Thread] = []

    def wait(self, name: str, urgency: Urgency) -> None:
        """One more person, who waits before this returns."""
        before = len(self.gate._waiting)
        thread = threading.Thread(target=self._pass, args=(name, urgency))
        self._threads.append(thread)
        thread.start()
        until = time.monotonic() + 10
        while len(self.gate._waiting) == before and time.monotonic() < until:
            thread.join(timeout=0.001)
        assert len(self.gate._waiting) == before + 1

    def _pass(self, name: str, urgency: Urgency) -> None:
        with self.gate.passing(urgency):
            self.served.append(name)

    def join(self) -> None:
        for thread in self._threads:
            thread.join(timeout=10)


def test_acknowledgements_pass_before_work_and_equals_by_arrival() -> None:
    line = Line()
    with line.gate.passing(Urgency.WORK):
        line.wait("work 1", Urgency.WORK)
        line.wait("work 2", Urgency.WORK)
        line.wait("ack 1", Urgency.ACK)
        line.wait("ack 2", Urgency.ACK)
    line.join()
    assert line.served == ["ack 1", "ack 2", "work 1", "work 2"]


def test_only_one_is_inside_at_a_time() -> None:
    gate, inside, most = WriteGate(), [0], [0]

    def enter(turn: int) -> None:
        with gate.passing(Urgency(turn % 2)):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            inside[0] -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(enter, range(400)))
    assert (most, inside) == ([1], [0])


def test_a_failure_inside_lets_the_next_one_pass() -> None:
    gate = WriteGate()
    with pytest.raises(ZeroDivisionError), gate.passing(Urgency.WORK):
        raise ZeroDivisionError
    with gate.passing(Urgency.WORK):
        pass
