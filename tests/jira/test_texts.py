"""What stands in Jira: summaries, descriptions, comments, word for word."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.outgoing import AnswersCard, IssueDraft, Note
from bridge.jira import texts
from bridge.jira.documents import clean
from bridge.jira.plain import plain
from tests.jira.test_documents import ANY_TEXT, check
from tests.jira.unhurried import UNHURRIED

DRAFT = IssueDraft(
    project="PAY",
    issue_type="Bug",
    summary="Refund shows as pending for days",
    quotes=("pending for 9 days, she has called three times", "bank says nothing arrived"),
    reports=4,
    agents=3,
    first_heard=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
)
ANSWERS = AnswersCard(
    question=1,
    text="which cards?",
    asked_at=datetime(2026, 11, 17, 9, tzinfo=UTC),
    asked=14,
    counts=(("Visa only", 4), ("Do not know", 0)),
    written=("once, last week",),
)


def test_a_description_says_what_who_and_how_to_ask() -> None:
    assert plain(texts.description(DRAFT)).splitlines() == [
        "What customers say",
        "- “pending for 9 days, she has called three times”",
        "- “bank says nothing arrived”",
        "Who is affected",
        "4 reports from 3 agents, first heard on 2 November 2026.",
        'A comment that begins "To agents:" asks those who heard it.',
    ]


def test_one_report_of_one_agent_is_in_the_singular() -> None:
    words = plain(texts.description(replace(DRAFT, reports=1, agents=1)))
    assert "1 report from 1 agent, first heard" in words


@pytest.mark.parametrize("quotes", [(), ("",), (" \n ", "\x00")])
def test_without_quotes_the_description_has_no_empty_list(quotes: tuple[str, ...]) -> None:
    made = texts.description(replace(DRAFT, quotes=quotes))
    check(made)
    assert plain(made).startswith("Who is affected")


def test_a_very_long_quote_is_cut_so_that_jira_takes_the_description() -> None:
    made = texts.description(replace(DRAFT, quotes=("word " * 8_000,) * 7))
    assert len(plain(made)) < 8_000
    assert "…”" in plain(made)


@UNHURRIED
@given(st.lists(ANY_TEXT, max_size=7))
def test_any_quotes_make_a_valid_description(quotes: list[str]) -> None:
    check(texts.description(replace(DRAFT, quotes=tuple(quotes))))


def test_a_short_summary_stays_as_it_is() -> None:
    assert texts.summary(DRAFT) == "Refund shows as pending for days"


@UNHURRIED
@given(ANY_TEXT | st.text(st.sampled_from("a 🙂"), min_size=200, max_size=400))
def test_a_summary_is_one_line_that_fits_and_is_never_empty(words: str) -> None:
    line = texts.summary(replace(DRAFT, summary=words))
    assert line.strip() == line != ""
    assert len(line.splitlines()) == 1
    assert len(line.encode("utf-16-le")) // 2 <= 255
    assert line.endswith("…") or clean(words).split() in ([], line.split())


def test_a_summary_of_255_characters_is_not_cut() -> None:
    assert texts.summary(replace(DRAFT, summary="x" * 255)) == "x" * 255
    assert texts.summary(replace(DRAFT, summary="x" * 256)) == "x" * 254 + "…"


def test_answers_are_one_tidy_paragraph() -> None:
    assert plain(texts.comment(ANSWERS)) == (
        "Asked on Tuesday 17 November 2026: which cards? "
        '5 of 14 agents answered: Visa only 4 ("once, last week").'
    )


def test_several_options_and_no_written_answer() -> None:
    card = replace(ANSWERS, counts=(("Visa only", 4), ("Mastercard too", 1)), written=())
    assert plain(texts.comment(card)).endswith("5 of 14 agents answered: Visa only 4, Mastercard too 1.")


def test_only_written_answers_and_one_agent_asked() -> None:
    card = replace(ANSWERS, asked=1, counts=(), written=("both\nof them",))
    assert plain(texts.comment(card)).endswith('1 of 1 agent answered: ("both of them").')


def test_nobody_has_answered_yet() -> None:
    assert plain(texts.comment(replace(ANSWERS, counts=(), written=()))).endswith("0 of 14 agents answered.")


def test_hundreds_of_long_answers_fit_into_one_comment() -> None:
    words = plain(texts.comment(replace(ANSWERS, written=("word " * 600,) * 300)))
    assert len(words) < 32_767
    assert words.endswith("; and 260 more).")


@UNHURRIED
@given(ANY_TEXT, st.lists(ANY_TEXT), st.lists(st.tuples(ANY_TEXT, st.integers(0, 50))))
def test_any_answers_make_a_valid_comment(
    question: str, written: list[str], counts: list[tuple[str, int]]
) -> None:
    check(texts.comment(replace(ANSWERS, text=question, written=tuple(written), counts=tuple(counts))))


def test_a_note_is_its_sentence() -> None:
    assert plain(texts.comment(Note("An internal note is not passed on to agents."))) == (
        "An internal note is not passed on to agents."
    )
