"""The people's process: what it tells, and what is told of its end."""

import signal
from multiprocessing import get_context
from typing import Any

import pytest

from bridge.demo.players import _deaf_to_ctrl_c, _people, let_play
from bridge.domain.errors import BridgeError
from bridge.sandbox.people.tally import Played
from bridge.sandbox.seed.rows import Row
from tests.demo.conftest import Pocket

ROWS = [Row("the kettle drips at the bottom", agent="mia"), Row("refund is pending", agent="tom")]
SHORT: dict[str, Any] = {"agents": 1, "rate": 100.0, "quiet": 0.05, "seconds": 0.3}


def told(url: str, **options: Any) -> list[Any]:
    """What people who play here tell, without a process of their own."""
    events = get_context("spawn").SimpleQueue()
    _people(events, url, ROWS, SHORT | options)
    said = []
    while not events.empty():
        said.append(events.get())
    events.close()
    return said


def test_the_people_tell_how_far_they_are_and_at_last_what_they_did(pocket: Pocket) -> None:
    *steps, last = told(pocket.url)
    assert isinstance(last, Played)
    assert last.sent + len(last.refused) == len(ROWS)
    assert all(len(step) == 3 and step[1] <= step[2] for step in steps)
    assert any(step[1:] == (2, 2) for step in steps)


def test_people_who_find_no_sandbox_say_so_in_a_sentence() -> None:
    (said,) = told("http://127.0.0.1:1")
    assert "the sandbox does not answer" in said


def test_what_the_people_say_of_the_sandbox_ends_the_play() -> None:
    with pytest.raises(BridgeError, match="the sandbox does not answer"):
        let_play("http://127.0.0.1:1", ROWS, lambda *_: None, **SHORT)


def test_a_process_that_dies_is_not_waited_for(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BridgeError, match="ended before the play did"):
        let_play("http://127.0.0.1:1", ROWS, lambda *_: None, unheard_of=1)
    assert "unheard_of" in capfd.readouterr().err


def test_ctrl_c_is_deaf_only_while_a_process_is_started() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set())
    with _deaf_to_ctrl_c():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())
    assert signal.pthread_sigmask(signal.SIG_BLOCK, set()) == before
