import json
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from classifiers import SentenceVectors
from classifiers.measure import scale
from classifiers.measure.command import main
from classifiers.measure.scale import Figures, Made, draw_curves, measure

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def figures() -> list[Figures]:
    return measure([10, 30], insights=90)


def test_every_size_is_measured(figures: list[Figures]) -> None:
    assert [each["groups"] for each in figures] == [10, 30]


def test_groups_have_as_many_insights_at_every_size(figures: list[Figures]) -> None:
    assert [each["insights"] for each in figures] == [30, 90]
    assert measure([4])[0]["insights"] == 40
    assert measure([4], insights=1)[0]["insights"] == 4


@pytest.mark.parametrize("work", ["decide", "place", "remove"])
def test_work_takes_time_and_at_times_more(figures: list[Figures], work: str) -> None:
    for unit in ("ms", "cpu_ms"):
        assert all(
            0 < float(each[f"{work}_{unit}_p50"]) <= float(each[f"{work}_{unit}_p99"]) for each in figures
        )


def test_the_load_is_added_up(figures: list[Figures]) -> None:
    assert 0 < float(figures[0]["load_cpu_seconds"]) < float(figures[1]["load_cpu_seconds"])


def test_the_peak_is_never_below_what_is_held(figures: list[Figures]) -> None:
    assert all(float(each["peak_mb"]) >= float(each["process_mb"]) > 0 for each in figures)


def test_planning_that_would_take_minutes_is_skipped(
    figures: list[Figures], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(float(each["plan_seconds"]) > 0 for each in figures)
    monkeypatch.setattr(scale, "_PLANNED", 5)
    (large,) = measure([6])
    assert large["plan_seconds"] == "skipped"
    assert float(large["plan_changed_seconds"]) > 0
    assert float(large["plan_peak_mb"]) >= float(large["peak_mb"])


def test_memory_is_unknown_rather_than_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert scale._memory() == {"process_mb": 0, "peak_mb": 0}


def test_the_sentence_model_is_part_of_the_memory(
    vectors: SentenceVectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(SentenceVectors, "transform", lambda _, texts: asked.extend(texts))
    measure([4], vectors=vectors)
    assert len(asked) == 1


def test_made_up_insights_of_a_group_are_alike_and_groups_of_a_topic_are_neighbours() -> None:
    first, second, neighbour, stranger = (
        each.whole for each in Made().features([7, 7, 7 + scale._TOPICS, 8])
    )
    assert first @ second > 0.5
    assert 0.2 < first @ neighbour < 0.5
    assert abs(first @ stranger) < 0.2


def test_made_up_insights_have_words_and_unit_vectors() -> None:
    (made,) = Made().features([3])
    assert len(made.text.split()) == 12
    assert np.linalg.norm(made.whole) == pytest.approx(1, abs=1e-3)


def test_every_group_has_an_insight_and_the_first_ones_many_more() -> None:
    homes = Made().groups(range(1000), 100)
    assert homes[:100] == list(range(100))
    sizes = np.bincount(homes, minlength=100)
    assert sizes[:10].sum() > 3 * sizes[-10:].sum()
    assert len(sizes) == 100


def test_the_command_prints_and_draws(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["scale", "6", "3", "--insights", "12", "--words-alone", "--json", "--plot", str(tmp_path)]
    assert main(command) == 0
    assert [(each["groups"], each["insights"]) for each in json.loads(capsys.readouterr().out)] == [
        (3, 6),
        (6, 12),
    ]
    for name in ("time", "memory"):
        chart = ET.fromstring((tmp_path / f"scale-{name}.svg").read_text("utf-8"))  # noqa: S314 - drawn here
        assert len(chart.findall(f"{SVG}polyline")) == 2


def test_a_chart_is_as_high_as_its_highest_point(tmp_path: Path) -> None:
    figures: list[Figures] = [
        {"groups": 1.0, "decide_ms_p50": 5.0, "decide_ms_p99": 50.0, "process_mb": 0.0, "peak_mb": 0.0}
    ]
    draw_curves(figures, tmp_path)
    assert "of 60 ms a decision" in (tmp_path / "scale-time.svg").read_text("utf-8")
    assert "of 1024 MiB" in (tmp_path / "scale-memory.svg").read_text("utf-8")
