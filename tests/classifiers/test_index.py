from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.groups.index import Index
from classifiers.groups.link import RIVALS, Link, competition
from classifiers.groups.neighbours import near_pairs
from classifiers.groups.query import Query
from classifiers.groups.sight import Sight

EAST, NORTH = np.array([1, 0], np.float32), np.array([0, 1], np.float32)
BETWEEN = np.array([0.6, 0.8], np.float32)
LINK = Link("test 1", centre=4.0, words=2.0, constant=-1.0)


def query(
    vector: np.ndarray[tuple[int], np.dtype[np.float32]] = EAST,
    weights: Mapping[str, float] | None = None,
    theme: str | None = None,
) -> Query:
    return Query(vector, weights or {}, theme)


@pytest.fixture
def index() -> Index:
    """Group 10 in the east with two items, group 20 in the north with one."""
    index = Index(2)
    index.place(1, 10, query(EAST, {"parcel": 1.0}, "courier"), settled=True)
    index.place(2, 10, query(EAST, {"rain": 1.0}, "courier"), settled=False)
    index.place(3, 20, query(NORTH, {"voucher": 0.8, "rain": 0.6}, "voucher"), settled=True)
    return index


def test_the_index_finds_the_best_word_match_of_each_group(index: Index) -> None:
    by_row, best = index.word_cosines({"rain": 1.0})
    np.testing.assert_allclose(by_row, [0, 1, 0.6], atol=1e-6)
    np.testing.assert_allclose(best, [1, 0.6], atol=1e-6)


def test_a_removed_item_matches_no_words(index: Index) -> None:
    index.remove(2)
    assert index.word_cosines({"rain": 1.0})[1][0] == 0


def test_only_groups_with_another_theme_are_of_another_theme(index: Index) -> None:
    index.place(4, 30, query(NORTH), settled=True)
    assert index.of_another_theme("courier").tolist() == [False, True, False]
    assert index.of_another_theme("never seen").tolist() == [True, True, False]


def test_items_settle_once_somebody_says_so(index: Index) -> None:
    assert [index.settled(row) for row in range(3)] == [True, False, True]
    index.settle(2)
    assert index.settled(1)
    with pytest.raises(KeyError):
        index.settle(99)


def test_merging_moves_the_rows_and_the_centre(index: Index) -> None:
    index.merge(20, 10)
    assert index.group_of(3) == 10
    assert index.slots.sizes.rows.tolist() == [3, 0]
    assert index.slots.cosines(NORTH)[0] == pytest.approx(1 / 5**0.5, abs=1e-3)
    index.merge(10, 40)
    assert {index.group_of(item) for item in (1, 2, 3)} == {40}


def test_a_merge_needs_a_source_with_items(index: Index) -> None:
    index.merge(99, 10)
    index.merge(10, 10)
    assert index.slots.find(99) is None
    assert [index.group_of(item) for item in (1, 2, 3)] == [10, 10, 20]


def test_the_themes_of_a_merged_group_are_counted_together(index: Index) -> None:
    for item in (4, 5):
        index.place(item, 20, query(NORTH, theme="voucher"), settled=True)
    index.merge(20, 10)
    assert index.of_another_theme("voucher").tolist() == [False, False]
    assert index.of_another_theme("courier").tolist() == [True, False]


def test_vectors_in_eight_bits_keep_their_cosines() -> None:
    """Half a step in each of 384 numbers: the errors are random and mostly cancel."""
    random = np.random.default_rng(3)
    vectors = random.standard_normal((50, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index = Index(384)
    for item, vector in enumerate(vectors):
        index.place(item, item, query(vector), settled=True)
    np.testing.assert_allclose(index.slots.cosines(vectors[7]), vectors @ vectors[7], atol=2e-3)


def test_a_vector_of_nothing_is_like_nothing() -> None:
    index = Index(2)
    index.place(1, 1, query(np.zeros(2, np.float32)), settled=True)
    assert index.slots.cosines(EAST).tolist() == [0]


def test_rows_of_removed_items_are_used_again() -> None:
    """Whoever moves to and fro for ever needs no more memory, and finds what is there."""
    index = Index(2)
    for move in range(6000):
        index.place(move % 2, move % 3, query(EAST, {f"word{move}": 1.0}), settled=True)
    assert len(index.items) < 1200
    assert len(index.slots) == 2
    _, best = index.word_cosines({"word5999": 1.0, "word5998": 1.0})
    assert best.tolist() == pytest.approx([1, 1])


def test_a_row_used_again_has_only_its_new_words() -> None:
    index = Index(2)
    for item in range(3000):
        index.place(item, item, query(EAST, {f"old{item}": 1.0}), settled=True)
        index.remove(item)
    index.place(1, 1, query(NORTH, {"new": 1.0}), settled=True)
    (row,) = index.members(index.slots.found(1))
    assert index.shared({"new": 1.0, **{f"old{item}": 1.0 for item in range(3000)}}, int(row)) == (
        ("new", 1.0),
    )


def test_of_a_very_large_group_the_most_alike_in_words_are_compared() -> None:
    index = Index(2)
    for item in range(5000):
        index.place(item, 1, query(EAST, {"parcel": 1.0} if item >= 4000 else {"rain": 1.0}), settled=True)
    index.place(6000, 1, query(NORTH, {"parcel": 1.0}), settled=True)
    by_row, _ = index.word_cosines({"parcel": 1.0})
    assert index.nearest(0, NORTH, by_row) == 5000


def test_the_nearest_row_is_alike_in_meaning_and_words(index: Index) -> None:
    assert index.nearest(0, EAST, np.array([0, 0.5, 0], np.float32)) == 1
    assert index.nearest(0, EAST, np.array([0.5, 0, 0], np.float32)) == 0


def test_sight_sees_the_evidence_and_the_competition(index: Index) -> None:
    sight = Sight(index, query(BETWEEN, {"voucher": 1.0}), LINK, 1.0, frozenset())
    np.testing.assert_allclose(sight.evidence([0, 1]), [[0.6, 0.0], [0.8, 0.8]], atol=1e-3)
    odds = np.array([4 * 0.6 - 1, 4 * 0.8 + 2 * 0.8 - 1])
    expected = np.exp(odds) / (1 + np.exp(odds).sum())
    assert [sight.probability(slot) for slot in (0, 1)] == pytest.approx(expected.tolist(), abs=1e-3)
    assert sight.best(9) == [1, 0]


def test_sight_takes_the_penalty_from_other_themes_only(index: Index) -> None:
    plain, themed = (
        Sight(index, query(BETWEEN, theme=theme), LINK, 2.0, frozenset()) for theme in (None, "courier")
    )
    assert themed.probability(0) > plain.probability(0)
    assert themed.probability(1) < plain.probability(1)


def test_sight_leaves_barred_and_empty_groups_out(index: Index) -> None:
    index.remove(3)
    assert Sight(index, query(BETWEEN), LINK, 1.0, frozenset()).best(9) == [0]
    assert Sight(index, query(BETWEEN), LINK, 1.0, frozenset({10})).best(9) == []
    assert Sight(Index(2), query(BETWEEN), LINK, 1.0, frozenset()).best(3) == []


def test_of_equal_groups_the_older_comes_first() -> None:
    index = Index(2)
    for item in range(30):
        index.place(item, 100 - item, query(EAST), settled=True)
    best = Sight(index, query(EAST), LINK, 1.0, frozenset()).best(30)
    assert best == sorted(best)


def test_sight_says_whether_the_nearest_item_is_settled(index: Index) -> None:
    assert Sight(index, query(EAST, {"parcel": 1.0}), LINK, 1.0, frozenset()).settled(0)
    assert not Sight(index, query(EAST, {"rain": 1.0}), LINK, 1.0, frozenset()).settled(0)


@given(st.lists(st.floats(-8, 8, width=32), min_size=1, max_size=20))
def test_the_best_groups_and_none_of_them_share_one_probability(odds: list[float]) -> None:
    best = np.sort(np.array(odds, np.float32))[-RIVALS:]
    total = np.exp(best - competition(np.array(odds, np.float32))).sum()
    none = np.exp(-competition(np.array(odds, np.float32)))
    assert total + none == pytest.approx(1, abs=1e-4)


def test_more_likeness_never_speaks_against_a_group() -> None:
    rising = np.linspace(-1, 1, 9, dtype=np.float32)
    still = np.zeros(9, np.float32)
    assert (np.diff(LINK.log_odds(rising, still)) > 0).all()
    assert (np.diff(LINK.log_odds(still, rising)) > 0).all()


def test_near_pairs_come_once_with_the_smaller_groups_lead(index: Index) -> None:
    index.place(4, 30, query(BETWEEN), settled=True)
    pairs = near_pairs(index.snapshot(), 8)
    assert list(zip(pairs.group.tolist(), pairs.other.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2)]
    by_meaning = np.array([0.0, 0.6, 0.8]) * 0.7
    by_words = np.array([0.3, 0.0, 0.0]) * 0.3
    np.testing.assert_allclose(pairs.alike, by_meaning + by_words, atol=3e-3)
    np.testing.assert_allclose(pairs.lead, [0.09 - 0.56, 0.42 - 0.56, 0.56 - 0.09], atol=5e-3)


def test_few_neighbours_leave_far_pairs_out(index: Index) -> None:
    index.place(4, 30, query(BETWEEN), settled=True)
    pairs = near_pairs(index.snapshot(), 1)
    assert (0, 1) not in set(zip(pairs.group.tolist(), pairs.other.tolist(), strict=True))
