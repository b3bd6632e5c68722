from dataclasses import replace
from datetime import timedelta

from bridge.domain.credit_summary import CreditLine, CreditSummary
from bridge.slack.credit import LISTED, render
from tests.slack.fake import NO_CREDIT, NOON
from tests.slack.samples import grey

LINES = tuple(CreditLine(NOON - timedelta(days=day), f"You confirmed no. {day}", 1) for day in range(20))
SUMMARY = CreditSummary(LINES[:2], insight=1, found=1, answer=4, total=6, heard=7, live=3)


def test_facts_stand_before_points() -> None:
    first, second = render(SUMMARY).text.split("\n")
    assert first == "7 problems heard, 3 of them live."
    assert second == "6 points: 1 for insights, 1 for finding early, 4 for answers."


def test_each_line_says_when_what_for_and_how_much() -> None:
    (items,) = (part for part in render(SUMMARY).blocks[1]["elements"])
    when, rest = items["elements"][0]["elements"]
    assert when["type"] == "date"
    assert rest["text"] == " · You confirmed no. 0 · 1 point"


def test_what_was_taken_back_shows_as_a_minus() -> None:
    taken = replace(SUMMARY, lines=(CreditLine(NOON, "Not the same after all", -1),))
    assert "-1 points" in str(render(taken).blocks)


def test_a_long_account_shows_the_newest_lines_and_says_so() -> None:
    card = render(replace(SUMMARY, lines=LINES))
    assert len(card.blocks[1]["elements"][0]["elements"]) == LISTED
    assert grey(card) == [f"The newest {LISTED} are listed."]


def test_an_empty_account_says_how_it_begins() -> None:
    card = render(NO_CREDIT)
    assert card.text == "Nothing yet. It begins with a report that you confirm by tapping Right."
    assert len(card.blocks) == 1
