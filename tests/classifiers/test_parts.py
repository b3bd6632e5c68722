import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import Domain, Features, InsightReader, SentenceVectors
from classifiers.measure import groups
from classifiers.text.parts import parts
from classifiers.text.words import sentences, words
from tests.classifiers.conftest import TEXTS

DATA = Path(__file__).with_name("data")
SEVERAL = (DATA / "several_problems.txt").read_text("utf-8").splitlines()
ONE = (DATA / "one_problem.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def reader(vectors: SentenceVectors) -> InsightReader:
    """A reader that knows a shop's usual problems."""
    with Path(groups.__file__).with_name("languages.csv").open(encoding="utf-8", newline="") as file:
        english = [row["text"] for row in csv.DictReader(file) if row["language"] == "en"]
    return InsightReader(vectors, spelling=False).fit([*TEXTS, *english])


def read(reader: InsightReader, text: str) -> list[Features]:
    return parts(reader.read(" ".join(text.replace("||", " ").split())), reader.domain_)


def is_right(text: str, found: list[Features]) -> bool:
    """Whether the parts are those between the marks in the text."""
    meant = [set(words(each)) for each in text.split("||")]
    return len(found) == len(meant) and all(
        set(words(part.text)) <= said for part, said in zip(found, meant, strict=True)
    )


def test_nearly_all_splits_are_right_and_nearly_half_of_the_texts_that_should_be_are_split(
    reader: InsightReader,
) -> None:
    several = reader.read_many([" ".join(text.replace("||", " ").split()) for text in SEVERAL])
    found = [parts(features, reader.domain_) for features in several]
    right = [is_right(text, each) for text, each in zip(SEVERAL, found, strict=True)]
    found += [parts(features, reader.domain_) for features in reader.read_many(ONE)]
    split = sum(len(each) > 1 for each in found)
    assert sum(right) >= 0.9 * split
    assert sum(right) >= 0.45 * len(SEVERAL)


def test_a_text_of_one_problem_gives_back_itself(reader: InsightReader) -> None:
    features = reader.read("The app crashes at login. It closes as soon as she signs in.")
    assert parts(features, reader.domain_) == [features]
    assert parts(features, reader.domain_)[0] is features


@pytest.mark.parametrize("text", ["", "!", "The app crashes.", "Hello!", "Boots run small"])
def test_a_text_of_one_sentence_has_one_part(reader: InsightReader, text: str) -> None:
    assert len(read(reader, text)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "She has been with us for ten years. Charged twice for one order. The line was bad. App crashes on start.",
            [
                ("She has been with us for ten years.", "Charged twice for one order.", "The line was bad."),
                ("App crashes on start.",),
            ],
        ),
        (
            "App crashes on start. The birthday voucher is refused. The app closes by itself after the update.",
            [
                ("App crashes on start.", "The app closes by itself after the update."),
                ("The birthday voucher is refused.",),
            ],
        ),
        (
            "1) app crashes on start 2) birthday voucher is refused at the checkout",
            [("app crashes on start",), ("birthday voucher is refused at the checkout",)],
        ),
    ],
)
def test_what_tells_of_no_problem_or_of_the_same_one_stays_with_it(
    reader: InsightReader, text: str, said: list[tuple[str, ...]]
) -> None:
    assert [part.sentences for part in read(reader, text)] == said


def test_a_part_of_one_sentence_is_read_like_that_sentence_alone(reader: InsightReader) -> None:
    first, second = read(reader, "App crashes on start. || The birthday voucher is refused.")
    for part in (first, second):
        alone = reader.read(part.text)
        assert part.sentences == alone.sentences
        np.testing.assert_allclose(part.whole, alone.whole, atol=2e-3)
    assert Features.from_bytes(second.to_bytes()) == second


def test_a_part_of_several_sentences_has_the_mean_of_their_meanings(reader: InsightReader) -> None:
    whole = reader.read("App crashes on start. It happens daily. The birthday voucher is refused.")
    first, _ = parts(whole, reader.domain_)
    assert first.halves.shape == (3, whole.halves.shape[1])
    np.testing.assert_array_equal(first.parts, whole.parts[:2])
    assert np.linalg.norm(first.whole) == pytest.approx(1, abs=1e-3)
    assert first.whole @ first.parts[0] == pytest.approx(first.whole @ first.parts[1], abs=1e-2)


def test_without_vectors_nothing_is_split() -> None:
    reader = InsightReader(None).fit(TEXTS)
    features = reader.read("App crashes on start. The voucher is refused.")
    assert parts(features, reader.domain_) == [features]


@given(st.lists(st.sampled_from(range(6)), min_size=1, max_size=6))
def test_every_sentence_is_in_one_part_and_the_first_part_begins_the_text(order: list[int]) -> None:
    rows = np.eye(6, 8, dtype=np.float32)
    domain = Domain(np.zeros(8, np.float32), 6, {}, sample=rows[:4])
    said = tuple(f"no {at}" for at in order)
    halves = rows[order] if len(order) == 1 else np.vstack([rows[order].mean(axis=0), rows[order]])
    found = parts(Features(said, halves.astype(np.float16)), domain)
    assert sorted(each for part in found for each in part.sentences) == sorted(said)
    assert found[0].sentences[0] == said[0]
    assert len(found) == max(1, len({at for at in order if at < 4}))


def test_familiar_says_how_near_the_nearest_text_is() -> None:
    domain = Domain(np.zeros(2, np.float32), 2, {}, sample=np.eye(2, dtype=np.float32))
    rows = np.array([[1, 0], [0.6, 0.8], [-1, 0]], np.float32)
    np.testing.assert_allclose(domain.familiar(rows), [1, 0.8, 0])
    assert Domain(np.zeros(2, np.float32), 0, {}).familiar(rows).tolist() == [-1, -1, -1]


def test_a_domain_keeps_256_texts_from_all_of_its_history() -> None:
    made = [Features(("text",), np.array([[np.cos(at), np.sin(at)]], np.float16)) for at in range(600)]
    domain = Domain.learn(made)
    assert domain.sample.shape == (256, 2)
    np.testing.assert_allclose(domain.sample[-1], domain.centre(made[-1].whole), atol=1e-6)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("refund late, also the app is slow", ["refund late", "the app is slow"]),
        ("the refund is late, also the app is slow", ["the refund is late", "the app is slow"]),
        ("the refund is late and also the app is slow", ["the refund is late", "the app is slow"]),
        ("late, also slow", ["late, also slow"]),
        ("charged shipping in addition to the fee", ["charged shipping in addition to the fee"]),
        ("refund is late - furthermore app is slow", ["refund is late", "app is slow"]),
        ("the app also shows an error", ["the app also shows an error"]),
        ("The app is slow. Besides, the refund is late.", ["The app is slow.", "the refund is late."]),
        ("nothing in the box besides the small manual", ["nothing in the box besides the small manual"]),
        ("the app is slow and another thing: refund is late", ["the app is slow", "refund is late"]),
        ("A second problem is that the app is slow", ["the app is slow"]),
        (
            "Gutschein geht heute nicht, außerdem fehlt die Rechnung",
            ["Gutschein geht heute nicht", "fehlt die Rechnung"],
        ),
        ("1. app is slow 2. refund is late", ["app is slow", "refund is late"]),
        ("(1) app is slow (2) refund is late", ["app is slow", "refund is late"]),
        ("update 2. makes the app slow", ["update 2.", "makes the app slow"]),
        ("the app is slow // refund is late again", ["the app is slow", "refund is late again"]),
    ],
)
def test_clauses_that_lead_to_another_matter_are_sentences(text: str, said: list[str]) -> None:
    assert sentences(text) == said


PIECES = [
    "also",
    "and",
    ",",
    "besides,",
    "1)",
    "2)",
    "app",
    "is",
    "slow",
    "//",
    "another problem is",
    "-",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_cutting_leaves_cues_out_and_all_else_in_its_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    left = iter(words(text))
    assert all(word in left for each in sentences(text) for word in words(each))
    assert words(" ".join(sentences(text))).count("slow") == pieces.count("slow")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi team, the app is slow", ["the app is slow"]),
        ("Good morning: refund late", ["refund late"]),
        ("hello the app is slow", ["the app is slow"]),
        ("Guten Tag, App ist langsam", ["App ist langsam"]),
        ("Hallo zusammen! App ist langsam. Vielen Dank!", ["App ist langsam."]),
        ("hiking boots too small", ["hiking boots too small"]),
        ("Hello!", ["Hello!"]),
        ("Hi all", ["Hi all"]),
    ],
)
def test_greetings_within_a_sentence_are_left_out(text: str, said: list[str]) -> None:
    assert sentences(text) == said
