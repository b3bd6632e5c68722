"""Rows of a file that an operator exported: CSV in UTF-8, with commas or semicolons, the first row naming the columns."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Row = Mapping[str | None, str | None]


class SheetError(ValueError):
    """The file cannot be used; the sentence says where, why, and what to do."""


def rows(path: Path, needed: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, Row]]:
    """The rows, each with where it is, as spreadsheets count them.

    Args:
        path: the file.
        needed: the columns that must be there; of several names for one, any will do.

    Raises:
        SheetError: it is not UTF-8, or a column is missing.
        OSError: it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SheetError(f"{path.name} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error
    header = lines[0] if lines else ""
    reader = csv.DictReader(lines, delimiter=";" if ";" in header else ",")
    named = {name.strip().casefold() for name in reader.fieldnames or ()}
    if any(named.isdisjoint(names) for names in needed):
        columns = ", ".join(" (or ".join(names) + ")" * (len(names) - 1) for names in needed)
        raise SheetError(f'{path.name}: its first row is "{header}". Name the columns {columns}.')
    for row in reader:
        place = f"{path.name}, row {reader.line_num}"
        yield place, {name and name.strip().casefold(): text for name, text in row.items()}


def said(row: Row, column: str) -> str:
    """What a row says in a column; empty if it says nothing."""
    text = row.get(column)
    return text.strip() if isinstance(text, str) else ""
