"""Learning again from lessons, and judging what was learnt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import InsightReader
from classifiers.refit.lessons import PERSON, Lesson, learn
from classifiers.refit.marks import Marks, judge

TAUGHT = {
    "billing": ["refund pending", "refund too late", "refund not there", "money back pending"],
    "courier": ["parcel wet", "parcel thrown", "driver rude", "parcel at the neighbour"],
}
READER = InsightReader(None)


def lesson(text: str, theme: str, weight: float = 1.0) -> Lesson:
    return Lesson(READER.read(text), theme, weight)


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    return [lesson(text, theme) for theme, texts in TAUGHT.items() for text in texts]


def test_what_was_learnt_is_known(lessons: list[Lesson]) -> None:
    marks = judge(learn(lessons, None), lessons)
    assert (marks.examples, marks.right) == ({"billing": 4, "courier": 4},) * 2
    assert marks.accuracy == 1.0


def test_a_persons_word_weighs_more_than_an_example(lessons: list[Lesson]) -> None:
    """The same text, once as an example of one theme and once decided by a person as the other."""
    disputed = "voucher refused"
    for ours, theirs in (("billing", "courier"), ("courier", "billing")):
        both = [*lessons, lesson(disputed, ours), lesson(disputed, theirs, PERSON)]
        assert learn(both, None).predict([READER.read(disputed)]).tolist() == [theirs]


def test_the_same_lessons_teach_the_same(lessons: list[Lesson]) -> None:
    texts = [each.features for each in lessons]
    first, second = (learn(lessons, None).predict_proba(texts) for _ in range(2))
    assert first.tolist() == second.tolist()


def test_wrong_answers_are_counted_by_their_true_theme(lessons: list[Lesson]) -> None:
    golden = [
        lesson("refund pending", "billing"),
        lesson("parcel wet", "billing"),
        lesson("parcel wet", "courier"),
    ]
    marks = judge(learn(lessons, None), golden)
    assert marks.examples == {"billing": 2, "courier": 1}
    assert marks.right == {"billing": 1, "courier": 1}
    assert marks.accuracy == 0.75


def test_without_examples_there_is_nothing_to_say(lessons: list[Lesson]) -> None:
    marks = judge(learn(lessons, None), [])
    assert (marks.examples, marks.accuracy) == ({}, 0.0)


@given(
    st.dictionaries(
        st.text(), st.integers(1, 9).flatmap(lambda of: st.tuples(st.just(of), st.integers(0, of)))
    )
)
def test_accuracy_is_a_share_that_counts_every_theme_alike(marks: dict[str, tuple[int, int]]) -> None:
    examples = {theme: of for theme, (of, _) in marks.items()}
    right = {theme: hits for theme, (_, hits) in marks.items()}
    accuracy = Marks(examples, right).accuracy
    assert 0.0 <= accuracy <= 1.0
    tenfold = Marks({theme: 10 * of for theme, of in examples.items()}, {t: 10 * n for t, n in right.items()})
    assert tenfold.accuracy == pytest.approx(accuracy)
