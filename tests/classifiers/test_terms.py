from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import Features, ThemeDecision
from classifiers.text.terms import learnt_terms, text_features, with_terms
from classifiers.text.words import spoken, words
from classifiers.themes.decision import Judgement
from classifiers.themes.nearest import Nearest


def test_words_pairs_and_characters_are_terms(texts: Sequence[str]) -> None:
    names = set(text_features().fit(texts).get_feature_names_out())
    assert {"words__voucher", "words__birthday voucher", "characters__ vou"} <= names


def test_a_typo_still_shares_characters(texts: Sequence[str]) -> None:
    fitted = text_features().fit(texts)
    right, typed, other = fitted.transform(["voucher", "vouchr", "refund"])
    assert (right @ typed.T).sum() > 3 * (other @ typed.T).sum()


def test_terms_are_rebuilt_from_their_tables(texts: Sequence[str]) -> None:
    fitted = text_features().fit(texts)
    rebuilt = with_terms(learnt_terms(fitted))
    difference = abs(fitted.transform(texts) - rebuilt.transform(texts))
    assert difference.max() == pytest.approx(0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Error E-403: don't!", ["error", "e-403", "don't"]),
        ("it’s the über-app_2", ["it's", "the", "über-app", "2"]),
        ("5.3.1", ["5.3.1"]),
        ("PAY-311 since v5.2.1.", ["pay-311", "since", "v5.2.1"]),
        ("9.99 on 3.5.", ["9.99", "on", "3.5"]),
        ("iPhone 13", ["iphone", "13"]),
        ("", []),
        ("?! – …", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("card_arrival", "card arrival"),
        ("FindATM", "find atm"),
        ("reportBillingIssue", "report billing issue"),
        ("praise", "praise"),
        ("wrong-item", "wrong-item"),
    ],
)
def test_labels_are_said_as_people_would(label: str, said: str) -> None:
    assert spoken(label) == said


@given(st.text())
def test_words_are_lower_case_and_hold_no_space(text: str) -> None:
    assert all(word == word.lower() and not word.isspace() and word for word in words(text))


def test_the_nearest_example_of_each_class_is_found() -> None:
    rows = np.array([[1, 0], [0, 1], [2, 2], [-1, 0]], float)
    nearest = Nearest.learn(rows, np.array([1, 0, 1, 2]))
    np.testing.assert_allclose(nearest.cosines(np.array([[3.0, 0.0]])), [[0, 1, -1]], atol=1e-6)
    np.testing.assert_allclose(nearest.cosines(np.array([[1.0, 1.0]])), [[0.7071, 1, -0.7071]], atol=1e-4)


@given(st.integers(1, 600))
def test_many_rows_are_compared_as_each_alone(count: int) -> None:
    random = np.random.default_rng(count)
    nearest = Nearest.learn(random.standard_normal((9, 3)), np.arange(9) % 4)
    rows = random.standard_normal((count, 3))
    cosines = nearest.cosines(rows)
    assert cosines.shape == (count, 4)
    np.testing.assert_allclose(cosines[-1], nearest.cosines(rows[-1:])[0], atol=1e-6)


def test_a_row_of_zeros_is_near_nothing() -> None:
    nearest = Nearest.learn(np.eye(2), np.array([0, 1]))
    assert nearest.cosines(np.zeros((1, 2))).tolist() == [[0, 0]]


def test_values_cannot_be_changed() -> None:
    decision = ThemeDecision("billing", 0.9, (("billing", 0.9),))
    with pytest.raises(AttributeError):
        decision.theme = None  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Judgement(np.eye(1), np.ones(1), np.ones(1, bool)).sure = np.zeros(1, bool)  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Features((), np.zeros((1, 0), np.float16)).sentences = ("other",)  # type: ignore[misc]
