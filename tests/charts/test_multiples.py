"""Small panels can be compared with one another: one scale, one time."""

import pytest

from bridge.domain.pages.charts import Multiples, Series
from tests.charts.reading import drawings, ends, written

TIMES = ("2 Nov", "9 Nov", "16 Nov")


def chart(*values: tuple[float | None, ...]) -> Multiples:
    panels = tuple(Series(f"Theme {place}", one) for place, one in enumerate(values))
    return Multiples("Themes", "Some.", "reports a week", TIMES, panels)


def test_the_same_value_stands_as_high_in_every_panel_of_a_row() -> None:
    wide, _narrow = drawings(chart((0, 0, 5), (20, 10, 5), (9, 9, 5)))
    assert len({y for _x, y in ends(wide)}) == 1


def test_twice_as_much_stands_twice_as_high_above_the_foot() -> None:
    wide, _narrow = drawings(chart((0, 20, 0), (0, 20, 5), (0, 20, 10)))
    zero, five, ten = (y for _x, y in ends(wide))
    assert zero - ten == pytest.approx(2 * (zero - five), abs=0.2)


def test_the_common_scale_is_said_once_and_is_that_of_the_highest() -> None:
    for drawing in drawings(chart((1, 2, 3), (4, 1200, 5))):
        words = [text.words for text in written(drawing)]
        assert words[0] == "reports a week, each from 0 to 1,200"
        assert not any("from 0" in text for text in words[1:])


@pytest.mark.parametrize(
    ("panels", "wide", "narrow"), [(1, 1, 1), (2, 2, 2), (4, 4, 2), (6, 4, 2), (7, 4, 2)]
)
def test_the_first_and_the_last_time_stand_once_below_each_column(
    panels: int, wide: int, narrow: int
) -> None:
    for drawing, columns in zip(drawings(chart(*[(1, 2, 3)] * panels)), (wide, narrow), strict=True):
        words = [text.words for text in written(drawing)]
        assert (words.count("2 Nov"), words.count("16 Nov"), words.count("9 Nov")) == (columns, columns, 0)
        times = [text.foot for text in written(drawing) if text.words in TIMES]
        assert max(times) == max(text.foot for text in written(drawing))


def test_every_panel_has_its_name_above_and_its_last_known_value_beside_it() -> None:
    for drawing in drawings(chart((1, 2, 3), (4, 5, None), (None, None, None))):
        words = [text.words for text in written(drawing)]
        assert {"Theme 0", "Theme 1", "Theme 2", "3", "5"} <= set(words)
        assert len(ends(drawing)) == 2


def test_where_nothing_was_reported_the_line_lies_on_the_foot_of_a_scale_to_one() -> None:
    wide, _narrow = drawings(chart((0, 0, 0)))
    assert written(wide)[0].words == "reports a week, each from 0 to 1"
