"""What stands on a page: the policy of its content allows neither style nor script, and people read it in many ways."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import process_time
from xml.etree.ElementTree import Element, fromstring

import pytest

from bridge import web
from bridge.charts.colours import CLASSES
from bridge.charts.scale import width
from bridge.charts.svg import svg
from bridge.domain.pages.charts import Bars, Chart, Lines, Mark, Multiples, Series
from tests.charts.examples import ALL, FOUR, OWED, SHARE, THEMES

KNOWN = {
    "class",
    "role",
    "viewBox",
    "d",
    "x",
    "y",
    "transform",
    "fill",
    "stroke",
    "stroke-width",
    "fill-opacity",
} | {
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "text-anchor",
    "font-size",
    "font-weight",
    "opacity",
}


def drawings(chart: Chart) -> list[Element]:
    """The drawings for wide and for narrow places."""
    return list(read(chart))


def read(chart: Chart) -> Element:
    return fromstring(svg(chart))  # noqa: S314 - our own


def texts(drawing: Element) -> list[str]:
    return [text.text or "" for text in drawing.iter("text")]


def paths(drawing: Element, kind: str) -> list[Element]:
    return [path for path in drawing.iter("path") if kind in (path.get("class") or "")]


@pytest.mark.parametrize("chart", ALL)
def test_nothing_is_in_it_that_a_strict_policy_forbids(chart: Chart) -> None:
    for element in read(chart).iter():
        assert element.tag in {"div", "svg", "title", "desc", "path", "text"}
        assert set(element.attrib) <= KNOWN


@pytest.mark.parametrize("chart", ALL)
def test_each_drawing_is_one_image_with_its_words(chart: Chart) -> None:
    wide, narrow = drawings(chart)
    assert (wide.get("class"), narrow.get("class")) == ("wide", "narrow")
    for drawing in (wide, narrow):
        assert drawing.get("role") == "img"
        assert [drawing.findtext("title"), drawing.findtext("desc")] == [chart.title, chart.alt]
        assert re.fullmatch(r"0 0 [\d.]+ [\d.]+", drawing.attrib["viewBox"])


@pytest.mark.parametrize("chart", ALL)
def test_every_colour_is_a_class_of_the_style_sheet(chart: Chart) -> None:
    sheet = (Path(web.__file__).parent / "static" / "charts.css").read_text(encoding="utf-8")
    for element in read(chart).iter():
        painted = {element.get("fill"), element.get("stroke")} - {None, "none"}
        assert painted <= {"currentColor"}
        if painted:
            assert element.get("class") in CLASSES.values()
            assert f".drawn .{element.get('class')} " in sheet


def test_the_same_chart_is_the_same_text() -> None:
    once = svg(FOUR)
    svg.cache_clear()
    assert svg(FOUR) == once


def test_many_threads_may_draw_at_once() -> None:
    charts = [replace(SHARE, alt=f"Thread {number}.") for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(svg, charts))
    assert {one.replace(chart.alt, SHARE.alt) for one, chart in zip(drawn, charts, strict=True)} == {
        svg(SHARE)
    }


def test_series_are_told_apart_by_dashes_and_named_at_their_ends() -> None:
    wide, _narrow = drawings(FOUR)
    dashes = {(paths(wide, f"c{number}")[0].get("stroke-dasharray")) for number in (1, 2, 3, 4)}
    assert len(dashes) == 4
    assert {"Heard 15", "With their team 14", "Planned 13", "Live 12"} <= set(texts(wide))


def test_where_nothing_is_known_there_is_a_gap_and_what_stands_alone_is_a_dot() -> None:
    wide, _narrow = drawings(FOUR)
    live = paths(wide, "c4")
    assert live[0].attrib["d"].count("M") == 4
    assert len([path for path in live if "transform" in path.attrib]) == 2


def test_what_happened_at_one_time_has_one_line_and_no_line_crosses_another_label() -> None:
    wide, _narrow = drawings(FOUR)
    heights = {text.text: float(text.attrib["y"]) for text in wide.iter("text")}
    assert heights["live, told"] == heights["planned"] < heights["fixed"]


def test_the_label_of_what_happened_last_stays_on_the_drawing() -> None:
    chart = replace(SHARE, series=(Series("", (1, 2, 3)),), marks=(Mark(2, "fixed, live"),))
    for drawing in drawings(chart):
        (label,) = (text for text in drawing.iter("text") if text.text == "fixed, live")
        edge = float(drawing.attrib["viewBox"].split()[2])
        assert float(label.attrib["x"]) + width("fixed, live", 12) <= edge


def test_an_interval_is_a_band() -> None:
    wide, _narrow = drawings(SHARE)
    assert [path.get("opacity") for path in paths(wide, "c1")].count("0.16") == 1


def test_bars_have_their_names_and_numbers_beside_them() -> None:
    wide, _narrow = drawings(OWED)
    assert {"problems", "Payments", "12", "Legal & <finance>", "0"} == set(texts(wide))


def test_panels_say_their_common_scale_once_and_each_its_name_and_last_value() -> None:
    wide, _narrow = drawings(THEMES)
    assert texts(wide)[0] == "reports a week, each from 0 to 16"
    assert {"Theme 12", "11"} <= set(texts(wide))


@pytest.mark.parametrize(
    "chart",
    [
        Lines("Nothing", "Nothing.", "reports", (), ()),
        Lines("One", "One.", "reports", ("2 Nov",), (Series("", (3,)),), (Mark(0, "live"),)),
        Lines("Unknown", "Unknown.", "reports", ("2 Nov", "9 Nov"), (Series("x", (None, None)),)),
        Bars("Nothing", "Nothing.", "problems", (), ()),
        Bars("Zero", "Zero.", "problems", ("Legal",), (0,)),
        Multiples("Nothing", "Nothing.", "reports", (), ()),
        Multiples("Zero", "Zero.", "reports", ("2 Nov",), (Series("Praise", (0,)),)),
    ],
)
def test_little_or_nothing_can_be_drawn(chart: Chart) -> None:
    assert len(drawings(chart)) == 2


@pytest.mark.parametrize("chart", ALL)
def test_a_drawing_takes_far_less_than_a_second(chart: Chart) -> None:
    """The least of several times: on a busy machine the others say more of the machine."""
    svg(replace(chart, alt="the library is loaded"))
    assert min(map(_seconds, (replace(chart, alt=f"Again {number}.") for number in range(3)))) / 2 < 0.2


def _seconds(chart: Chart) -> float:
    start = process_time()
    svg(chart)
    return process_time() - start
