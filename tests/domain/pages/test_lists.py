"""The headlines of the lists of problems and reports."""

from dataclasses import replace

import pytest

from bridge.domain.pages import insights, problems
from bridge.domain.pages.choices import EMPTY, FIRST
from bridge.domain.pages.insights import MOST, Insights
from bridge.domain.pages.problems import Problems
from bridge.domain.pages.tables import Link
from tests.domain.pages.facts import CHOICES, TODAY

PROBLEM = problems.Listed(1, "Refund pending", "Live", "Payments", 38, 4, TODAY, None)


def listed(many: int, *, cut: bool = False, words: str = "", near: int = 0) -> str:
    return Problems((), (PROBLEM,) * near, many, 1, 1, CHOICES, cut, words).headline


def reported(many: int, *, cut: bool = False, words: str = "") -> str:
    return Insights((), many, 1, 1, CHOICES, cut, words).headline


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        (listed(0), "No problem is reported yet"),
        (listed(0, cut=True), "No problem is like that"),
        (listed(1), "1 problem reported"),
        (listed(1200), "1,200 problems reported"),
        (listed(2, cut=True), "2 problems like that"),
        (listed(1, cut=True, words="refund"), "1 problem with the words “refund”"),
        (listed(0, cut=True, words="refund"), "No problem has the words “refund”"),
        (
            listed(0, cut=True, words="refund", near=1),
            "No problem has the words “refund”; 1 is similar in meaning",
        ),
        (
            listed(0, cut=True, words="refund", near=3),
            "No problem has the words “refund”; 3 are similar in meaning",
        ),
    ],
)
def test_problems(headline: str, words: str) -> None:
    assert headline == words


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        (reported(0), "Nobody has reported anything yet"),
        (reported(0, cut=True), "No report is like that"),
        (reported(1), "1 report"),
        (reported(1200), "1,200 reports"),
        (reported(2, cut=True), "2 reports like that"),
        (reported(1, cut=True, words="refund"), "1 report with the words “refund”"),
        (reported(0, cut=True, words="refund"), "No report has the words “refund”"),
        (reported(MOST - 1), "2,499 reports"),
        (reported(MOST), "The newest 2,500 reports"),
        (reported(MOST, cut=True), "The newest 2,500 reports like that"),
    ],
)
def test_reports(headline: str, words: str) -> None:
    assert headline == words


@pytest.mark.parametrize(("cut", "empty"), [(True, EMPTY), (False, FIRST)])
def test_an_empty_list_says_what_to_look_for_or_what_will_fill_it(cut: bool, empty: str) -> None:
    assert problems.tables(Problems((), (), 0, 1, 1, CHOICES, cut))[0].empty == empty
    assert insights.tables(Insights((), 0, 1, 1, CHOICES, cut))[0].empty == empty


def test_a_report_whose_words_are_not_shown_still_leads_to_its_page() -> None:
    row = insights.Listed(4, "", None, "", "Leipzig", TODAY)
    value = Insights((row, replace(row, words="Refund pending")), 2, 1, 1, CHOICES)
    (table,) = insights.tables(value)
    assert [cells[0] for cells in table.rows] == [
        Link(insights.UNREADABLE, "/insights/4"),
        Link("Refund pending", "/insights/4"),
    ]


def test_what_is_similar_in_meaning_stands_in_a_table_of_its_own() -> None:
    found, similar = problems.tables(Problems((), (PROBLEM,), 0, 1, 1, CHOICES, words="refund"))
    assert (found.title, found.rows, len(similar.rows)) == ("With these words", (), 1)
    assert problems.tables(Problems((PROBLEM,), (), 1, 1, 1, CHOICES))[0].title == "Problems"
