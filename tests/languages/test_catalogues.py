"""Every catalogue is whole: no phrase is missing, none is left over, and every value has its place."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bridge.domain.language import ENGLISH, Counted, Languages, Phrase, current, speaking, spoken
from bridge.languages.catalogues import CATALOGUES, languages

BRIDGE = Path(__file__).parents[2] / "bridge"
WORDS = {"_": None, "Counted": (1, 2)}
GERMAN = languages()["de"]


@cache
def phrases() -> set[str | tuple[str, ...]]:
    return {found[2] for found in extract_from_dir(BRIDGE, keywords=WORDS)}


def translated(code: str) -> Iterator[Message]:
    with CATALOGUES.joinpath(f"{code}.po").open("rb") as file:
        yield from (message for message in read_po(file, locale=code) if message.id)


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """One text, or all forms of a counted one; one empty form where it is not translated."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


CODES = sorted(set(languages()) - {"en"})


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_is_translated_and_none_that_nobody_says(code: str) -> None:
    assert {message.id for message in translated(code)} == phrases()
    assert [
        message.id for message in translated(code) if message.fuzzy or not all(forms(message.string))
    ] == []


@pytest.mark.parametrize("code", CODES)
def test_every_value_has_its_place_in_every_form(code: str) -> None:
    wrong = [
        message.id
        for message in translated(code)
        if {frozenset(places(form)) for form in forms(message.string)}
        != {frozenset(places(form)) for form in forms(message.id)}
    ]
    assert wrong == []


def test_a_phrase_is_said_in_the_language_of_whoever_is_spoken_to() -> None:
    saved = Phrase("Saved, no. {number}.")
    assert saved.format(number=17) == "Saved, no. 17."
    with speaking(GERMAN):
        assert saved.format(number=17) == "Gespeichert, Nr. 17."
        assert spoken(saved) == "Gespeichert, Nr. {number}."
    assert current() is ENGLISH


def test_what_a_customer_says_is_never_translated() -> None:
    with speaking(GERMAN):
        assert spoken("Saved, no. {number}.") == "Saved, no. {number}."


def test_numbers_come_with_the_form_that_fits() -> None:
    reports = Counted("{count} report", "{count} reports")
    with speaking(GERMAN):
        assert [reports(count) for count in (0, 1, 38)] == ["0 Meldungen", "1 Meldung", "38 Meldungen"]


def test_days_are_written_as_people_write_them() -> None:
    assert GERMAN.day(date(2026, 11, 2)) == "2. November 2026"
    assert ENGLISH.day(date(2026, 11, 2)) == "2 November 2026"


@pytest.mark.parametrize(
    ("locale", "code"),
    [("de-DE", "de"), ("de-AT", "de"), ("de", "de"), ("en-GB", "en"), ("fr-FR", "en"), ("", "en")],
)
def test_a_locale_is_spoken_to_in_its_language_or_the_usual_one(locale: str, code: str) -> None:
    assert Languages(languages()).of(locale).code == code


def test_the_usual_language_is_the_operator_s() -> None:
    assert Languages(languages(), GERMAN).of("fr-FR") is GERMAN
