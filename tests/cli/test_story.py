"""``bridge demo --story --once``: all that the story tells comes true, and what does not is said."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import Mock

import pytest

from bridge.commands import demo
from bridge.demo import stage
from bridge.demo.story.teller import UntrueError
from bridge.sandbox.people.hands import HandsError
from tests.cli.conftest import Bridge
from tests.trained import read_before


def test_every_beat_of_the_story_comes_true(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "POLL_SECONDS", 0.3)
    monkeypatch.setattr(stage, "INDEX_LAG", 0.1)
    with read_before():
        done = bridge("demo", "--story", "--once")
    assert done.code == 0, done
    told = done.out.splitlines()
    assert [line[0] for line in told[:-1]] == sorted("11" + "22" + "333" + "44" + "55" + "66" + "777")
    assert told[-1].startswith("The story is told, every beat of it came true.")
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (UntrueError("3 · One problem: the card did not happen."), "Not true: 3 · One problem: the card did"),
        (HandsError("the sandbox does not answer"), "the sandbox does not answer"),
    ],
)
def test_what_is_not_true_ends_the_story_with_a_sentence(
    bridge: Bridge, monkeypatch: pytest.MonkeyPatch, wrong: Exception, said: str
) -> None:
    def untrue(*_arguments: object, **_options: object) -> float:
        raise wrong

    @contextmanager
    def staged(*_arguments: object, **_options: object) -> Iterator[stage.Stage]:
        yield stage.Stage("http://127.0.0.1:9", Mock())

    monkeypatch.setattr(demo, "staged", staged)
    monkeypatch.setattr(demo, "play", untrue)
    done = bridge("demo", "--story", "--once")
    assert done.code == 1
    assert said in done.err
    assert "Traceback" not in done.err
