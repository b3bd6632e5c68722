"""Rows of a file that an operator exported: CSV in UTF-8, with commas or semicolons, the first row naming the columns."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Row = Mapping[str | None, str | None]

LARGEST = 20_000_000
"""Bytes: what a company of a hundred thousand people exports is smaller."""

LONGEST, SHOWN = 300, 100
"""Characters of a cell, and of what is shown of a first row that is not as it should be."""


class SheetError(ValueError):
    """The file cannot be used; the sentence says where, why, and what to do."""


def rows(path: Path, needed: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, Row]]:
    """The rows, each with where it is, as spreadsheets count them.

    Args:
        path: the file.
        needed: the columns that must be there; of several names for one, any will do.

    Raises:
        SheetError: it is not UTF-8, too large, no CSV, or a column is missing.
        OSError: it cannot be read.
    """
    lines = _text(path).splitlines()
    header = lines[0] if lines else ""
    reader = csv.DictReader(lines, delimiter=";" if ";" in header else ",")
    try:
        yield from _rows(path, reader, header, needed)
    except csv.Error as error:
        raise SheetError(f"{path.name}, row {reader.line_num}: it is no CSV ({error}).") from error


def _text(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SheetError(f"{path.name} is larger than {LARGEST // 1_000_000} MB. Export less at a time.")
    if b"\0" in raw:
        raise SheetError(f"{path.name} is no text. Save it as CSV, in UTF-8.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError(f"{path.name} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error


def _rows(
    path: Path, reader: "csv.DictReader[str]", header: str, needed: Sequence[tuple[str, ...]]
) -> Iterator[tuple[str, Row]]:
    named = {name.strip().casefold() for name in reader.fieldnames or ()}
    if any(named.isdisjoint(names) for names in needed):
        columns = ", ".join(" (or ".join(names) + ")" * (len(names) - 1) for names in needed)
        raise SheetError(f'{path.name}: its first row is "{header[:SHOWN]}". Name the columns {columns}.')
    for row in reader:
        place = f"{path.name}, row {reader.line_num}"
        if any(len(text or "") > LONGEST for text in row.values()):
            raise SheetError(f"{place}: a cell has more than {LONGEST} characters. Shorten it.")
        yield place, {name and name.strip().casefold(): text for name, text in row.items()}


def said(row: Row, column: str) -> str:
    """What a row says in a column; empty if it says nothing."""
    text = row.get(column)
    return text.strip() if isinstance(text, str) else ""
