"""JSON: rows as objects."""

import json

from bridge.domain.pages.tables import Table
from bridge.web.files.cells import plain


def write(table: Table) -> bytes:
    """A table as JSON: its name, its title, and its rows by the columns' keys."""
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, map(plain, row), strict=True)) for row in table.rows]
    return json.dumps({"table": table.name, "title": table.title, "rows": rows}, ensure_ascii=False).encode()
