"""Parquet: columns with types, for those who count on."""

import io

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from bridge.domain.pages.tables import Column, Kind, Link, Table

TYPES = {
    Kind.TEXT: pa.string(),
    Kind.SHARE: pa.float64(),
    Kind.DAY: pa.date32(),
    Kind.MOMENT: pa.timestamp("us", tz="UTC"),
}


def write(table: Table) -> bytes:
    """A table as Parquet."""
    columns = [_column(table, column, place) for place, column in enumerate(table.columns)]
    made = pa.table(columns, names=[column.key for column in table.columns])
    file = io.BytesIO()
    pq.write_table(made, file)
    return file.getvalue()


def _column(table: Table, column: Column, place: int) -> pa.Array:
    cells = [cell.text if isinstance(cell, Link) else cell for cell in (row[place] for row in table.rows)]
    whole = all(isinstance(cell, int) for cell in cells if cell is not None)
    return pa.array(cells, TYPES.get(column.kind, pa.int64() if whole else pa.float64()))
