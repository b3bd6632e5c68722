"""Whether somebody says the same again in the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.repeats import is_near_copy

WORDS = st.lists(st.sampled_from(["refund", "pending", "parcel", "late", "wrong", "card"])).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        ("Refund pending!", "refund  PENDING", True),
        ("pending refund", "refund pending", True),
        ("refund pending for nine days now", "refund pending for nine days", True),
        ("refund pending for nine days", "refund pending for six weeks", False),
        ("refund pending", "refund", False),
        ("Rückerstattung fehlt", "RÜCKERSTATTUNG FEHLT", True),
        ("...", "!!!", True),
        ("...", "refund", False),
    ],
)
def test_nearly_all_words_in_common_make_a_copy(one: str, other: str, copy: bool) -> None:
    assert is_near_copy(one, other) is copy


@given(WORDS, WORDS)
def test_it_does_not_matter_which_came_first(one: str, other: str) -> None:
    assert is_near_copy(one, other) == is_near_copy(other, one)


@given(WORDS)
def test_everything_is_a_copy_of_itself(text: str) -> None:
    assert is_near_copy(text, text.upper())
