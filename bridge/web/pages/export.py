"""Tables of pages as files; whoever takes one away is written down."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.responses import PlainTextResponse, Response

from bridge.domain.roles import Viewer
from bridge.web import files
from bridge.web.pages.page import Page

Looked = Callable[[Viewer, str, str, int], None]
"""Notes who exported what: the viewer, the page, the table, how many rows."""


def answer(page: Page, value: Any, query: Mapping[str, str], viewer: Viewer, looked: Looked) -> Response:
    """One table of a page as a file, or a sentence that says what there is."""
    tables = {table.name: table for table in page.tables(value)}
    name, kind = query.get("table", ""), query["as"]
    if name not in tables or kind not in files.offered():
        return PlainTextResponse(_there_is(tuple(tables), kind), status_code=400)
    table = tables[name]
    written = files.write(table, kind)
    looked(viewer, page.name, name, len(table.rows))
    headers = {"Content-Disposition": f'attachment; filename="{page.name}-{name}.{kind}"'}
    return Response(written, media_type=files.MEDIA_TYPES[kind], headers=headers)


def _there_is(tables: tuple[str, ...], kind: str) -> str:
    if kind in files.MEDIA_TYPES and kind not in files.offered():
        return files.EXTRA
    if not tables:
        return "This page has no table to export."
    return f"Use table={' or '.join(tables)}, and as={' or '.join(files.offered())}."
