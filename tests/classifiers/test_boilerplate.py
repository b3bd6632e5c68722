from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import InsightReader, SentenceVectors
from classifiers.shelf.archive import ShelfError
from classifiers.shelf.packing import pack_domain, unpack_domain
from classifiers.text.boilerplate import StopPhrases
from classifiers.text.words import sentences, words
from tests.classifiers.conftest import REPORTS, TEXTS

OPENINGS = ("cust called in about", "cx wants to know", "caller reports that")
CLOSINGS = ("please check and advise", "wants a call back")


def history() -> list[str]:
    """Every report once plain, once with an opening, once with a closing."""
    plain = [text for texts in zip(*REPORTS.values(), strict=True) for text in texts]
    opened = [f"{opening} {text}" for opening, text in zip(cycle(OPENINGS), plain, strict=False)]
    closed = [f"{text}. {closing}." for closing, text in zip(cycle(CLOSINGS), plain, strict=False)]
    return [*plain, *opened, *closed]


LEARNT = StopPhrases.learn(history())
MADE = StopPhrases(
    frozenset({"caller says", "the customer wants"}), frozenset({"please advise", "thanks for the help"})
)


def test_phrases_before_and_after_all_kinds_of_reports_are_learnt() -> None:
    assert set(OPENINGS) == LEARNT.openings
    assert set(CLOSINGS) == LEARNT.closings


def test_what_is_learnt_does_not_depend_on_the_order() -> None:
    assert StopPhrases.learn(reversed(history())) == LEARNT


def test_reports_in_plain_words_teach_no_phrase() -> None:
    assert StopPhrases.learn(TEXTS) == StopPhrases()


def test_a_phrase_that_names_the_problem_stays() -> None:
    dishes = [
        "soup",
        "bread",
        "rice",
        "cake",
        "salad",
        "pasta",
        "curry",
        "stew",
        "pie",
        "toast",
        "ham",
        "tea",
    ]
    asked = [f"how many calories are in {dish}" for dish in dishes]
    assert StopPhrases.learn([*TEXTS, *asked]) == StopPhrases()


def test_a_phrase_with_always_the_same_word_beside_it_stays() -> None:
    same = [f"cx wants to know refund status {number}" for number in "abcdefghijklmn"]
    assert "cx wants to know" not in StopPhrases.learn([*TEXTS, *same]).openings


def test_a_phrase_that_all_texts_begin_with_is_learnt() -> None:
    assert StopPhrases.learn([f"agent note says {text}" for text in TEXTS]).openings == {"agent note says"}


def test_few_texts_teach_nothing() -> None:
    few = [f"cx wants to know {text}" for text in TEXTS[:9]]
    assert StopPhrases.learn(few) == StopPhrases.learn([]) == StopPhrases.learn(["", "!"]) == StopPhrases()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (["Caller says: the app crashes."], ["the app crashes."]),
        (["The app crashes, please advise"], ["The app crashes"]),
        (["Caller says the app crashes.", "Please advise!"], ["the app crashes."]),
        (["Caller says the customer wants a refund"], ["a refund"]),
        (["The app is slow", "caller says login fails"], ["The app is slow", "login fails"]),
        (["Please advise"], ["Please advise"]),
        (["the caller says nothing"], ["the caller says nothing"]),
        (["“Caller says” the app crashes"], ["” the app crashes"]),
        ([], []),
    ],
)
def test_phrases_are_left_out_but_never_all_that_is_said(said: list[str], left: list[str]) -> None:
    assert MADE.without(said) == left


@given(st.lists(st.text(st.sampled_from("caller says plea advo. !")), max_size=3))
def test_what_is_left_was_said_and_is_left_alone_from_then_on(said: list[str]) -> None:
    left = MADE.without(said)
    assert len(left) <= len(said)
    assert [word for each in said for word in words(each)] or not left or left == said
    assert MADE.without(left) == left


def test_the_words_of_the_phrases_are_known() -> None:
    assert {"caller", "says", "advise"} <= MADE.words()
    assert StopPhrases().words() == frozenset()


@pytest.fixture(scope="module")
def taught() -> InsightReader:
    return InsightReader(None).fit(history())


def test_a_fitted_reader_reads_the_report_and_not_the_phrase(taught: InsightReader) -> None:
    assert taught.stop_phrases_ == LEARNT
    plain = taught.read("the voucher is refused")
    for text in (
        "Cx wants to know: the voucher is refused",
        "Hi team! caller reports that the voucher is refused",
    ):
        assert taught.read(text) == plain


def test_a_phrase_with_a_slip_is_known_all_the_same(taught: InsightReader) -> None:
    assert taught.read("cx wnats to knwo the voucher is refused").sentences == ("the voucher is refused",)


def test_an_unfitted_reader_leaves_nothing_out() -> None:
    assert InsightReader(None).read("cx wants to know more").sentences == ("cx wants to know more",)


def test_the_domain_is_learnt_without_the_phrases(taught: InsightReader) -> None:
    assert "cx" not in taught.domain_.seen
    assert taught.domain_.phrases == LEARNT


def test_a_reader_from_the_shelf_reads_the_same(taught: InsightReader) -> None:
    domain = unpack_domain(pack_domain(taught.domain_))
    again = InsightReader(None).with_domain(domain)
    np.testing.assert_array_equal(domain.sample, taught.domain_.sample)
    for text in ("cx wants to know why the vouchr is refused. Wants a call back", TEXTS[3]):
        assert again.read(text) == taught.read(text)


def test_phrases_can_be_learnt_later_from_what_people_wrote() -> None:
    reader = InsightReader(None).fit(TEXTS)
    before = reader.domain_
    assert reader.learn_phrases(history()).stop_phrases_ == LEARNT
    assert reader.domain_.phrases == LEARNT
    assert reader.domain_.mean is before.mean
    assert reader.domain_.seen is before.seen
    assert reader.read("cx wants to know of a refund").sentences == ("of a refund",)


def test_a_domain_of_another_version_is_refused(taught: InsightReader) -> None:
    packed = pack_domain(taught.domain_)
    facts = {name: fact for name, fact in packed.facts.items() if name != "openings"}
    with pytest.raises(ShelfError, match="another version of the classifiers"):
        unpack_domain(replace(packed, facts=facts))


def test_texts_with_different_phrases_find_each_other(
    taught: InsightReader, vectors: SentenceVectors
) -> None:
    def alike(reader: InsightReader) -> float:
        one = reader.read("cust called in about boots that run small. Wants a call back.")
        other = reader.read("caller reports that boots run small, please check and advise")
        return float(one.whole @ other.whole)

    knowing = alike(InsightReader(vectors, spelling=False).with_domain(taught.domain_))
    assert knowing > 0.85
    assert alike(InsightReader(vectors)) < knowing - 0.15


def learnt_from(texts: Sequence[str]) -> int:
    phrases = StopPhrases.learn(texts)
    return len(phrases.openings | phrases.closings)


@given(st.lists(st.text(max_size=30), max_size=30))
def test_any_texts_can_be_learnt_from(texts: list[str]) -> None:
    assert learnt_from(texts) >= 0
    assert all(sentences(text) or not words(text) for text in texts)
