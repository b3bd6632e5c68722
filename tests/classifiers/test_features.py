import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import Features, InsightReader, SentenceVectors
from classifiers.text.features import FeaturesError
from classifiers.text.words import sentences, words


def made(sentences: list[str], width: int, seed: int = 0) -> Features:
    rows = max(1, len(sentences) + (len(sentences) > 1))
    numbers = np.random.default_rng(seed).standard_normal((rows, width))
    return Features(tuple(sentences), numbers.astype(np.float16))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))), st.integers(0, 5), st.integers(0, 9))
def test_bytes_give_back_the_same_features(sentences: list[str], width: int, seed: int) -> None:
    features = made(sentences, width, seed)
    back = Features.from_bytes(features.to_bytes())
    assert back == features
    assert hash(back) == hash(features)
    assert back.sentences == features.sentences
    np.testing.assert_array_equal(back.halves, features.halves)


@given(st.integers(0, 60))
def test_bytes_cut_short_are_refused(length: int) -> None:
    data = made(["one", "two"], 4).to_bytes()
    with pytest.raises(FeaturesError):
        Features.from_bytes(data[: min(length, len(data) - 1)])


def test_bytes_of_another_format_are_refused_by_name() -> None:
    with pytest.raises(FeaturesError, match="Z9"):
        Features.from_bytes(b"Z9" + made(["one"], 4).to_bytes()[2:])


def test_different_texts_are_different_features() -> None:
    assert made(["one"], 4) != made(["two"], 4)
    assert made(["one"], 4) != "one"


def test_one_sentence_is_encoded_once(reader: InsightReader) -> None:
    features = reader.read("The voucher is refused")
    assert features.halves.shape == (1, 384)
    np.testing.assert_array_equal(features.parts[0], features.whole)


def test_several_sentences_have_a_vector_each_and_one_for_the_whole(reader: InsightReader) -> None:
    features = reader.read("Hi! The voucher is refused. The app crashed too. Thanks a lot.")
    assert features.sentences == ("The voucher is refused.", "The app crashed too.")
    assert features.halves.shape == (3, 384)
    assert features.parts.shape == (2, 384)


def test_greetings_do_not_change_what_is_read(reader: InsightReader) -> None:
    plain = reader.read("The voucher is refused.")
    assert reader.read("Good morning team! The voucher is refused. Thank you very much!") == plain


def test_reading_many_is_reading_each(reader: InsightReader) -> None:
    texts = ["The voucher is refused.", "", "Boots run small. So do shoes."]
    for one, many in zip(map(reader.read, texts), reader.read_many(texts), strict=True):
        assert one.sentences == many.sentences
        np.testing.assert_allclose(one.parts, many.parts, atol=1e-3)


def test_learning_and_reading_in_one_go_is_learning_then_reading(vectors: SentenceVectors) -> None:
    texts = ["the voucher is refused at the till", "vuocher refused, thx", "Parcel left in the rain. Thanks!"]
    at_once, apart = InsightReader(vectors), InsightReader(vectors).fit(texts)
    for one, other in zip(at_once.fit_transform(texts), apart.read_many(texts), strict=True):
        assert one.sentences == other.sentences
        np.testing.assert_allclose(one.parts, other.parts, atol=1e-3)
    assert at_once.read("a vuocher was refused") == apart.read("a vuocher was refused")


@pytest.mark.parametrize(
    "text", ["", "🙂🙂", "...", "\n\n", "x" * 40_000, "Hallo, der Gutschein geht nicht."]
)
def test_any_text_can_be_read_and_kept(reader: InsightReader, text: str) -> None:
    features = reader.read(text)
    assert Features.from_bytes(features.to_bytes()) == features
    assert features.whole.shape == (384,)


def test_without_vectors_words_alone_are_read() -> None:
    reader = InsightReader(None).fit(["The voucher is refused", "The app crashes"])
    assert reader.read("The app is slow.").halves.shape == (1, 0)
    assert reader.domain_.mean.shape == (0,)


def test_reading_needs_no_fit_and_does_not_depend_on_it(
    vectors: SentenceVectors, reader: InsightReader
) -> None:
    assert InsightReader(vectors).read("Boots run small") == reader.read("Boots run small")


def test_the_domain_is_learnt_the_same_every_time(vectors: SentenceVectors) -> None:
    again = InsightReader(vectors).fit(["Refund pending", "App crashes"]).domain_
    once = InsightReader(vectors).fit(["Refund pending", "App crashes"]).domain_
    np.testing.assert_array_equal(again.mean, once.mean)
    assert again.seen == once.seen


def test_a_domain_needs_a_text(vectors: SentenceVectors) -> None:
    with pytest.raises(ValueError, match="at least one text"):
        InsightReader(vectors).fit([])


def test_rare_words_weigh_more_and_unseen_words_most(reader: InsightReader) -> None:
    weights = reader.domain_.weigh(words("the voucher E-4711"))
    assert weights["the"] < weights["voucher"] < weights["e-4711"]
    assert sum(weight**2 for weight in weights.values()) == pytest.approx(1)


def test_centred_rows_have_length_one_or_are_zero(reader: InsightReader) -> None:
    domain = reader.domain_
    assert np.linalg.norm(domain.centre(reader.read("Boots run small").whole)) == pytest.approx(1, abs=1e-5)
    assert not domain.centre(domain.mean).any()


@given(st.text())
def test_splitting_never_makes_words_up(text: str) -> None:
    assert [word for each in sentences(text) for word in words(each)] or not words(text)
    assert {word for each in sentences(text) for word in words(each)} <= set(words(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Version 5.3.1 crashes. See E-403.", ["Version 5.3.1 crashes.", "See E-403."]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("refund late; app slow", ["refund late", "app slow"]),
        ("Hi, how are you? Parcel lost", ["Parcel lost"]),
        ("!!!", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts
