"""Codes and product names, greetings, and what else makes short notes hard to read."""

import numpy as np
import pytest

from classifiers import Domain, Features, GroupMatcher, InsightReader, SentenceVectors
from classifiers.text.spelling import Speller
from classifiers.text.words import sentences, spans, words
from tests.classifiers.conftest import TEXTS

CODES = ["E-403", "PAY-311", "v5.2.1", "WX-30", "iOS17", "F2", "EN-14"]


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_one_word_wherever_it_stands(code: str) -> None:
    for text in (code, f"error {code}!", f"({code})", f"since {code}, again", f"It is {code}."):
        assert code.lower() in words(text)


@pytest.mark.parametrize("code", CODES)
def test_a_code_never_splits_a_sentence(code: str) -> None:
    assert sentences(f"Pump shows {code} and stops") == [f"Pump shows {code} and stops"]


@pytest.mark.parametrize("code", CODES)
def test_a_code_weighs_more_than_any_usual_word(reader: InsightReader, code: str) -> None:
    weights = reader.domain_.weigh(words(f"the customer says the app shows {code}"))
    assert max(weights, key=weights.__getitem__) in {code.lower(), "shows", "says"}
    assert weights[code.lower()] == max(weights.values())


@pytest.mark.parametrize("code", [*CODES, "iPhone 13", "PayPal", "VAT", "HK-410"])
def test_the_speller_leaves_codes_and_names_alone(reader: InsightReader, code: str) -> None:
    text = f"the vuocher is refusd on {code}"
    assert reader.speller_.correct(text) == f"the voucher is refused on {code}"


def test_names_keep_their_capitals_when_nothing_better_is_known() -> None:
    speller = Speller({"voucher": 2}, {"the": 0, "is": 1, "at": 2, "for": 3})
    assert speller.correct("the Leipzigg voucher is at Xyzzyx") == "the Leipzigg voucher is at Xyzzyx"


def test_a_product_name_and_its_number_are_both_words_whatever_the_capitals() -> None:
    assert words("iPhone 13") == words("iphone 13") == ["iphone", "13"]


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("E-403 on the display after cleaning", "pump blinks E-403", "pump blinks E-711"),
        ("back since PAY-311 was shipped", "PAY-311 did not help", "PAY-290 did not help"),
        ("slow from v5.2.1 on", "map hangs in v5.2.1", "map hangs in v5.1.9"),
        ("no picture on the iPhone 13", "iphone 13 stays black", "iphone 15 stays black"),
    ],
)
def test_reports_of_one_code_are_nearer_than_those_of_another(
    reader: InsightReader, text: str, near: str, far: str
) -> None:
    matcher = GroupMatcher(reader.domain_)
    matcher.place(1, 1, reader.read(near))
    matcher.place(2, 2, reader.read(far))
    best, second = matcher.search(reader.read(text))
    assert (best.group, second.group) == (1, 2)
    assert best.probability > second.probability + 0.05


def test_words_come_with_their_places() -> None:
    text = "Don’t retry E-403!"
    assert [(word, text[start:end]) for word, start, end in spans(text)] == [
        ("don't", "Don’t"),
        ("retry", "retry"),
        ("e-403", "E-403"),
    ]


@pytest.mark.parametrize(
    ("note", "plain"),
    [
        ("Hi team, boots run small. Thanks!", "boots run small."),
        ("Good morning all! Hope you are well. Boots run small", "Boots run small"),
        ("Hallo zusammen, boots run small. Viele Grüße", "boots run small."),
        ("hey, quick question: boots run small?", "quick question: boots run small?"),
        ("boots run small; thx a lot; have a nice day", "boots run small thx a lot"),
    ],
)
def test_small_talk_is_left_out(note: str, plain: str) -> None:
    assert " ".join(sentences(note)) == plain


def test_jargon_and_slips_still_find_their_problem(vectors: SentenceVectors) -> None:
    notes = ["cust: acct locked, pw reset link dead", "acct of cust is locked", *TEXTS]
    reader = InsightReader(vectors).fit(notes)
    matcher = GroupMatcher(reader.domain_)
    for at, text in enumerate(notes[1:]):
        matcher.place(at, at, reader.read(text))
    assert matcher.search(reader.read("cust acct lokced agian"))[0].group == 0


def test_weights_are_those_of_unseen_words_where_no_domain_was_learnt() -> None:
    domain = Domain.learn([Features(("E-403 again",), np.zeros((1, 0), np.float16))])
    weights = domain.weigh(["e-403", "e-404"])
    assert weights["e-404"] > weights["e-403"]
