"""Whoever waits is never kept waiting, and never fails, for what is only good to know."""

from threading import Event

import pytest

from bridge.app.briefly import Briefly


def test_an_answer_in_time_is_given() -> None:
    assert Briefly(5).ask(lambda: "planned") == "planned"


def test_without_an_answer_in_time_it_goes_on() -> None:
    over = Event()
    briefly = Briefly(0.001)
    assert briefly.ask(over.wait) is None
    over.set()


def test_a_question_that_fails_has_no_answer_and_its_words_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def failing() -> str:
        raise LookupError("refund of Mrs Miller")

    assert Briefly(5).ask(failing) is None
    assert "LookupError" in caplog.text
    assert "Miller" not in caplog.text
