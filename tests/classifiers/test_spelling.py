import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import InsightReader, SentenceVectors
from classifiers.text.spelling import Speller

GENERAL = {
    word: rank for rank, word in enumerate(["the", "is", "card", "cord", "parcel", "wet", "was", "late"])
}
SPELLER = Speller({"voucher": 5, "cord": 1}, GENERAL)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("voucer", "voucher"),
        ("vouchher", "voucher"),
        ("vuocher", "voucher"),
        ("voicher", "voucher"),
        ("parcle", "parcel"),
        ("teh", "the"),
    ],
)
def test_one_slip_is_put_right(typed: str, meant: str) -> None:
    assert SPELLER.correct(f"the {typed} wass late is wet") == f"the {meant} was late is wet"


def test_the_words_of_the_domain_win() -> None:
    assert SPELLER.correct("the crd iss wet") == "the cord is wet"
    assert Speller({}, GENERAL).correct("the crd iss wet") == "the card is wet"


@pytest.mark.parametrize(
    "text", ["the E-403 was late", "HK-410 is wet", "the xyzzy was late", "is 12345 late", ""]
)
def test_codes_numbers_and_strangers_are_left_alone(text: str) -> None:
    assert SPELLER.correct(text) == text


def test_a_single_unknown_word_may_be_a_name() -> None:
    assert SPELLER.correct("the parcle was late") == "the parcle was late"
    assert SPELLER.correct("the voucer was late") == "the voucher was late"


def test_another_language_is_left_alone() -> None:
    text = "Der Gutschein wrd an der Kasse nicht angenommen"
    assert SPELLER.correct(text) == text


@given(st.lists(st.sampled_from(sorted(GENERAL)), max_size=12))
def test_known_words_are_never_touched(known: list[str]) -> None:
    assert SPELLER.correct(" ".join(known)) == " ".join(known)


@given(st.text())
def test_any_text_can_be_corrected_and_is_then_left_alone(text: str) -> None:
    once = SPELLER.correct(text)
    assert SPELLER.correct(once) == once


def test_a_fitted_reader_reads_what_was_meant(reader: InsightReader) -> None:
    assert reader.read("The vouchr is refusd at checkuot") == reader.read(
        "The voucher is refused at checkout"
    )


def test_spelling_can_be_switched_off(vectors: SentenceVectors) -> None:
    plain = InsightReader(vectors, spelling=False).fit(["The voucher is refused"])
    assert plain.read("The vouchr is refused").sentences == ("The vouchr is refused",)


def test_the_models_words_come_with_the_commonest_first(vectors: SentenceVectors) -> None:
    known = vectors.vocabulary()
    assert known["the"] < known["parcel"]
    assert "##ing" not in known
