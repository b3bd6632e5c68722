import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import InsightReader
from classifiers.text.copies import is_copy

with (Path(__file__).with_name("data") / "copies.csv").open(encoding="utf-8", newline="") as file:
    PAIRS = [(row["one"], row["other"], row["copy"] == "yes") for row in csv.DictReader(file)]
WORDS = InsightReader(None)


def is_told_twice(reader: InsightReader, one: str, other: str) -> bool:
    return is_copy(reader.read(one), reader.read(other))


@pytest.mark.parametrize(("one", "other"), [(one, other) for one, other, copy in PAIRS if not copy])
def test_two_reports_are_no_copies_however_alike(reader: InsightReader, one: str, other: str) -> None:
    assert not is_told_twice(reader, one, other)
    assert not is_told_twice(WORDS, one, other)


def test_most_copies_are_found(reader: InsightReader) -> None:
    copies = [(one, other) for one, other, copy in PAIRS if copy]
    assert sum(is_told_twice(reader, *pair) for pair in copies) >= 0.7 * len(copies)
    assert sum(is_told_twice(WORDS, *pair) for pair in copies) >= 0.6 * len(copies)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Error E-403 at the checkout", "Error E-404 at the checkout"),
        ("PAY-311 came back after the release", "PAY-312 came back after the release"),
        ("crash since v5.2.1 on opening the map", "crash since v5.2.2 on opening the map"),
        (
            "the app is slow on the iPhone 13 of my customer",
            "the app is slow on the iPhone 14 of my customer",
        ),
        ("the parcel was delivered to the neighbour", "the parcel was not delivered to the neighbour"),
        ("Paket wurde an den Nachbarn geliefert", "Paket wurde nie an den Nachbarn geliefert"),
    ],
)
def test_another_number_code_or_a_not_makes_another_report(
    reader: InsightReader, one: str, other: str
) -> None:
    assert not is_told_twice(reader, one, other)
    assert is_told_twice(reader, one, one.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Customer says E-403 blinks", "E-403 blinks, customer says"),
        ("Hi team! The kettle leaks. Thanks!", "the kettle leaks"),
        ("Parcel 4711 lost in Lübeck", "parcel 4711 lost in Lübeck!!"),
    ],
)
def test_order_case_punctuation_and_greetings_make_no_difference(one: str, other: str) -> None:
    assert is_told_twice(WORDS, one, other)


@given(st.text(), st.text())
def test_it_is_the_same_seen_from_both_sides(one: str, other: str) -> None:
    assert is_told_twice(WORDS, one, other) == is_told_twice(WORDS, other, one)


@given(st.text(st.characters(categories=["Ll", "Lu", "Nd", "Zs"]), min_size=1))
def test_a_text_with_words_is_a_copy_of_itself(text: str) -> None:
    assert is_told_twice(WORDS, text, text) == any(each.isalnum() for each in text)


def test_texts_without_words_are_no_copies_of_each_other() -> None:
    assert not is_told_twice(WORDS, "🙂", "...")
