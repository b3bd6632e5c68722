"""Tables as files: whole, typed, and nothing that a spreadsheet would run."""

import csv
import io
import json
import time
import unicodedata
from datetime import UTC, date, datetime

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bridge.domain.pages.tables import Cell, Column, Kind, Link, Table
from bridge.web import files
from bridge.web.files import registry
from bridge.web.files.comma_separated import FORMULA, safe
from tests.web.canned import Canned

COLUMNS = (
    Column("what", "What"),
    Column("reports", "Reports", Kind.NUMBER),
    Column("mean", "Mean", Kind.NUMBER),
    Column("told", "Told", Kind.SHARE),
    Column("day", "Day", Kind.DAY),
    Column("at", "At", Kind.MOMENT),
)
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ROWS: tuple[tuple[Cell, ...], ...] = (
    (Link("Refund, “pending”", "/problems/1"), 38, 1.5, 0.25, date(2026, 11, 2), AT),
    ("=1+1", None, 2, None, None, None),
)
TABLE = Table("problems", "Problems", COLUMNS, ROWS)


def test_csv_has_keys_numbers_and_days_and_runs_nothing() -> None:
    written = files.write(TABLE, "csv").decode("utf-8-sig")
    header, first, second = csv.reader(io.StringIO(written))
    assert header == ["what", "reports", "mean", "told", "day", "at"]
    assert first == ["Refund, “pending”", "38", "1.5", "0.25", "2026-11-02", "2026-11-02T09:30:00+00:00"]
    assert second == ["'=1+1", "", "2", "", "", ""]


def test_json_keeps_numbers_as_numbers() -> None:
    written = json.loads(files.write(TABLE, "json"))
    assert (written["table"], written["title"]) == ("problems", "Problems")
    assert written["rows"][0]["reports"] == 38
    assert written["rows"][0]["day"] == "2026-11-02"
    assert written["rows"][1] == {
        "what": "=1+1",
        "reports": None,
        "mean": 2,
        "told": None,
        "day": None,
        "at": None,
    }


def test_parquet_has_types() -> None:
    read = pq.read_table(io.BytesIO(files.write(TABLE, "parquet")))
    assert [field.type for field in read.schema] == [
        pa.string(),
        pa.int64(),
        pa.float64(),
        pa.float64(),
        pa.date32(),
        pa.timestamp("us", tz="UTC"),
    ]
    assert read.to_pylist()[0]["at"] == AT
    assert read.to_pylist()[1] == {
        "what": "=1+1",
        "reports": None,
        "mean": 2.0,
        "told": None,
        "day": None,
        "at": None,
    }


@pytest.mark.parametrize("kind", files.MEDIA_TYPES)
def test_a_table_without_rows_is_a_file(kind: str) -> None:
    assert files.write(Table("none", "None", COLUMNS, ()), kind)


@given(st.text())
@example("=1")
@example("\t=1")
@example("\r\n@SUM(A1)")
@example(" ＝1")
@example("－1")
@example("\x00")
@example("﻿=1")
def test_no_text_can_become_a_formula(text: str) -> None:
    written = safe(text)
    assert written.removeprefix("'") == text.removeprefix("'") or written == text
    assert not unicodedata.normalize("NFKC", written.strip()).startswith(FORMULA)
    assert not (written and unicodedata.category(written[0]) == "Cc")


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_csv_gives_back_every_text(texts: list[str]) -> None:
    table = Table("texts", "Texts", (Column("text", "Text"),), tuple((text,) for text in texts))
    written = files.write(table, "csv").decode("utf-8-sig", "surrogatepass")
    read = [row[0] if row else "" for row in csv.reader(io.StringIO(written, newline=""))][1:]
    assert read == [safe(text) for text in texts]


@pytest.mark.parametrize("kind", files.MEDIA_TYPES)
def test_many_rows_are_written_in_no_time(kind: str) -> None:
    table = Table("many", "Many", COLUMNS, ROWS * 25_000)
    began = time.process_time()
    files.write(table, kind)
    assert time.process_time() - began < 2


def test_an_export_is_whole_named_after_its_page_and_noted() -> None:
    canned = Canned()
    answer = canned.client().get("/?as=csv&table=log&page=7")
    assert answer.headers["content-disposition"] == 'attachment; filename="audit-log.csv"'
    assert "'=cmd|" in answer.text
    assert canned.exports == [("audit", "log", 2)]
    assert canned.asked[0][1].whole


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("as=csv&table=nothing", "Use table=log, and as=csv or json or parquet."),
        ("as=xlsx&table=log", "Use table=log, and as=csv or json or parquet."),
    ],
)
def test_what_cannot_be_exported_is_said_and_not_noted(query: str, said: str) -> None:
    canned = Canned()
    answer = canned.client().get(f"/?{query}")
    assert (answer.status_code, answer.text) == (400, said)
    assert canned.exports == []


def test_without_its_library_parquet_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "NEEDS", {"parquet": "a_library_that_nobody_has"})
    client = Canned().client()
    assert "as=parquet" not in client.get("/").text
    answer = client.get("/?as=parquet&table=log")
    assert answer.status_code == 400
    assert 'adds the extra "parquet"' in answer.text


def test_what_may_not_be_seen_may_not_be_exported() -> None:
    canned = Canned()
    assert canned.client("lead").get("/?as=csv&table=log").status_code == 303
    assert (canned.asked, canned.exports) == ([], [])
