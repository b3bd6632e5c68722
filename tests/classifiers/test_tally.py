from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.groups.tally import NO_THEME, Tally


def test_the_theme_of_most_wins_and_the_lowest_in_a_tie() -> None:
    tally = Tally()
    tally.add(3, 7, 1)
    tally.add(3, 2, 1)
    assert tally.most(3) == 2
    tally.add(3, 7, 1)
    assert tally.most(3) == 7


@pytest.mark.parametrize("slot", [0, 5000])
def test_who_was_never_counted_has_no_theme(slot: int) -> None:
    tally = Tally()
    tally.add(1, NO_THEME, 5)
    assert (tally.most(slot), tally.most(1)) == (NO_THEME, NO_THEME)


def test_merging_counts_together_and_leaves_nothing() -> None:
    tally = Tally()
    tally.add(0, 1, 3)
    tally.add(900, 200, 2)
    tally.add(900, 1, 1)
    tally.merge(0, 900)
    assert (tally.most(0), tally.most(900)) == (NO_THEME, 1)
    tally.add(900, 1, -3)
    assert tally.most(900) == 200


COUNTED = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=50)


@given(COUNTED, COUNTED)
def test_it_counts_as_a_counter_does(came: list[tuple[int, int]], more: list[tuple[int, int]]) -> None:
    tally, known = Tally(), Counter(came)
    for slot, theme in came + more:
        tally.add(slot, theme, 1)
    for slot, theme in more:
        tally.add(slot, theme, -1)
    for slot in {slot for slot, _ in came}:
        counts = {theme: count for (at, theme), count in known.items() if at == slot}
        assert tally.most(slot) == min(counts, key=lambda theme: (-counts[theme], theme))
