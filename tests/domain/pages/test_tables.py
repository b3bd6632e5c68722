"""What holds of every table and every chart of every page: exports, screens and screen readers rely on it."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from bridge.domain.pages.charts import Bars, Chart, Lines, Multiples
from bridge.domain.pages.tables import Cell, Kind, Link, Table
from tests.domain.pages.facts import EMPTY, FULL, SHOWS

PAGES = (*FULL, *EMPTY)
ONE_OF_MANY = re.compile(
    r"\b1 (reports|problems|agents|people|weeks|days|customers|points|months|hours|teams)\b"
)
HOLDS: dict[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str, Link),
    Kind.NUMBER: (int, float),
    Kind.SHARE: (int, float),
    Kind.DAY: (date,),
    Kind.MOMENT: (datetime,),
}


def tables_of(value: object) -> tuple[Table, ...]:
    return SHOWS[type(value)].tables(value)


def charts_of(value: object) -> tuple[Chart, ...]:
    return SHOWS[type(value)].charts(value)


pages = pytest.mark.parametrize("value", PAGES, ids=lambda value: type(value).__name__)


def said(chart: Chart) -> Iterator[str]:
    yield from (chart.title, chart.alt, chart.unit, *chart.labels)
    if isinstance(chart, Lines):
        yield from (mark.name for mark in chart.marks)


def is_fit(cell: Cell, kind: Kind) -> bool:
    return cell is None or isinstance(cell, HOLDS[kind])


@pages
def test_every_row_is_as_long_as_the_headings_and_holds_what_they_promise(value: Any) -> None:
    for table in tables_of(value):
        for row in table.rows:
            assert len(row) == len(table.columns)
            assert all(is_fit(cell, column.kind) for cell, column in zip(row, table.columns, strict=True))


@pages
def test_headings_are_words_and_keys_can_be_told_apart_in_an_export(value: Any) -> None:
    for table in tables_of(value):
        keys = [column.key for column in table.columns]
        assert len(set(keys)) == len(keys)
        assert all(re.fullmatch(r"[a-z0-9_]+|\d{4}-[\dWQ-]+", key) for key in keys)
        assert all(column.title for column in table.columns)
        assert re.fullmatch(r"[a-z][a-z0-9-]*", table.name)


@pages
def test_what_is_said_of_a_table_are_sentences(value: Any) -> None:
    for table in tables_of(value):
        assert table.title[0].isupper()
        assert table.empty.endswith(".")
        assert table.note == "" or table.note.endswith(".")
        assert not ONE_OF_MANY.search(f"{table.title} {table.note}")


@pages
def test_tables_of_one_page_have_names_of_their_own(value: Any) -> None:
    names = [table.name for table in tables_of(value)]
    numbered = [name for name in names if not name.startswith("weeks-")]
    assert len(set(numbered)) == len(numbered)


@pytest.mark.parametrize("value", EMPTY, ids=lambda value: type(value).__name__)
def test_where_nothing_happened_no_row_claims_anything(value: Any) -> None:
    for table in tables_of(value):
        for row in table.rows:
            assert not any(cell for cell in row[1:] if isinstance(cell, int | float))


@pages
def test_links_lead_to_our_pages_or_to_a_whole_address(value: Any) -> None:
    for table in tables_of(value):
        for cell in (cell for row in table.rows for cell in row if isinstance(cell, Link)):
            assert re.match(r"/|https://", cell.path)
            assert cell.text


@pages
def test_every_line_and_bar_has_a_value_or_a_gap_for_each_label(value: Any) -> None:
    for chart in charts_of(value):
        match chart:
            case Lines():
                series, places = chart.series, {mark.at for mark in chart.marks}
                assert places <= set(range(len(chart.labels)))
            case Multiples():
                series = chart.panels
            case Bars():
                assert len(chart.values) == len(chart.labels)
                continue
        assert {len(one.values) for one in series} <= {len(chart.labels)}


@pages
def test_a_chart_is_told_in_words_to_those_who_cannot_see_it(value: Any) -> None:
    for chart in charts_of(value):
        assert chart.alt.endswith(".")
        assert chart.alt != chart.title
        for text in said(chart):
            assert text == text.strip() != ""
            assert not ONE_OF_MANY.search(text)
            assert not re.search(r"None|nan|\binf\b|e-\d|Stage\.|Span\.", text)


def test_every_page_is_looked_at() -> None:
    assert {type(value) for value in FULL} == {type(value) for value in EMPTY} == set(SHOWS)


def test_numbers_that_the_charts_speak_of_stand_in_a_table_of_the_page() -> None:
    """Whoever cannot see a chart reads the same numbers below it."""
    for value in FULL:
        cells = {cell for table in tables_of(value) for row in table.rows for cell in row}
        for chart in charts_of(value):
            spoken = set(chart.values) if isinstance(chart, Bars) else set()
            spoken |= {one for series in getattr(chart, "series", ()) for one in series.values}
            spoken |= {one for panel in getattr(chart, "panels", ()) for one in panel.values}
            assert {number for number in spoken if number} <= cells, chart.title
