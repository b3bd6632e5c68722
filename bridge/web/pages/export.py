"""Tables as files: CSV that no spreadsheet runs, JSON, and Parquet where its library is installed."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from starlette.responses import PlainTextResponse, Response

from bridge.domain.pages.tables import Cell, Link, Table
from bridge.domain.roles import Viewer
from bridge.web.pages.page import Page

Looked = Callable[[Viewer, str, str, int], None]
"""Notes who exported what: the viewer, the page, the table, how many rows."""

FORMULA = ("=", "+", "-", "@")


def safe(text: str) -> str:
    """Text that a spreadsheet takes for text.

    >>> safe("=1+1"), safe("ok"), safe(" ＝1")
    ("'=1+1", 'ok', "' ＝1")
    """
    begins = unicodedata.normalize("NFKC", text.strip()).startswith(FORMULA)
    controls = text[:1] != "" and unicodedata.category(text[0]) == "Cc"
    return f"'{text}" if begins or controls else text


def _plain(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Link):
        return cell.text
    return cell.isoformat() if isinstance(cell, date) else cell


def _csv(table: Table) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(column.key for column in table.columns)
    for row in table.rows:
        cells = (_plain(cell) for cell in row)
        writer.writerow(safe(cell) if isinstance(cell, str) else cell for cell in cells)
    return file.getvalue().encode("utf-8-sig")


def _json(table: Table) -> bytes:
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, map(_plain, row), strict=True)) for row in table.rows]
    return json.dumps({"table": table.name, "title": table.title, "rows": rows}, ensure_ascii=False).encode()


WRITERS: Mapping[str, tuple[str, Callable[[Table], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "json": ("application/json", _json),
}


def answer(page: Page, value: Any, query: Mapping[str, str], viewer: Viewer, looked: Looked) -> Response:
    """One table of a page as a file, or a sentence that says what there is."""
    tables = {table.name: table for table in page.tables(value)}
    name, kind = query.get("table", ""), query["as"]
    if name not in tables or kind not in WRITERS:
        sentence = f"Use table={'|'.join(tables)} and as={'|'.join(WRITERS)}."
        return PlainTextResponse(sentence, status_code=400)
    table = tables[name]
    looked(viewer, page.name, name, len(table.rows))
    media_type, write = WRITERS[kind]
    headers = {"Content-Disposition": f'attachment; filename="{page.name}-{name}.{kind}"'}
    return Response(write(table), media_type=media_type, headers=headers)
