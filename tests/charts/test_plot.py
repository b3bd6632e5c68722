"""Where values over time stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.charts.plot import Plot, highest, last, latest, whole
from bridge.domain.pages.charts import Series

PLOT = Plot(left=40, right=240, top=10, bottom=210, highest=50, labels=5)
known = st.none() | st.floats(0, 100)


def test_the_first_time_stands_left_the_last_one_right_and_all_alike_apart() -> None:
    assert PLOT.xs == [40, 90, 140, 190, 240]


@pytest.mark.parametrize("labels", [0, 1])
def test_one_time_alone_stands_in_the_middle(labels: int) -> None:
    assert Plot(40, 240, 10, 210, 50, labels).xs == [140]


def test_nothing_stands_at_the_foot_and_the_highest_at_the_head() -> None:
    assert [PLOT.y(value) for value in (0, 25, 50)] == [210, 110, 10]
    assert PLOT.ys([50, None, 0]) == [10, None, 210]


def test_further_down_everything_keeps_its_size() -> None:
    lower = PLOT.lowered(30)
    assert (lower.top, lower.bottom, lower.xs) == (40, 240, PLOT.xs)
    assert lower.y(25) == PLOT.y(25) + 30


@given(st.lists(known, max_size=6).map(tuple))
@settings(max_examples=20)
def test_a_line_ends_where_the_last_value_is_known(values: tuple[float | None, ...]) -> None:
    end = last(Series("", values))
    if end is None:
        assert not any(value is not None for value in values)
    else:
        assert values[end] is not None
        assert not any(value is not None for value in values[end + 1 :])


@pytest.mark.parametrize(
    ("series", "most", "are_whole", "longest"),
    [
        ((), 0, True, 0),
        ((Series("", ()),), 0, True, 0),
        ((Series("", (None, None)),), 0, True, 0),
        ((Series("", (1, 9, 4)), Series("", (2, None))), 9, True, 2),
        ((Series("", (0.5, None)),), 0.5, False, 0),
        ((Series("", (3.0, 4.0), (1.5, 2), (5, 6.5)),), 6.5, True, 1),
    ],
)
def test_a_scale_is_made_for_all_lines_and_their_intervals(
    series: tuple[Series, ...], most: float, are_whole: bool, longest: int
) -> None:
    assert (highest(series), whole(series), latest(series)) == (most, are_whole, longest)
