from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.groups.postings import Postings

ROWS = st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 1)), max_size=30)
MANY = 3000


@pytest.fixture(scope="module")
def large() -> Postings:
    """So many rows that some words are put together and some are fresh: `all`, `even` or `odd`, and its own."""
    postings = Postings()
    for row in range(MANY):
        postings.add(row, {"all": 0.5, "odd" if row % 2 else "even": 0.25, f"own{row}": 0.125})
    return postings


def test_cosines_are_exact() -> None:
    postings = Postings()
    postings.add(0, {"a": 0.6, "b": 0.8})
    postings.add(1, {"b": 1.0})
    postings.add(2, {"c": 1.0})
    np.testing.assert_allclose(postings.cosines({"a": 0.6, "b": 0.8}, 3), [1.0, 0.8, 0.0], atol=1e-4)
    assert postings.cosines({"unheard": 1.0}, 3).tolist() == [0, 0, 0]
    assert Postings().cosines({"a": 1.0}, 0).shape == (0,)


def test_cosines_are_exact_wherever_a_word_lies(large: Postings) -> None:
    found = large.cosines({"all": 0.5, "odd": 0.5, "own2999": 0.5, "own1": 0.5}, MANY)
    expected = np.full(MANY, 0.25) + 0.125 * (np.arange(MANY) % 2)
    expected[[1, 2999]] += 0.0625
    np.testing.assert_allclose(found, expected, atol=1e-4)


def test_it_is_said_what_is_shared_and_how_much() -> None:
    postings = Postings()
    postings.add(4, {"a": 0.6, "b": 0.8})
    postings.add(7, {"b": 1.0})
    shared = postings.shared({"a": 0.5, "b": 0.5, "c": 0.7}, 4)
    assert [word for word, _ in shared] == ["b", "a"]
    assert [part for _, part in shared] == pytest.approx([0.4, 0.3], abs=1e-4)
    assert postings.shared({"a": 1.0}, 7) == ()
    assert postings.shared({"a": 1.0}, 99) == ()


@pytest.mark.parametrize("row", [1, 2999])
def test_it_is_said_of_old_rows_and_of_fresh_ones(large: Postings, row: int) -> None:
    shared = large.shared({"all": 0.5, "even": 0.5, "odd": 1.0, f"own{row}": 1.0}, row)
    assert [word for word, _ in shared] == ["all", "odd", f"own{row}"]
    assert [part for _, part in shared] == pytest.approx([0.25, 0.25, 0.125], abs=1e-4)


def test_a_matrix_has_the_same_cosines() -> None:
    postings = Postings()
    postings.add(0, {"a": 0.6, "b": 0.8})
    postings.add(2, {"b": 1.0})
    matrix = postings.matrix(4)
    assert matrix.shape == (4, 2)
    np.testing.assert_allclose((matrix @ matrix.T).toarray()[0], [1, 0, 0.8, 0], atol=1e-4)
    assert Postings().matrix(3).shape == (3, 0)


def test_rows_that_are_not_kept_leave_no_word_behind() -> None:
    postings = Postings()
    for row in range(MANY):
        postings.add(row, {"all": 1.0, f"own{row}": 1.0})
    postings.keep(np.arange(MANY) % 3 == 0)
    assert np.flatnonzero(postings.cosines({"all": 1.0}, MANY)).tolist() == list(range(0, MANY, 3))
    assert postings.shared({"own1": 1.0}, 1) == ()
    assert postings.shared({"own3": 1.0}, 3) == (("own3", 1.0),)
    assert postings.matrix(MANY).shape == (MANY, 1 + MANY // 3)


def test_a_row_may_come_again_with_other_words() -> None:
    postings = Postings()
    postings.add(0, {"a": 1.0})
    postings.add(1, {"a": 1.0})
    postings.keep(np.array([False, True]))
    postings.add(0, {"b": 1.0})
    assert postings.cosines({"a": 1.0}, 2).tolist() == [0, 1]
    assert postings.cosines({"b": 1.0}, 2).tolist() == [1, 0]


def test_words_come_in_the_same_order_in_every_process() -> None:
    """Else the last digit of a likeness, and with it who wins a tie, would change from run to run."""
    postings = Postings()
    for row, word in enumerate(("parcel", "rain", "voucher", "\ud800")):
        postings.add(row, {word: 1.0})
    assert postings.matrix(4).indices.tolist() == [1, 3, 2, 0]


@given(ROWS, st.lists(st.booleans(), min_size=30, max_size=30), st.integers(0, 30))
def test_any_rows_and_any_kept_ones_give_the_cosines_of_a_dense_table(
    rows: list[Mapping[str, float]], kept: list[bool], at: int
) -> None:
    postings, dense = Postings(), np.zeros((30, 8), np.float32)
    for row, weights in enumerate(rows):
        if row == at:
            postings.keep(np.array(kept))
            dense[~np.array(kept)] = 0
        postings.add(row, weights)
        dense[row] = [weights.get(word, 0) for word in "abcdefgh"]
    np.testing.assert_allclose(
        postings.cosines({"a": 0.5, "h": 0.5}, 30), dense[:, [0, 7]].sum(1) / 2, atol=1e-4
    )
    assert postings.matrix(30).sum() == pytest.approx(dense.sum(), abs=1e-2)
