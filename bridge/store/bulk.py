"""Many rows at once."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

Row = dict[str, Any]
Rows = Mapping[type[SQLModel], Sequence[Row]]
"""Rows by their table, in the order in which they can be written."""


def add_all(session: Session, rows: Rows) -> None:
    """Write rows; columns that a row does not name have the table's defaults."""
    for table, listed in rows.items():
        if listed:
            session.execute(insert(table), [defaults(table) | row for row in listed])


@cache
def defaults(table: type[SQLModel]) -> Row:
    """What a row has where it says nothing, but for its number."""
    return {
        name: one.get_default(call_default_factory=True)
        for name, one in table.model_fields.items()
        if not one.is_required() and name != "id"
    }
