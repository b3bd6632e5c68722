"""The people's process: what it tells, and what is told of its end."""

import signal
from multiprocessing import get_context
from typing import Any

import pytest

from bridge.app.signals import deaf_to_ctrl_c
from bridge.demo.players import _people, let_play
from bridge.domain.errors import BridgeError
from bridge.sandbox.seed.rows import Row

ROWS = [
    Row("the kettle drips at the bottom", agent="mia", channel="listening"),
    Row("refund is pending", agent="tom", channel="listening"),
]
SHORT: dict[str, Any] = {"agents": 1, "rate": 100.0, "quiet": 0.05, "seconds": 0.3}


def test_people_who_find_no_sandbox_say_so_in_a_sentence() -> None:
    events = get_context("spawn").SimpleQueue()
    _people(events, "http://127.0.0.1:1", ROWS, SHORT)
    assert "the sandbox does not answer" in events.get()
    assert events.empty()
    events.close()


def test_a_process_that_dies_is_not_waited_for(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BridgeError, match="ended before the play did"):
        let_play("http://127.0.0.1:1", ROWS, lambda *_: None, unheard_of=1)
    assert "unheard_of" in capfd.readouterr().err


def test_ctrl_c_is_deaf_only_while_a_process_is_started() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set())
    with deaf_to_ctrl_c():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())
    assert signal.pthread_sigmask(signal.SIG_BLOCK, set()) == before
