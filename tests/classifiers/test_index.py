from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.groups.growing import Growing
from classifiers.groups.index import Index
from classifiers.groups.link import RIVALS, Link, competition
from classifiers.groups.neighbours import near_pairs
from classifiers.groups.postings import Postings
from classifiers.groups.query import Query
from classifiers.groups.sight import Sight
from classifiers.groups.slots import NO_THEME, Slots

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


@given(st.lists(st.integers(-(2**40), 2**40), max_size=300))
def test_a_growing_table_holds_what_was_appended(numbers: list[int]) -> None:
    table = Growing[np.int64]((), np.int64)
    assert [table.append(number) for number in numbers] == list(range(len(numbers)))
    assert len(table) == len(numbers)
    assert table.rows.tolist() == numbers


def test_rows_of_a_growing_table_can_be_written() -> None:
    table = Growing[np.float32]((3,), np.float32)
    for _ in range(200):
        table.append([1, 2, 3])
    table.rows[150] += 1
    assert table.rows[150].tolist() == [2, 3, 4]
    assert table.rows.shape == (200, 3)


def test_postings_give_exact_cosines() -> None:
    postings = Postings()
    postings.add(0, {"a": 0.6, "b": 0.8})
    postings.add(1, {"b": 1.0})
    postings.add(2, {"c": 1.0})
    np.testing.assert_allclose(postings.cosines({"a": 0.6, "b": 0.8}, 3), [1.0, 0.8, 0.0], atol=1e-6)
    assert postings.cosines({"unheard": 1.0}, 3).tolist() == [0, 0, 0]


def test_postings_say_what_is_shared_and_how_much() -> None:
    postings = Postings()
    postings.add(4, {"a": 0.6, "b": 0.8})
    postings.add(7, {"b": 1.0})
    shared = postings.shared({"a": 0.5, "b": 0.5, "c": 0.7}, 4)
    assert [word for word, _ in shared] == ["b", "a"]
    assert [part for _, part in shared] == pytest.approx([0.4, 0.3])
    assert postings.shared({"a": 1.0}, 7) == ()
    assert postings.shared({"a": 1.0}, 99) == ()


def test_postings_as_a_matrix_have_the_same_cosines() -> None:
    postings = Postings()
    postings.add(0, {"a": 0.6, "b": 0.8})
    postings.add(2, {"b": 1.0})
    matrix = postings.matrix(4)
    assert matrix.shape == (4, 2)
    np.testing.assert_allclose((matrix @ matrix.T).toarray()[0], [1, 0, 0.8, 0], atol=1e-6)
    assert Postings().matrix(3).shape == (3, 0)


def test_slots_keep_the_groups_numbers() -> None:
    slots = Slots(2)
    assert (slots.found(500), slots.found(-3), slots.found(500)) == (0, 1, 0)
    assert slots.find(77) is None
    assert slots.groups.rows.tolist() == [500, -3]
    assert len(slots) == 2


def test_the_centre_moves_with_its_members() -> None:
    slots = Slots(2)
    slots.found(1)
    slots.enter(0, 0, EAST, NO_THEME)
    slots.enter(0, 1, NORTH, NO_THEME)
    assert slots.cosines(EAST)[0] == pytest.approx(0.5**0.5)
    slots.leave(0, 1, NORTH, NO_THEME)
    assert slots.cosines(EAST)[0] == pytest.approx(1)
    slots.leave(0, 0, EAST, NO_THEME)
    assert slots.cosines(EAST)[0] == 0
    assert slots.sizes.rows.tolist() == [0]


def test_a_slots_theme_is_that_of_most_and_of_the_older_in_a_tie() -> None:
    slots = Slots(2)
    slots.found(1)
    seen = []
    for row, theme in enumerate([NO_THEME, 4, 2, 4]):
        slots.enter(0, row, EAST, theme)
        seen.append(int(slots.themes.rows[0]))
    assert seen == [NO_THEME, 4, 2, 4]
    slots.leave(0, 3, EAST, 4)
    slots.leave(0, 1, EAST, 4)
    slots.leave(0, 2, EAST, 2)
    assert slots.themes.rows[0] == NO_THEME


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
    np.testing.assert_allclose(pairs.alike, by_meaning + by_words, atol=1e-3)
    np.testing.assert_allclose(pairs.lead, [0.09 - 0.56, 0.42 - 0.56, 0.56 - 0.09], atol=1e-3)


def test_few_neighbours_leave_far_pairs_out(index: Index) -> None:
    index.place(4, 30, query(BETWEEN), settled=True)
    pairs = near_pairs(index.snapshot(), 1)
    assert (0, 1) not in set(zip(pairs.group.tolist(), pairs.other.tolist(), strict=True))
