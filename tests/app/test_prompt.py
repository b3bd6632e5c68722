"""What a process does for people who wait for answers while it works."""

import gc
import sys
from collections.abc import Iterator

import pytest

from bridge.app.prompt import SWITCH, be_prompt


@pytest.fixture
def as_before() -> Iterator[None]:
    usual = sys.getswitchinterval()
    yield
    sys.setswitchinterval(usual)
    gc.unfreeze()


class Ring:
    """Refers to itself, so that only a collection finds it."""

    def __init__(self) -> None:
        self.me = self


@pytest.mark.usefixtures("as_before")
def test_a_collection_passes_over_all_that_was_there_when_it_was_set_up() -> None:
    there = Ring()
    be_prompt()
    new = Ring()
    looked_through = {id(each) for each in gc.get_objects()}
    assert id(there) not in looked_through
    assert id(new) in looked_through


@pytest.mark.usefixtures("as_before")
def test_threads_take_turns_more_often_than_usual() -> None:
    sys.setswitchinterval(0.005)
    be_prompt()
    assert sys.getswitchinterval() == pytest.approx(SWITCH)
