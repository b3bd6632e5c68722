"""Whoever waits is never kept waiting, and never fails, for what is only good to know."""

from threading import Event

import pytest

from bridge.app.briefly import Briefly
from bridge.domain.language import speaking, spoken
from bridge.slack.texts import common
from tests.foreign import Foreign


def test_an_answer_in_time_is_given() -> None:
    assert Briefly(5).ask(lambda: "planned") == "planned"


def test_it_is_answered_in_the_language_of_whoever_asks() -> None:
    briefly = Briefly(5)
    with speaking(Foreign()):
        assert briefly.ask(lambda: spoken(common.NOT_SAVED)) == spoken(common.NOT_SAVED)


def test_without_an_answer_in_time_it_goes_on() -> None:
    over = Event()
    briefly = Briefly(0.001)
    assert briefly.ask(over.wait) is None
    over.set()


def test_nobody_waits_behind_another_s_question() -> None:
    over, briefly = Event(), Briefly(0.001, at_once=1)
    assert briefly.ask(over.wait) is None
    assert briefly.ask(lambda: pytest.fail("asked behind another")) is None
    over.set()
    patient = Briefly(5, at_once=1)
    assert [patient.ask(lambda: "planned") for _ in range(3)] == ["planned"] * 3


def test_after_an_answer_that_came_too_late_nobody_asks_for_a_second() -> None:
    """In a rush all would come too late, and finding them keeps those waiting who want no more than to be heard."""
    over, asked, seconds = Event(), Event(), iter([0.0, 0.0, 0.9, 1.0, 1.0])
    briefly = Briefly(0.001, now=lambda: next(seconds))
    assert briefly.ask(over.wait) is None
    over.set()
    assert briefly.ask(lambda: pytest.fail("asked in a rush")) is None
    briefly.ask(asked.set)
    assert asked.wait(5)


def test_a_question_that_fails_has_no_answer_and_its_words_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def failing() -> str:
        raise LookupError("refund of Mrs Miller")

    assert Briefly(5).ask(failing) is None
    assert "LookupError" in caplog.text
    assert "Miller" not in caplog.text
