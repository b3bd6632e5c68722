"""Phrases that can stand alone: each cut by itself, and what no cut may ever do to somebody's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.phrasing import (
    beginnings,
    has_placeholder,
    one_line,
    sentences,
    shortened,
    trimmed,
    without_asides,
    without_opening,
)

TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(
        [
            "customer called:",
            "refund",
            "is pending",
            "[card 1]",
            "again",
            ",",
            ".",
            "…",
            "the",
            "and",
            "\n",
            ":eyes:",
        ]
    ),
    max_size=14,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n ", []),
        ("One thing", ["One thing"]),
        ("First. Second! Third?", ["First.", "Second!", "Third?"]),
        ("a line\nand  another\t one", ["a line", "and another one"]),
        ("App 5.3.1 crashes", ["App 5.3.1 crashes"]),
        ('She said "no." Then left.', ['She said "no."', "Then left."]),
        ("Pending since May.Bank says no", ["Pending since May", "Bank says no"]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, found: list[str]) -> None:
    # A closing quotation mark belongs to neither sentence once it is cut at it.
    assert [each.rstrip('"') for each in sentences(text)] == [each.rstrip('"') for each in found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("refund pending", ["refund pending"]),
        ("refund pending, bank says no", ["refund pending", "refund pending, bank says no"]),
        ("a - b / c", ["a", "a - b", "a - b / c"]),
        ("pending... still", ["pending", "pending... still"]),
        ("mind-set stays", ["mind-set stays"]),
        ("at 10:30 today", ["at 10:30 today"]),
    ],
)
def test_a_sentence_begins_with_each_of_its_clauses(sentence: str, found: list[str]) -> None:
    assert list(beginnings(sentence)) == found


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Customer says refund is pending", "refund is pending"),
        ("cust called in to say that the app crashes", "the app crashes"),
        ("Hi team, the app crashes", "the app crashes"),
        ("another customer reported: voucher refused", "voucher refused"),
        ("customer's parcel is lost", "parcel is lost"),
        ("Kundin meldet, dass die App abstürzt", "die App abstürzt"),
        ("eine Kundin ruft an: Paket fehlt", "Paket fehlt"),
        ("urgent! urgent! fire in the kettle", "fire in the kettle"),
        ("refund says pending", "refund says pending"),
        ("Sorry", "Sorry"),
        ("Customer says ", "Customer says "),
    ],
)
def test_openings_are_left_out_unless_nothing_else_is_said(sentence: str, left: str) -> None:
    assert without_opening(sentence) == left


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("charged twice on card [card 1] yesterday", "charged twice yesterday"),
        ("call her back at [phone 1]", "call her back"),
        ("mail to [e-mail 12] bounced", "bounced"),
        ("fine :white_check_mark: now", "fine now"),
        ("[reference 1]", ""),
        ("card refused", "card refused"),
        ("[link 1] opens", "[link 1] opens"),
    ],
)
def test_asides_go_with_the_words_that_only_lead_to_them(sentence: str, left: str) -> None:
    assert without_asides(sentence) == left


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("[card 1]", True),
        ("x [IBAN 10] y", True),
        ("[card]", False),
        ("[card x]", False),
        ("(phone 1)", False),
        ("", False),
    ],
)
def test_a_placeholder_is_known_by_its_number(text: str, there: bool) -> None:
    assert has_placeholder(text) is there


@pytest.mark.parametrize(
    ("phrase", "left"),
    [
        ("  - refund pending!  ", "Refund pending"),
        ("refund pending again", "Refund pending"),
        ("Konto gesperrt, wieder", "Konto gesperrt"),
        ("iPhone app crashes", "iPhone app crashes"),
        ("äpfel faul", "Äpfel faul"),
        ("...", ""),
        ("", ""),
        ("why?", "Why?"),
    ],
)
def test_loose_ends_are_trimmed_and_names_keep_their_letters(phrase: str, left: str) -> None:
    assert trimmed(phrase) == left


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("refund pending", 14, "refund pending"),
        ("refund is pending for days", 20, "refund is pending…"),
        ("refund pending and the bank", 22, "refund pending…"),
        ("Donaudampfschifffahrt", 8, "Donauda…"),
        ("a b", 2, "a…"),
    ],
)
def test_a_long_phrase_is_cut_after_a_word_that_can_end_it(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


@given(TEXTS)
def test_every_sentence_is_one_line_of_the_text_in_its_order(text: str) -> None:
    line, position = one_line(text), 0
    for sentence in sentences(text):
        assert sentence == one_line(sentence)
        position = line.find(sentence, position)
        assert position >= 0
        position += len(sentence)


@given(TEXTS)
def test_beginnings_grow_up_to_the_whole(sentence: str) -> None:
    found = list(beginnings(sentence))
    assert found[-1] == sentence
    assert all(sentence.startswith(each) for each in found)
    assert [len(each) for each in found] == sorted(len(each) for each in found)


@given(TEXTS)
def test_what_is_left_without_an_opening_ends_the_sentence(sentence: str) -> None:
    left = without_opening(sentence)
    assert sentence.endswith(left)
    assert bool(left) is bool(sentence)
    assert without_opening(left) == left


@given(TEXTS)
def test_no_placeholder_survives_as_an_aside(sentence: str) -> None:
    assert not has_placeholder(without_asides(sentence))


@given(TEXTS, st.integers(2, 60))
def test_a_shortened_text_fits_and_begins_as_it_did(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(TEXTS)
def test_trimming_takes_away_and_adds_nothing(phrase: str) -> None:
    bare = trimmed(phrase)
    assert bare.casefold() in phrase.casefold() or bare[1:] in phrase
