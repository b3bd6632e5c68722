"""A report that cannot wait, as its owner reads it."""

from dataclasses import replace

from bridge.domain.outgoing import Urgent
from bridge.slack.cards.urgent import render
from tests.slack.samples import PROBLEM, SINCE

CARD = Urgent(1284, PROBLEM, "Charger got so hot that it burnt a hole in the carpet", SINCE)


def test_it_says_first_that_it_is_urgent_then_whose_it_is_and_where_to_decide() -> None:
    text = render(CARD).text
    assert text.startswith("Urgent, Payments: one report,")
    assert "No. 1284" in text


def test_it_shows_what_was_reported_word_for_word() -> None:
    assert CARD.text in str(render(CARD).blocks)


def test_words_that_may_name_somebody_are_not_shown_and_it_says_so() -> None:
    blocks = str(render(replace(CARD, text="")).blocks)
    assert "may name somebody" in blocks
    assert "rich_text_quote" not in blocks
