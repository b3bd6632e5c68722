"""Lines over time: their scale, their times, and what happened."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.charts import lines
from bridge.domain.pages.charts import Lines, Mark, Series
from tests.charts.examples import WEEKS
from tests.charts.reading import drawings, ends, size, written

ONE = Lines("Reports", "Some.", "reports a week", WEEKS, (Series("", (4,) * 12),))

marks = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from(["live", "planned", "planned, fixed, live"])),
    min_size=1,
    max_size=4,
    unique_by=lambda mark: mark[0],
)


@given(marks)
@settings(max_examples=12)
def test_whatever_happened_whenever_its_label_stays_on_a_narrow_drawing(
    happened: list[tuple[int, str]],
) -> None:
    chart = replace(ONE, marks=tuple(Mark(at, name) for at, name in happened))
    for drawing in drawings(chart):
        for text in written(drawing):
            assert text.right <= size(drawing)[0] + 1, text


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ((4,) * 12, {"0", "1", "2", "3", "4"}),
        ((0,) * 12, {"0", "1"}),
        ((0.3,) * 12, {"0", "0.1", "0.2", "0.3"}),
        ((0.00006,) * 12, {"0", "0.05", "0.1"}),
        ((2500,) * 12, {"0", "1,000", "2,000"}),
    ],
)
def test_the_scale_begins_at_nothing_and_no_two_of_its_numbers_are_the_same(
    values: tuple[float, ...], scale: set[str]
) -> None:
    wide, _narrow = drawings(replace(ONE, series=(Series("", values),)))
    numbers = [text.words for text in written(wide) if text.kind == "soft"][1:]
    ticks = [text for text in numbers if text not in WEEKS]
    assert len(ticks) == len(set(ticks))
    assert set(ticks) == scale


def test_the_newest_time_is_always_named_and_others_as_there_is_room() -> None:
    wide, narrow = ([text.words for text in written(drawing)] for drawing in drawings(ONE))
    assert WEEKS[-1] in wide
    assert WEEKS[-1] in narrow
    assert len(set(WEEKS) & set(narrow)) < len(set(WEEKS) & set(wide)) <= 7


def test_an_end_that_is_not_known_is_where_the_line_stops() -> None:
    chart = replace(ONE, series=(Series("half", (*range(10), None, None)), Series("all", tuple(range(12)))))
    wide, _narrow = drawings(chart)
    (half,), (whole,) = ends(wide, "c1"), ends(wide, "c2")
    assert half[0] < whole[0]
    assert {"half 9", "all 11"} <= {text.words for text in written(wide)}


def test_a_fifth_line_is_drawn_like_the_first_but_has_its_own_name() -> None:
    chart = replace(ONE, series=tuple(Series(f"Team {number}", (number,) * 12) for number in range(1, 6)))
    wide, _narrow = drawings(chart)
    named = {text.words: text.kind for text in written(wide) if text.words.startswith("Team")}
    assert named["Team 5 5"] == named["Team 1 1"] == "c1"
    assert len(named) == 5


def test_a_title_makes_a_drawing_taller_and_stands_above_everything() -> None:
    bare, titled = lines.draw(ONE, 700), lines.draw(ONE, 700, "Reports a week, since the release of the app")
    assert titled.figure.get_figheight() > bare.figure.get_figheight()
    assert titled.figure.get_figwidth() > bare.figure.get_figwidth()
