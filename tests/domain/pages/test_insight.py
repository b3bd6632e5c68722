"""How a report came in, and how it came where it is, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Way
from bridge.domain.pages.insight import WAYS, how, how_sure


def came(cause: Cause, state: State = State.CONFIRMED, *, first: bool = False, who: str = "Mia") -> str:
    return how(cause, state, first=first, who=who, team="Payments")


def test_every_way_and_every_cause_has_words_of_its_own() -> None:
    assert len(set(WAYS.values())) == len(set(WAYS)) == len(Way)
    assert len({came(cause) for cause in Cause}) == len(Cause)


@pytest.mark.parametrize("cause", Cause)
def test_no_word_is_left_to_fill_in(cause: Cause) -> None:
    for state in State:
        for first in (True, False):
            assert "{" not in came(cause, state, first=first)


@pytest.mark.parametrize("cause", [Cause.MERGED, Cause.SPLIT, Cause.MOVED, Cause.CHECKED, Cause.ACCEPTED])
def test_what_owners_decide_is_their_teams_and_names_nobody(cause: Cause) -> None:
    assert "Payments" in came(cause)
    assert "Mia" not in came(cause)


@pytest.mark.parametrize("cause", [Cause.RIGHT, Cause.NOT_SAME, Cause.CHOOSE, Cause.SOMETHING_NEW])
def test_what_its_reporter_decides_is_told_as_they_are_called(cause: Cause) -> None:
    assert came(cause, who="a colleague of Leipzig").startswith("a colleague of Leipzig ")


@pytest.mark.parametrize(
    ("state", "first", "words"),
    [
        (State.PROVISIONAL, False, "may belong here: its reporter was asked"),
        (State.PROVISIONAL, True, "may belong here: its reporter was asked"),
        (State.JOINED, True, "started on its own"),
        (State.JOINED, False, "joined by likeness"),
    ],
)
def test_sorting_says_how_sure_it_was(state: State, first: bool, words: str) -> None:
    assert came(Cause.SORTED, state, first=first) == words


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (1.0, "almost certainly"),
        (0.9, "almost certainly"),
        (0.899, "probably"),
        (0.7, "probably"),
        (0.5, "likely"),
        (0.499, "perhaps"),
        (0.0, "perhaps"),
    ],
)
def test_a_probability_has_a_word(probability: float, words: str) -> None:
    assert how_sure(probability) == words


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_likelier_never_sounds_less_sure(one: float, other: float) -> None:
    order = ["perhaps", "likely", "probably", "almost certainly"]
    low, high = sorted([one, other])
    assert order.index(how_sure(low)) <= order.index(how_sure(high))
