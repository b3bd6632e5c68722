"""Bars tell amounts by their length and by a number."""

import pytest

from bridge.domain.pages.charts import Bars
from tests.charts.reading import bars, drawings, size, written


def chart(*values: float) -> Bars:
    return Bars("Owed", "Some.", "problems", tuple(f"Team {place}" for place in range(len(values))), values)


@pytest.mark.parametrize("values", [(12, 6, 3, 1), (1, 1000), (0.5, 2.5, 10)])
def test_a_bar_is_as_long_as_its_share_of_the_longest(values: tuple[float, ...]) -> None:
    for drawing in drawings(chart(*values)):
        lengths = [right - left for left, right in bars(drawing)]
        for length, value in zip(lengths, values, strict=True):
            assert length == pytest.approx(max(lengths) * value / max(values), abs=0.2)


def test_all_bars_begin_at_one_line_so_that_lengths_can_be_compared() -> None:
    for drawing in drawings(chart(12, 6, 3)):
        assert len({left for left, _right in bars(drawing)}) == 1


def test_the_longest_bar_leaves_room_for_its_number() -> None:
    for drawing in drawings(chart(123_456, 2)):
        longest = max(right for _left, right in bars(drawing))
        (number,) = (text for text in written(drawing) if text.words == "123,456")
        assert longest < number.left < number.right <= size(drawing)[0]
        assert number.right > size(drawing)[0] - 10, "the longest bar fills the drawing"


def test_of_nothing_there_is_a_number_and_no_length() -> None:
    for drawing in drawings(chart(0, 0)):
        assert all(right - left == 0 for left, right in bars(drawing))
        assert [text.words for text in written(drawing)].count("0") == 2


def test_names_and_numbers_stand_beside_their_bars_in_the_order_given() -> None:
    for drawing in drawings(chart(3, 9, 6)):
        words = [text.words for text in sorted(written(drawing)[1:], key=lambda text: (text.foot, text.left))]
        assert words == ["Team 0", "3", "Team 1", "9", "Team 2", "6"]
