"""What was read in a text is found again in the words that people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.excerpts import GAP, excerpt, still_says

WORDS = st.lists(st.sampled_from(("refund", "card", "app", "late", "the")), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        ("Refund pending, and the app crashes", "the app crashes", "the app crashes"),
        ("Refnd pendng for days. App crashes.", "refund pendng for days", "Refnd pendng for days."),
        ("Refund to [card 1] pending. App crashes.", "Refund pending.", "Refund to [card 1] pending."),
        ("Refund pending.\nApp crashes!", "App crashes!", "App crashes!"),
        (
            "Refund late. App crashes. Refund small.",
            "Refund late.\nRefund small.",
            "Refund late. … Refund small.",
        ),
        ("One here. Two here. Three", "One here.\nTwo here.", "One here. Two here."),
    ],
    ids=["clause", "misspelt", "placeholder", "line", "apart", "side by side"],
)
def test_an_excerpt_is_in_the_persons_own_words(text: str, said: str, found: str) -> None:
    assert excerpt(text, said) == found


def test_what_shares_no_word_with_the_text_is_given_back() -> None:
    assert excerpt("lamp flickers", "refund pending") == "refund pending"


@given(WORDS, WORDS, WORDS)
def test_any_stretch_of_a_text_is_found_in_it(before: list[str], said: list[str], after: list[str]) -> None:
    text = " ".join([*before, *said, *after])
    found = excerpt(text, " ".join(said))
    assert still_says(text, found)
    assert len(found.split()) >= len(said)


def test_a_text_says_an_excerpt_only_if_every_stretch_is_there() -> None:
    words = f"Refund late.{GAP}Refund small."
    assert still_says("Refund late. App crashes. Refund small.", words)
    assert not still_says("Refund late. App crashes.", words)
