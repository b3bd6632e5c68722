"""What holds of every drawing, wide or narrow: all its words are on it, large enough, and none covers another."""

from dataclasses import replace
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest

from bridge.charts.svg import NARROW, WIDE
from bridge.domain.pages.charts import Bars, Chart, Lines, Mark, Series
from tests.charts.examples import ALL, FOUR, SHARE, WEEKS
from tests.charts.reading import Written, drawings, size, written

CLOSE = Lines(
    "Nearly the same",
    "All alike.",
    "reports a week",
    WEEKS,
    tuple(Series(f"Team of a long name {number}", (5, 6, 7) * 4) for number in (1, 2, 3, 4)),
    (Mark(9, "planned, fixed"), Mark(10, "live, taken back"), Mark(11, "live")),
)
LARGE = replace(SHARE, series=(Series("", (1_234_567, 2_345_678, 12_345_678)),), unit="reports a week")
TALL = Bars(
    "Owed",
    "Many.",
    "problems",
    ("Something wrong, missing or broken in a parcel of the express service", "App", "Legal"),
    (12_345, 1, 0),
)
MANY: tuple[Chart, ...] = (*ALL, CLOSE, LARGE, TALL)


def each(chart: Chart) -> tuple[tuple[Element, list[Written]], ...]:
    return tuple((drawing, written(drawing)) for drawing in drawings(chart))


charts = pytest.mark.parametrize("chart", MANY, ids=lambda chart: chart.title)


@charts
def test_a_drawing_is_as_wide_as_its_place(chart: Chart) -> None:
    assert [size(drawing)[0] for drawing in drawings(chart)] == [WIDE, NARROW]


@charts
def test_all_words_are_on_the_drawing(chart: Chart) -> None:
    for drawing, texts in each(chart):
        wide, tall = size(drawing)
        for text in texts:
            assert text.left >= -1, text
            assert text.right <= wide + 1, text
            assert text.top >= -1, text
            assert text.foot <= tall + 1, text


@charts
def test_no_words_cover_other_words(chart: Chart) -> None:
    """Widths are guessed rather too wide, so that words may come a little nearer than that."""
    for _drawing, texts in each(chart):
        for one, other in combinations(texts, 2):
            beside = one.right <= other.left + 8 or other.right <= one.left + 8
            above = one.foot <= other.top + 1 or other.foot <= one.top + 1
            assert beside or above, (one, other)


@charts
def test_words_are_large_enough(chart: Chart) -> None:
    for drawing in drawings(chart):
        assert min(float(text.attrib["font-size"]) for text in drawing.iter("text")) >= 11


@charts
def test_the_unit_is_said_in_the_drawing_itself(chart: Chart) -> None:
    for _drawing, texts in each(chart):
        assert chart.unit in texts[0].words


@pytest.mark.parametrize("chart", [FOUR, CLOSE], ids=lambda chart: chart.title)
def test_every_line_is_named_in_its_own_colour_on_a_narrow_screen_too(chart: Lines) -> None:
    for _drawing, texts in each(chart):
        for number, series in enumerate(chart.series, 1):
            mine = " ".join(text.words for text in texts if text.kind == f"c{number}")
            assert mine.startswith(series.name)
            assert mine.endswith(f" {series.values[-1]}")


def test_a_page_reader_hears_a_title_and_a_sentence_before_anything_is_drawn() -> None:
    for chart in MANY:
        for drawing in drawings(chart):
            assert [element.tag for element in drawing][:2] == ["title", "desc"]
