import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.measure.command import main
from classifiers.measure.curves import precision_by_coverage, reliability
from classifiers.measure.plots import draw, line_chart

SVG = "{http://www.w3.org/2000/svg}"
JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=80)


def test_a_chart_has_a_line_a_series_and_its_words() -> None:
    chart = ET.fromstring(line_chart("a < b", "x & y", "up", {"one": [(0, 0), (2, 1)], "two": [(0, 1)]}))  # noqa: S314
    assert len(chart.findall(f"{SVG}polyline")) == 2
    assert {"a < b", "x & y", "up", "one", "two"} <= {text.text for text in chart.iter(f"{SVG}text")}


def test_points_stay_on_the_paper_and_better_is_higher() -> None:
    chart = ET.fromstring(line_chart("t", "x", "y", {"": [(0, 0.1), (0.5, 0.9), (4, 1)]}))  # noqa: S314
    (line,) = chart.findall(f"{SVG}polyline")
    points = [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert [y for _, y in points] == sorted((y for _, y in points), reverse=True)
    assert all(0 <= x <= 480 and 0 <= y <= 360 for x, y in points)


def test_an_empty_chart_is_still_a_chart() -> None:
    assert ET.fromstring(line_chart("t", "x", "y", {})).tag == f"{SVG}svg"  # noqa: S314


def test_charts_are_files(tmp_path: Path) -> None:
    draw(tmp_path / "new", "quality", "<svg/>")
    assert (tmp_path / "new" / "quality.svg").read_text("utf-8") == "<svg/>"


@given(JUDGED)
def test_precision_by_coverage_ends_with_all_texts_and_the_share_right(
    judged: Sequence[tuple[float, bool]],
) -> None:
    probability, right = zip(*judged, strict=True)
    points = precision_by_coverage(probability, right)
    assert points[-1][0] == 1
    assert points[-1][1] == pytest.approx(np.mean(right))
    assert [x for x, _ in points] == sorted({x for x, _ in points})


@given(JUDGED)
def test_reliability_lies_in_the_unit_square(judged: Sequence[tuple[float, bool]]) -> None:
    points = reliability(*zip(*judged, strict=True))
    assert 1 <= len(points) <= 10
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in points)


def test_the_commands_draw(tmp_path: Path, texts: Sequence[str], labels: Sequence[str]) -> None:
    rows = [
        {"text": text, "label": label, "split": "test" if at % 5 == 4 else "train"}
        for at, (text, label) in enumerate(zip(texts, labels, strict=True))
    ]
    file, plots = tmp_path / "shop.jsonl", tmp_path / "plots"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    for command in ("groups", "themes"):
        assert main([command, str(file), "--words-alone", "--plot", str(plots)]) == 0
    assert {each.name for each in plots.iterdir()} == {
        "shop-quality.svg",
        "shop-silence.svg",
        "shop-clean-reliability.svg",
        "shop-clean-reject.svg",
    }
