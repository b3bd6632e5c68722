"""The figures of the pages, of a small store."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest

from bridge.domain.pages.asked import Asked
from bridge.measure import digests, pages, show
from bridge.measure.__main__ import main
from bridge.measure.asking import addresses
from bridge.measure.pages import Measured
from bridge.measure.sums import times
from bridge.store.engine import Store
from bridge.web.pages import PAGES
from bridge.web.pages.page import Page
from tests.conftest import HeldClock
from tests.measure.conftest import NOW, SMALL

TOLD_OFF = {"their_credit"}
"""Pages that refuse what not everybody may see: most numbers that are asked for."""


def measured(filled: Store) -> Measured:
    return pages.measure(filled, HeldClock(NOW), repeat=4)


def test_every_page_answers_and_has_its_figures(filled: Store, capsys: pytest.CaptureFixture[str]) -> None:
    found = measured(filled)
    assert [timing.page for timing in found.timings] == [page.name for page in PAGES]
    assert {one.page: one.failed for one in found.timings if one.failed and one.page not in TOLD_OFF} == {}
    assert all(0 < one.median <= one.p95 <= one.slowest for one in found.timings)
    assert found.database.startswith("SQLite 3.")
    show.timings(found)
    assert "300 reports; answers in milliseconds" in capsys.readouterr().out


def test_an_answer_that_is_none_is_told(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def strange(*_given: object) -> Sequence[str]:
        return iter(["/nowhere"] * 3)  # type: ignore[return-value]

    monkeypatch.setattr(pages, "addresses", strange)
    found = pages.measure(filled, HeldClock(NOW), 2, frozenset({"problems"}))
    assert [one.failed for one in found.timings] == [("/nowhere: 404", "/nowhere: 404")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_not_asked_the_same_twice_and_can_read_what_it_is_asked(page: Page) -> None:
    chance = Random(1)  # noqa: S311 - no secret
    asked = islice(addresses(page, SMALL, ["billing"], date(2026, 11, 19), chance), 9)
    for address in set(asked):
        query = dict(pair.split("=") for pair in urlsplit(address).query.split("&") if pair)
        Asked.read({name: value.replace("+", " ") for name, value in query.items()})
        assert "{" not in address


def test_of_a_hundred_answers_the_slowest_five_are_left_out() -> None:
    assert pages.at_share([float(number) for number in range(1, 101)], 0.95) == 95
    assert pages.at_share([7.0], 0.95) == 7


def test_sums_are_timed(filled: Store) -> None:
    found = times(filled, NOW)
    assert found["reports, nothing new"] < found["reports, from nothing"]


def test_growth_is_drawn_by_database(tmp_path: Path) -> None:
    sizes = {
        "small": ("SQLite 3.40.1", 10),
        "bigger": ("SQLite 3.40.1", 100),
        "other": ("PostgreSQL 18.1", 100),
    }
    for name, (database, insights) in sizes.items():
        told = {
            "database": database,
            "size": {"insights": insights},
            "timings": [{"page": "loop", "p95": 9.0}],
        }
        (tmp_path / name).write_text(json.dumps(told))
    drawing = tmp_path / "new" / "drawn.svg"
    assert main(["growth", *(str(tmp_path / name) for name in sizes), "--to", str(drawing)]) == 0
    drawn = drawing.read_text()
    assert [drawn.count(f">{words}</text>") for words in ("loop", "SQLite", "PostgreSQL")] == [1, 1, 1]


def test_the_digests_of_leaders_and_of_every_team_are_timed(filled: Store) -> None:
    assert list(digests.times(filled, NOW)) == ["leaders", "40 teams"]
