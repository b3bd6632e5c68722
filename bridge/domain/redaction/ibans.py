"""International bank account numbers, in groups, in one piece or broken over lines."""

import re
from collections.abc import Iterator
from functools import cache

from stdnum import iban, numdb

from bridge.domain.redaction.values import Span

_GAP = r"[ \t\r\n.-]{0,3}"
_BEGINNING = re.compile(rf"(?:(?<![A-Z0-9])|(?<=IBAN))([A-Z]{{2}}){_GAP}[0-9]{_GAP}[0-9]", re.IGNORECASE)
_SAID_BEFORE = re.compile(
    r"\bIBAN(?:[ :.,#-]{1,3}(?:no|nr|number|nummer|is|ist|lautet)\b\.?){0,3}[ :.,#-]{0,3}$", re.IGNORECASE
)
_MISTYPED = re.compile(rf"[A-Z]{{2}}(?:{_GAP}[0-9]){{14,30}}(?!\w)", re.IGNORECASE)
_LOOK_BACK = 60
_PARTS = re.compile(r"([0-9]+)!([nac])")
_CHARACTERS = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}


def find(text: str) -> Iterator[Span]:
    """The IBANs in a folded text; the value is in one piece and upper case.

    After the word "IBAN" wrong check digits and a digit too few or too many are taken for slips.
    """
    end = 0
    for beginning in _BEGINNING.finditer(text):
        start = beginning.start()
        shape = _shape(beginning[1].upper())
        match = _match(shape, text, start) if shape and start >= end else None
        if match:
            end = match.end()
            yield Span(start, end, "iban", iban.compact(_joined(match.group())))


def _match(shape: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    match = shape.match(text, start)
    if match and _is_valid(match.group()):
        return match
    return (_MISTYPED.match(text, start) or match) if _is_said(text, start) else None


def _is_valid(number: str) -> bool:
    return bool(iban.is_valid(_joined(number), check_country=False))


def _joined(number: str) -> str:
    return "".join(number.split())


def _is_said(text: str, start: int) -> bool:
    return _SAID_BEFORE.search(text[max(0, start - _LOOK_BACK) : start]) is not None


@cache
def _shape(country: str) -> re.Pattern[str] | None:
    """How an IBAN of `country` (ISO 3166) is spelled; None if the country has none.

    The structures are those of the SWIFT registry that python-stdnum carries:
    https://www.swift.com/standards/data-standards/iban-international-bank-account-number
    """
    properties = numdb.get("iban").info(country)[0][1]
    parts = _PARTS.findall(properties.get("bban", ""))
    if not parts:
        return None
    characters = [_CHARACTERS["n"]] * 2 + [
        _CHARACTERS[kind] for count, kind in parts for _ in range(int(count))
    ]
    return re.compile(country + "".join(_GAP + character for character in characters), re.IGNORECASE)
