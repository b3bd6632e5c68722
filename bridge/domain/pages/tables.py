"""Tables: shown on pages, and exported as they are."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere.

    Attributes:
        text: what is read, and exported.
        path: of one of our pages, such as ``/problems/17``; or a whole address outside.
    """

    text: str
    path: str


Cell = str | int | float | date | datetime | Link | None
"""None: not known, or not to be shown. A share is of one: 0.5 is a half, 1.5 half as much again."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: its name in an export.
        title: its heading.
        kind: what stands in it.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings.

    Attributes:
        name: of its export, such as ``teams``.
        title: what people call it.
        columns: the first names the row.
        rows: as long as the columns.
        empty: said where there are no rows.
        note: said below.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Nothing yet."
    note: str = ""
