"""Why a report is where it is, in two lines that a person can check."""

import pytest

from bridge.domain.reasons import FIRST, by_likeness


def test_it_names_the_nearest_report_and_the_words_they_share() -> None:
    reason = by_likeness(17, ["refund", "days"], 0.834, None, "link 3")
    assert (
        reason.said()
        == "Nearest is no. 17. Shared words: “refund”, “days”.\nLikeness to the problem 0.83 (link 3)."
    )


def test_it_says_how_near_the_second_best_was() -> None:
    reason = by_likeness(17, ["refund"], 0.5, 0.0, "link 3")
    assert "Likeness to the problem 0.50; next best 0.00 (link 3)." in reason.said()


def test_it_says_that_no_words_are_shared() -> None:
    assert "No shared words." in by_likeness(17, [], 0.5, None, "link 3").said()


def test_the_first_of_its_kind_is_like_nothing() -> None:
    assert by_likeness(None, ["refund"], 0.0, None, "link 3").said() == FIRST


@pytest.mark.parametrize("word", ["{score}", "”", "%s", "{"])
def test_customers_words_are_no_pattern(word: str) -> None:
    assert f"“{word}”" in by_likeness(1, [word], 0.5, None, "link 3").said()
