"""People make up their minds the same way every time, and truthfully where the truth is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.sandbox.people.judgement import Dice, Once, reader_of, same
from bridge.sandbox.seed.rows import Row, read

ROWS = [
    Row("kettle HK-410 drips at the bottom", problem="kettle"),
    Row("charged twice for one order", problem="double"),
    Row("curtain hooks do not fit"),
]


@given(seed=st.integers(), about=st.text())
def test_a_chance_lies_between_nought_and_one_and_is_the_same_again(seed: int, about: str) -> None:
    chance = Dice(seed).chance("right", about)
    assert 0 <= chance < 1
    assert chance == Dice(seed).chance("right", about)


@given(count=st.integers(1, 50), about=st.integers())
def test_a_pick_is_one_of_the_things(count: int, about: int) -> None:
    assert 0 <= Dice(7).pick(count, about) < count


def test_another_seed_decides_otherwise_and_chances_are_spread() -> None:
    chances = [Dice(7).chance("right", number) for number in range(400)]
    assert chances != [Dice(8).chance("right", number) for number in range(400)]
    assert 0.5 < sum(chance < 0.6 for chance in chances) / 400 < 0.7


def test_something_is_the_first_time_once() -> None:
    once = Once()
    assert once.first("D1", "5.1")
    assert not once.first("D1", "5.1")
    assert once.first("D1", "5.2")


def test_nobody_knows_where_no_problem_is_planted() -> None:
    assert reader_of([Row("a"), Row("b")]) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("kettle HK-410 drips at the bottom", "kettle"),
        ("Kettle HK-410 drips at …", "kettle"),
        ("charged twice for one order, 3 reports", "double"),
        ("curtain hooks do not fit", ""),
        ("something else altogether", ""),
        ("", ""),
    ],
)
def test_a_cut_or_counted_title_is_recognised(text: str, problem: str) -> None:
    understand = reader_of(ROWS)
    assert understand is not None
    assert understand(text) == problem


@pytest.mark.parametrize(
    ("mine", "shown", "verdict"),
    [
        ("kettle HK-410 drips", "kettle HK-410 drips at the bottom", True),
        ("kettle HK-410 drips", "charged twice for one order", False),
        ("curtain hooks do not fit", "charged twice for one order", False),
        ("charged twice for one order", "a title nobody knows", False),
        ("curtain hooks do not fit", "a title nobody knows", None),
    ],
)
def test_the_same_problem_is_told_from_another(mine: str, shown: str, verdict: bool | None) -> None:
    understand = reader_of(ROWS)
    assert understand is not None
    assert same(understand, mine, shown) is verdict


def test_every_planted_report_of_the_seed_is_understood_even_with_its_card_number_taken_out() -> None:
    rows = read()
    understand = reader_of(rows)
    assert understand is not None
    for row in rows:
        assert understand(row.text.replace("4111 1111 1111 1111", "[card 1]")) == row.problem
