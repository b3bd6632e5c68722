"""What texts are about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.vocabulary import overlap, roots, scaled, shares

words = st.frozensets(st.sampled_from(["refund", "parcel", "card", "late", "price"]))
numbers = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The refund is pending", "refunds pending!"),
        ("REFUND [card 1] pending", "refund pending"),
        ("Die Rückerstattung fehlt", "rückerstattungen FEHLT"),
    ],
)
def test_endings_case_and_common_words_do_not_matter(one: str, other: str) -> None:
    assert roots(one) == roots(other) != frozenset()


@pytest.mark.parametrize("text", ["", "the customer has called again", "der Kunde hat", "[phone 1] [card 2]"])
def test_what_every_text_has_says_nothing(text: str) -> None:
    assert roots(text) == frozenset()


@given(words, words)
@settings(max_examples=20)
def test_likeness_is_mutual_and_between_nothing_and_everything(
    one: frozenset[str], other: frozenset[str]
) -> None:
    assert 0 <= overlap(one, other) == overlap(other, one) <= 1
    assert (overlap(one, other) == 1) == (one == other != frozenset())
    assert (overlap(one, other) == 0) == (not one & other)


def test_a_root_is_shared_by_as_many_texts_as_have_it() -> None:
    texts = [frozenset({"refund", "card"}), frozenset({"refund"}), frozenset(), frozenset({"late"})]
    assert shares(texts) == {"refund": 0.5, "card": 0.25, "late": 0.25}
    assert shares([]) == {}


@given(numbers)
@settings(max_examples=20)
def test_scaled_values_reach_from_nothing_to_one_in_the_same_order(values: list[float]) -> None:
    found = scaled(values, len(values))
    assert all(0 <= one <= 1 for one in found)
    assert max(found) == 1
    assert sorted(range(len(values)), key=values.__getitem__) == sorted(
        range(len(values)), key=lambda place: (found[place], values[place])
    )


def test_without_values_all_weigh_the_same() -> None:
    assert scaled(None, 3) == [1.0] * 3
    assert scaled([7, 7], 2) == [1.0] * 2
    with pytest.raises(ValueError, match="3 texts need 3 values of centrality, not 2"):
        scaled([1, 2], 3)
