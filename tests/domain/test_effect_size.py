from itertools import repeat
from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.effect_size import Verdict, compare, ratio_interval

counts = st.lists(st.integers(0, 60), min_size=1, max_size=12).map(tuple)


def test_the_ratio_of_two_rates_is_that_of_the_help_page_of_poisson_test() -> None:
    """``poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878))`` in R's own documentation."""
    low, high = ratio_interval(11, 800, 21, 3011)
    assert low == pytest.approx(0.8584264)
    assert high == pytest.approx(4.2772659)


def test_nothing_afterwards_leaves_room_for_something() -> None:
    low, high = ratio_interval(0, 1, 10, 1)
    assert low == 0
    assert high == pytest.approx(0.44, abs=0.01)


def test_nothing_before_leaves_everything_open_above() -> None:
    low, high = ratio_interval(10, 1, 0, 1)
    assert low == pytest.approx(1 / 0.44, abs=0.1)
    assert high == inf


@given(before=counts, after=counts)
def test_it_is_never_surer_than_poisson(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    found = compare(before, after)
    low, high = ratio_interval(sum(after), len(after), sum(before), len(before))
    assert found.low <= low + 1e-9
    assert found.high >= high - 1e-9


@given(before=counts, after=counts)
def test_the_ratio_itself_is_within(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    found = compare(before, after)
    if found.before:
        assert found.low - 1e-9 <= found.after / found.before <= found.high + 1e-9


def test_weeks_that_scatter_make_it_less_sure() -> None:
    calm, wild = compare((10,) * 8, (5,) * 8), compare((1, 30, 2, 7, 20, 3, 2, 15), (5,) * 8)
    assert wild.low < calm.low < calm.high < wild.high
    assert (calm.verdict, wild.verdict) == (Verdict.FEWER, Verdict.UNCLEAR)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ((40,) * 12, (1, 0), Verdict.TOO_EARLY),
        ((1,) * 12, (0,) * 4, Verdict.TOO_EARLY),
        ((), (9,) * 12, Verdict.TOO_EARLY),
        ((40,) * 12, (), Verdict.TOO_EARLY),
        ((2,) * 12, (1,) * 3, Verdict.UNCLEAR),
        ((41, 38, 44, 40), (3, 2, 4), Verdict.FEWER),
        ((4, 5, 3, 4, 6), (20, 25, 22), Verdict.MORE),
        ((0,) * 3, (0,) * 12, Verdict.TOO_EARLY),
    ],
)
def test_no_more_is_said_than_is_known(
    before: tuple[int, ...], after: tuple[int, ...], verdict: Verdict
) -> None:
    assert compare(before, after).verdict is verdict


@pytest.mark.parametrize(
    ("weeks", "mean", "dispersion"),
    [((12, 3), 4.0, 3), ((12, 12), 12.0, 1), ((4, 4), 10.0, 3)],
)
def test_the_interval_holds_the_truth_as_often_as_it_says(
    weeks: tuple[int, int], mean: float, dispersion: float
) -> None:
    """Simulated weeks, some of which scatter three times as much as chance alone; the truth is half as many after."""
    chance, runs = Random(7), 200  # noqa: S311 - a simulation that is the same each time
    held = 0
    for _ in repeat(None, runs):
        before = tuple(_count(chance, mean, dispersion) for _ in range(weeks[0]))
        after = tuple(_count(chance, mean / 2, dispersion) for _ in range(weeks[1]))
        found = compare(before, after)
        held += found.low <= 0.5 <= found.high
    assert held / runs >= 0.92


def _count(chance: Random, mean: float, dispersion: float) -> int:
    """A Poisson count of a rate that is itself a matter of chance, so that the variance is a multiple of the mean."""
    rate = mean if dispersion == 1 else chance.gammavariate(mean / (dispersion - 1), dispersion - 1)
    passed, count = chance.expovariate(1), 0
    while passed < rate:
        passed, count = passed + chance.expovariate(1), count + 1
    return count


@given(before=counts, after=counts)
@settings(max_examples=12)
def test_time_turned_round_turns_the_ratio_over(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    there, back = compare(before, after), compare(after, before)
    if there.low:
        assert 1 / there.low == pytest.approx(back.high, rel=1e-6)
    else:
        assert back.high == inf


@given(before=counts, after=counts, chance=st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_the_order_of_weeks_on_a_side_does_not_matter(
    before: tuple[int, ...], after: tuple[int, ...], chance: Random
) -> None:
    mixed = tuple(chance.sample(before, len(before))), tuple(chance.sample(after, len(after)))
    found, again = compare(before, after), compare(*mixed)
    assert (found.before, found.after, found.verdict) == (again.before, again.after, again.verdict)
    assert again.low == pytest.approx(found.low)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.99])
def test_whoever_wants_to_be_surer_gets_a_wider_interval(level: float) -> None:
    low, high = ratio_interval(6, 3, 40, 8, level)
    wider_low, wider_high = ratio_interval(6, 3, 40, 8, level + 0.005)
    assert wider_low < low < (6 / 3) / (40 / 8) < high < wider_high


def test_twice_as_many_weeks_of_the_same_are_surer() -> None:
    short, long = compare((20,) * 4, (10,) * 4), compare((20,) * 8, (10,) * 8)
    assert short.low < long.low < 0.5 < long.high < short.high


def test_from_few_weeks_nobody_knows_how_much_they_scatter_even_if_they_do_not() -> None:
    """Student's t makes the interval of six calm weeks wider than Poisson's, and that of many weeks hardly so."""
    few, poisson = compare((20,) * 3, (10,) * 3), ratio_interval(30, 3, 60, 3)
    assert few.low < 0.9 * poisson[0]
    assert few.high > 1.1 * poisson[1]
    assert compare((20,) * 12, (10,) * 12).low > 0.97 * ratio_interval(120, 12, 240, 12)[0]


def test_the_unit_of_time_does_not_matter() -> None:
    assert ratio_interval(6, 3, 40, 8) == pytest.approx(ratio_interval(6, 21, 40, 56))


@pytest.mark.parametrize(("before", "after"), [((), ()), ((3,), ()), ((), (3,))])
def test_one_side_alone_leaves_everything_open(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    found = compare(before, after)
    assert (found.low, found.high) == (0, inf)
    assert (found.weeks_before, found.weeks_after) == (len(before), len(after))
    assert found.verdict is Verdict.TOO_EARLY


def test_one_week_on_each_side_says_how_uncertain_it_is_without_dividing_by_nothing() -> None:
    found = compare((40,), (20,))
    assert found.low < 0.5 < found.high
    assert found.verdict is Verdict.TOO_EARLY
