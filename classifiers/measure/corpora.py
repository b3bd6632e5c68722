"""Labelled corpora from files: our own `text,label` form, and the forms that public ones come in."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import Any

_TEXT = ("text", "utterance")
_LABEL = ("label", "category", "intent", "problem")
OUT_OF_SCOPE = "oos"


class CorpusError(Exception):
    """A file is no corpus; the message is one sentence that names it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled text.

    Args:
        text: The text.
        label: Its label; `oos` is out of scope, of no label.
        split: `train`, `val` or `test`; empty if the corpus is not split.
    """

    text: str
    label: str
    split: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Labelled texts under one name.

    Args:
        name: What it is called in reports.
        rows: The texts.
        domains: The labels of each narrower domain within, if the corpus says.
    """

    name: str
    rows: list[Row] = field(repr=False)
    domains: Mapping[str, list[str]] = field(default_factory=dict)

    def part(self, split: str) -> "Corpus":
        """The rows of one split that are in scope."""
        return replace(
            self, rows=[row for row in self.rows if row.split == split and row.label != OUT_OF_SCOPE]
        )

    def out_of_scope(self, split: str) -> list[str]:
        """The texts of one split that are of no label."""
        return [row.text for row in self.rows if row.split == split and row.label == OUT_OF_SCOPE]

    @property
    def texts(self) -> list[str]:
        """All texts."""
        return [row.text for row in self.rows]

    @property
    def labels(self) -> list[str]:
        """All labels."""
        return [row.label for row in self.rows]


def read(path: Path, test: Path | None = None) -> Corpus:
    """A file, or a folder with `train.csv` and `test.csv`, or with one JSON file of splits.

    Args:
        path: `.csv` or `.jsonl` with a text and a label a row, `.json` with lists of pairs by split, or a folder.
        test: A file with the test split, if `path` holds the training split alone.

    Raises:
        CorpusError: There is nothing to read, or a row has no text or label.
    """
    if test is not None:
        return Corpus(path.stem, [*_as_split(_rows(path), "train"), *_as_split(_rows(test), "test")])
    if path.is_dir():
        domains = path / "domains.json"
        known = json.loads(domains.read_text("utf-8")) if domains.exists() else {}
        return Corpus(path.name, list(_folder(path)), known)
    return Corpus(path.stem, list(_rows(path)))


def _folder(folder: Path) -> Iterator[Row]:
    splits = [file for file in sorted(folder.glob("*.csv")) if file.stem in {"train", "val", "test"}]
    whole = folder / "data_full.json"
    if whole.exists():
        yield from _rows(whole)
    elif splits:
        for file in splits:
            yield from _as_split(_rows(file), file.stem)
    else:
        raise CorpusError(f"{folder} holds neither data_full.json nor train.csv and test.csv.")


def _rows(file: Path) -> Iterator[Row]:
    try:
        content = file.read_text("utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{file} cannot be read: {error.strerror}.") from error
    if file.suffix == ".json":
        return _splits(json.loads(content))
    lines = StringIO(content, newline="")
    return _records(file, map(json.loads, lines) if file.suffix == ".jsonl" else csv.DictReader(lines))


def _splits(content: Mapping[str, list[list[str]]]) -> Iterator[Row]:
    """CLINC150's form: `{"train": [[text, label], …], "oos_train": …}`."""
    for name, pairs in content.items():
        yield from (Row(text, label, name.removeprefix("oos_")) for text, label in pairs)


def _records(file: Path, records: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    number = 0
    try:
        for number, record in enumerate(records, 1):
            text, label = _first(record, _TEXT), _first(record, _LABEL)
            if text is None or label is None:
                raise CorpusError(f"Row {number} of {file} needs a text and a label.")
            yield Row(text, label, str(record.get("split") or ""))
    except ValueError as error:
        raise CorpusError(f"Row {number + 1} of {file} cannot be read: {error}.") from error


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((str(record[name]) for name in names if record.get(name)), None)


def _as_split(rows: Iterable[Row], split: str) -> Iterator[Row]:
    return (Row(row.text, row.label, split) for row in rows)
