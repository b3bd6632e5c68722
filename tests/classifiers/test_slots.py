import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.groups.slots import Slots
from classifiers.groups.tally import NO_THEME

EAST, NORTH = np.array([1, 0], np.float32), np.array([0, 1], np.float32)


@pytest.fixture
def slots() -> Slots:
    """Group 500 in slot 0 with one item in the east, group -3 in slot 1 with two in the north."""
    slots = Slots(2)
    for group, vector, theme in ((500, EAST, 4), (-3, NORTH, NO_THEME), (-3, NORTH, 2)):
        slots.enter(slots.found(group), vector, theme)
    return slots


def test_slots_keep_the_groups_numbers(slots: Slots) -> None:
    assert (slots.found(500), slots.found(-3), slots.find(-3)) == (0, 1, 1)
    assert slots.find(77) is None
    assert slots.groups.rows.tolist() == [500, -3]
    assert len(slots) == 2


def test_the_centre_moves_with_its_members(slots: Slots) -> None:
    slots.enter(0, NORTH, NO_THEME)
    assert slots.cosines(EAST)[0] == pytest.approx(0.5**0.5)
    slots.leave(0, NORTH, NO_THEME)
    assert slots.cosines(EAST).tolist() == pytest.approx([1, 0])
    assert slots.sizes.rows.tolist() == [1, 2]


def test_an_empty_slot_is_given_to_the_next_group(slots: Slots) -> None:
    slots.leave(0, EAST, 4)
    assert slots.find(500) is None
    assert slots.cosines(EAST)[0] == 0
    assert slots.sizes.rows.tolist() == [0, 2]
    assert slots.found(9) == 0
    slots.enter(0, NORTH, NO_THEME)
    assert slots.groups.rows.tolist() == [9, -3]
    assert slots.cosines(NORTH)[0] == pytest.approx(1)
    assert slots.themes.rows[0] == NO_THEME


def test_a_merged_slot_brings_its_sum_and_its_themes(slots: Slots) -> None:
    slots.merge(1, 0)
    assert slots.find(-3) is None
    assert slots.sizes.rows.tolist() == [3, 0]
    assert slots.cosines(NORTH).tolist() == pytest.approx([2 / 5**0.5, 0])
    assert slots.themes.rows[0] == 2


def test_a_slots_theme_is_that_of_most_and_of_the_older_in_a_tie() -> None:
    slots, seen = Slots(2), []
    slots.found(1)
    for theme in (NO_THEME, 4, 2, 4):
        slots.enter(0, EAST, theme)
        seen.append(int(slots.themes.rows[0]))
    assert seen == [NO_THEME, 4, 2, 4]
    for theme in (4, 4, 2):
        slots.leave(0, EAST, theme)
    assert slots.themes.rows[0] == NO_THEME


def test_without_a_model_there_are_no_centres() -> None:
    slots = Slots(0)
    slots.enter(slots.found(1), np.zeros(0, np.float32), NO_THEME)
    assert slots.cosines(np.zeros(0, np.float32)).tolist() == [0]
    assert Slots(2).cosines(EAST).shape == (0,)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=40))
def test_entering_and_leaving_in_any_order_forgets_everything(steps: list[tuple[int, int]]) -> None:
    slots, random = Slots(3), np.random.default_rng(1)
    entered = [(group, theme, random.standard_normal(3).astype(np.float32)) for group, theme in steps]
    for group, theme, vector in entered:
        slots.enter(slots.found(group), vector, theme)
    assert slots.sizes.rows.sum() == len(steps)
    for group, theme, vector in reversed(entered):
        slots.leave(slots.found(group), vector, theme)
    assert not slots.sizes.rows.any()
    assert slots.cosines(np.ones(3, np.float32)).tolist() == [0] * len(slots)
    assert all(slots.find(group) is None for group, _ in steps)
