"""Reads insights from a CSV file: a `text` column, and beside it what the file happens to know."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from itertools import count
from pathlib import Path

SEED = Path(__file__).with_name("insights.csv")
CHANNELS = ("command", "modal", "mention", "listening", "dm")
COLUMNS = ("text", "agent", "team", "channel", "customer", "at", "problem")


class RowsError(ValueError):
    """A CSV file cannot be used; the message names the file, the row, the column and what is allowed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One insight to be posted.

    Attributes:
        text: what the agent types.
        agent: who types it; empty when the file does not say.
        team: the agent's team, or empty.
        channel: the way in, one of CHANNELS, or empty.
        customer: a customer reference, or empty.
        at: when it was heard, in UTC unless the file says otherwise; None when it does not say.
        problem: the planted problem it speaks of, or empty; nobody but a judge may look at it.
    """

    text: str
    agent: str = ""
    team: str = ""
    channel: str = ""
    customer: str = ""
    at: datetime | None = None
    problem: str = ""


def read(path: Path = SEED) -> list[Row]:
    """All insights of a UTF-8 CSV file in its order; columns it need not know are ignored.

    Args:
        path: a file with a header line naming at least `text`; rows are counted from 1 below the header.

    Raises:
        RowsError: the first mistake in the file, in one sentence.
    """
    records = _records(_content(path), path.name)
    header = [name.strip().casefold() for name in next(records, [])]
    _check_header(header, path.name)
    rows = [_row(header, record, f"{path.name}, row {number}") for number, record in zip(count(1), records)]
    if not rows:
        raise RowsError(f"{path.name} has a header and no rows: write one insight a row below it.")
    return rows


def _content(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RowsError(f"{path} cannot be read: {error.strerror}. Name an existing CSV file.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RowsError(
            f"{path.name}, line {line}: not UTF-8 text. Save the file as CSV in UTF-8."
        ) from error


def _records(content: str, file: str) -> Iterator[list[str]]:
    """The records that are not blank lines; a field may hold line breaks inside quotes."""
    reader = csv.reader(StringIO(content, newline=""), strict=True)
    try:
        yield from (record for record in reader if record)
    except csv.Error as error:
        raise RowsError(
            f"{file}, line {reader.line_num}: broken CSV ({error}). Put a text with commas or quotes into double"
            ' quotes and write a quote inside it as "".'
        ) from error


def _check_header(header: list[str], file: str) -> None:
    if "text" not in header:
        found = ", ".join(name or '""' for name in header) or "nothing"
        raise RowsError(
            f'{file}: the column "text" is missing; the first line names {found}. Separate columns by commas;'
            f" known are {', '.join(COLUMNS)}."
        )
    twice = next((name for name in COLUMNS if header.count(name) > 1), None)
    if twice:
        raise RowsError(
            f'{file}: the column "{twice}" stands twice in the first line. Name each column once.'
        )


def _row(header: list[str], record: list[str], where: str) -> Row:
    if len(record) != len(header):
        raise RowsError(
            f"{where} has {len(record)} fields, the first line names {len(header)} columns: every row needs as many"
            " fields as there are columns; put a text with commas into double quotes."
        )
    fields = {name: value.strip() for name, value in zip(header, record, strict=True) if name in COLUMNS}
    nul = next((name for name, value in fields.items() if "\0" in value), None)
    if nul:
        raise RowsError(f'{where}: "{nul}" holds a NUL character, which no text may hold. Remove it.')
    if not fields["text"]:
        raise RowsError(f'{where}: "text" is empty. Write what the customer said, or remove the row.')
    return _typed(fields, where)


def _typed(fields: dict[str, str], where: str) -> Row:
    channel = fields.pop("channel", "").casefold()
    if channel and channel not in CHANNELS:
        raise RowsError(f'{where}: "channel" is "{channel}". Use {", ".join(CHANNELS)}, or leave it empty.')
    return Row(channel=channel, at=_moment(fields.pop("at", ""), where), **fields)


def _moment(value: str, where: str) -> datetime | None:
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise RowsError(
            f'{where}: "at" is not a date: "{value}". Use 2026-11-21 or 2026-11-21T14:30.'
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
