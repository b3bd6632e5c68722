"""The crew knows whether work is left and does not hide what went wrong."""

import threading

import pytest

from bridge.sandbox.people.crew import Crew


def test_waiting_ends_when_the_work_is_done() -> None:
    done: list[int] = []
    with Crew(4) as crew:
        for number in range(20):
            crew.do(done.append, number)
        assert crew.wait(5)
    assert sorted(done) == list(range(20))


def test_waiting_gives_up_while_work_is_left() -> None:
    gate = threading.Event()
    with Crew(1) as crew:
        crew.do(gate.wait, 10)
        assert not crew.wait(0.01)
        gate.set()
        assert crew.wait(5)


def test_what_went_wrong_is_raised_to_who_waits_and_only_once() -> None:
    def fail() -> None:
        raise RuntimeError("the sandbox is gone")

    with Crew(1) as crew:
        crew.do(fail)
        with pytest.raises(RuntimeError, match="the sandbox is gone"):
            crew.wait(5)
        assert crew.wait(5)


def test_work_that_has_not_begun_is_dropped_when_the_play_breaks_off() -> None:
    gate, begun = threading.Event(), threading.Event()
    done: list[int] = []

    def first() -> None:
        begun.set()
        gate.wait(10)

    def break_off() -> None:
        with Crew(1) as crew:
            crew.do(first)
            crew.do(done.append, 1)
            begun.wait(10)
            threading.Timer(0.05, gate.set).start()
            raise KeyError("stop")

    with pytest.raises(KeyError, match="stop"):
        break_off()
    assert done == []


def test_nothing_to_do_is_done() -> None:
    with Crew(1) as crew:
        assert crew.wait(0)
