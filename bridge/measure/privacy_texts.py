"""Texts in which a person marked what is personal: our own, ``{{kind:value}}`` where it stands, or a public corpus."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bridge.domain.redaction import Kind

OWN = Path(__file__).parent / "texts" / "privacy.jsonl"
"""A line each, with its half: ``held out`` was written before its author had read the patterns, ``seen`` after."""

_MARK = re.compile(r"\{\{(?P<kind>card|phone|email|iban|reference):(?P<value>[^{}]*)\}\}")
_CORPUS_KINDS: dict[str, Kind] = {
    "CREDIT_CARD": "card",
    "PHONE_NUMBER": "phone",
    "EMAIL_ADDRESS": "email",
    "IBAN_CODE": "iban",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A value at ``[start, end)`` of a text."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, what in it is to be taken out, and whether it names a person; ``part`` is the lot it is counted with."""

    text: str
    values: tuple[Marked, ...]
    names: bool
    part: str


def own(path: Path = OWN) -> Iterator[Labelled]:
    """Our own texts, or others that are marked the same way."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        yield _unmarked(record["text"], names=record["name"], part=record["half"])


def corpus(path: Path) -> Iterator[Labelled]:
    """A file of records with ``full_text`` and ``spans``, as presidio-research writes them."""
    for record in json.loads(path.read_text("utf-8")):
        found = [one["entity_type"] for one in record["spans"]]
        yield Labelled(record["full_text"], tuple(_in_corpus(record["spans"])), "PERSON" in found, path.name)


def given(path: Path) -> Iterator[Labelled]:
    """A file of either kind."""
    return own(path) if path.suffix == ".jsonl" else corpus(path)


def _unmarked(text: str, *, names: bool, part: str) -> Labelled:
    plain, values, done = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[done : mark.start()]
        values.append(Marked(len(plain), len(plain) + len(mark["value"]), cast(Kind, mark["kind"])))
        plain += mark["value"]
        done = mark.end()
    return Labelled(plain + text[done:], tuple(values), names, part)


def _in_corpus(spans: list[dict[str, Any]]) -> Iterator[Marked]:
    for one in spans:
        kind = _CORPUS_KINDS.get(one["entity_type"])
        if kind:
            yield Marked(one["start_position"], one["end_position"], kind)
