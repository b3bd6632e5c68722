"""What stands in Jira: summaries, descriptions, comments, word for word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.outgoing import AnswersCard, Figures, IssueDraft, Note, Said
from bridge.jira import texts
from bridge.jira.documents.adf import adf
from bridge.jira.documents.blocks import Document, clean
from bridge.jira.documents.plain import plain
from bridge.jira.documents.wiki import wiki
from tests.jira.test_documents import ANY_TEXT, check
from tests.jira.unhurried import UNHURRIED

ASK = (
    "A comment that begins `To agents:` asks those who heard it. "
    "Closing as duplicate of another issue joins the problems."
)
FIGURES = Figures(
    reports=38,
    agents=14,
    teams=3,
    customers=31,
    since=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
    this_week=9,
    last_week=6,
    first_by="Leipzig",
)
DRAFT = IssueDraft(
    project="PAY",
    issue_type="Bug",
    summary="Refund shows as pending for days",
    quotes=(
        Said("pending for 9 days, she has called three times", "phone, week of 2 November"),
        Said("bank says nothing arrived"),
    ),
    figures=FIGURES,
)
ANSWERS = AnswersCard(
    question=1,
    text="which cards?",
    asked_at=datetime(2026, 11, 17, 9, tzinfo=UTC),
    asked=14,
    counts=(("Visa only", 4), ("Do not know", 0)),
    written=("once, last week",),
)


def words(document: Document) -> str:
    """What a reader of a document sees, in Cloud's format, which must be valid, and in wiki text alike."""
    made = adf(document)
    check(made)
    assert plain(wiki(document)).replace("\n\n", "\n") == plain(made)
    return plain(made)


def test_a_description_says_what_who_and_how_to_ask() -> None:
    assert words(texts.description(DRAFT)).splitlines() == [
        "What customers say",
        "- “pending for 9 days, she has called three times” (phone, week of 2 November)",
        "- “bank says nothing arrived”",
        "Who is affected and how they feel",
        "38 reports from 14 agents, first heard on 2 November 2026.",
        ASK,
    ]


def test_a_full_description_has_its_parts_in_order() -> None:
    draft = replace(
        DRAFT,
        affected=("Customers of all card types.", " Most have called before;\nthey are worried. "),
        meanwhile="Resend the receipt (F7).",
        page="https://bridge.example/problems/17",
        card="https://acme.slack.example/archives/C1/p1",
    )
    assert words(texts.description(draft)).splitlines()[3:] == [
        "Who is affected and how they feel",
        "Customers of all card types. Most have called before; they are worried.",
        "What agents do meanwhile",
        "Resend the receipt (F7).",
        "problem page · triage card",
        ASK,
    ]


@pytest.mark.parametrize("kind", [adf, wiki])
def test_links_lead_to_the_page_and_the_card(kind: Callable[[Document], object]) -> None:
    page, card = "https://bridge.example/problems/17", "https://acme.slack.example/p1"
    made = str(kind(texts.description(replace(DRAFT, page=page, card=card))))
    assert page in made
    assert card in made


def test_an_address_that_is_none_is_no_link() -> None:
    draft = replace(DRAFT, page="javascript:alert(1)", card="")
    assert "problem page" not in words(texts.description(draft))


def test_one_report_of_one_agent_is_in_the_singular() -> None:
    figures = replace(FIGURES, reports=1, agents=1)
    assert "1 report from 1 agent, first heard" in words(texts.description(replace(DRAFT, figures=figures)))


@pytest.mark.parametrize("quotes", [(), ("",), (" \n ", "\x00")])
def test_without_quotes_the_description_has_no_empty_list(quotes: tuple[str, ...]) -> None:
    made = texts.description(replace(DRAFT, quotes=tuple(map(Said, quotes))))
    assert words(made).startswith("Who is affected")


def test_a_very_long_quote_is_cut_so_that_jira_takes_the_description() -> None:
    made = texts.description(replace(DRAFT, quotes=(Said("word " * 8_000),) * 7))
    assert len(words(made)) < 8_000
    assert "…”" in words(made)


@UNHURRIED
@given(st.lists(st.builds(Said, ANY_TEXT, ANY_TEXT), max_size=7), ANY_TEXT, st.lists(ANY_TEXT, max_size=2))
def test_any_words_of_people_make_a_valid_description(
    quotes: list[Said], meanwhile: str, affected: list[str]
) -> None:
    draft = replace(DRAFT, quotes=tuple(quotes), meanwhile=meanwhile, affected=tuple(affected))
    check(adf(texts.description(draft)))
    assert plain(wiki(texts.description(draft))).endswith(ASK)


def test_the_figures_are_one_line() -> None:
    assert words(texts.comment(FIGURES)) == (
        "38 reports · 14 agents in 3 teams · 31 customers · since 2 November · "
        "this week 9, last week 6 · first heard by Leipzig."
    )


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({"teams": 0}, "38 reports · 14 agents · 31 customers · since"),
        ({"teams": 1}, "14 agents in 1 team · "),
        ({"customers": 0}, "3 teams · since 2 November"),
        ({"this_week": 0}, "since 2 November · last week 6 · first"),
        ({"this_week": 0, "last_week": 0}, "since 2 November · first heard"),
        ({"first_by": ""}, "last week 6."),
        (
            {"reports": 1, "agents": 1, "teams": 1, "customers": 1},
            "1 report · 1 agent in 1 team · 1 customer · ",
        ),
        ({"agents": 0}, "38 reports · 31 customers"),
    ],
)
def test_what_is_nothing_or_not_known_is_left_out_of_the_figures(known: dict[str, Any], line: str) -> None:
    assert line in words(texts.comment(replace(FIGURES, **known)))


def test_a_short_summary_stays_as_it_is() -> None:
    assert texts.summary(DRAFT) == "Refund shows as pending for days"


@UNHURRIED
@given(ANY_TEXT | st.text(st.sampled_from("a 🙂"), min_size=200, max_size=400))
def test_a_summary_is_one_line_that_fits_and_is_never_empty(typed: str) -> None:
    line = texts.summary(replace(DRAFT, summary=typed))
    assert line.strip() == line != ""
    assert len(line.splitlines()) == 1
    assert len(line.encode("utf-16-le")) // 2 <= 255
    assert line.endswith("…") or clean(typed).split() in ([], line.split())


def test_a_summary_of_255_characters_is_not_cut() -> None:
    assert texts.summary(replace(DRAFT, summary="x" * 255)) == "x" * 255
    assert texts.summary(replace(DRAFT, summary="x" * 256)) == "x" * 254 + "…"


def test_answers_are_one_tidy_paragraph() -> None:
    assert words(texts.comment(ANSWERS)) == (
        "Asked on Tuesday 17 November 2026: which cards? "
        '5 of 14 agents answered: Visa only 4 ("once, last week").'
    )


def test_several_options_and_no_written_answer() -> None:
    card = replace(ANSWERS, counts=(("Visa only", 4), ("Mastercard too", 1)), written=())
    assert words(texts.comment(card)).endswith("5 of 14 agents answered: Visa only 4, Mastercard too 1.")


def test_answers_that_may_name_somebody_are_counted_and_not_quoted() -> None:
    some = replace(ANSWERS, counts=(), written=("", "once"))
    assert words(texts.comment(some)).endswith('2 of 14 agents answered: ("once"; and 1 more).')
    assert words(texts.comment(replace(some, written=("",)))).endswith("answered: (1 in own words).")


def test_only_written_answers_and_one_agent_asked() -> None:
    card = replace(ANSWERS, asked=1, counts=(), written=("both\nof them",))
    assert words(texts.comment(card)).endswith('1 of 1 agent answered: ("both of them").')


def test_nobody_has_answered_yet() -> None:
    assert words(texts.comment(replace(ANSWERS, counts=(), written=()))).endswith("0 of 14 agents answered.")


def test_hundreds_of_long_answers_fit_into_one_comment() -> None:
    said = words(texts.comment(replace(ANSWERS, written=("word " * 600,) * 300)))
    assert len(said) < 32_767
    assert said.endswith("; and 260 more).")


@UNHURRIED
@given(ANY_TEXT, st.lists(ANY_TEXT), st.lists(st.tuples(ANY_TEXT, st.integers(0, 50))))
def test_any_answers_make_a_valid_comment(
    question: str, written: list[str], counts: list[tuple[str, int]]
) -> None:
    check(adf(texts.comment(replace(ANSWERS, text=question, written=tuple(written), counts=tuple(counts)))))


def test_a_note_is_its_sentence() -> None:
    assert words(texts.comment(Note("An internal note is not passed on to agents."))) == (
        "An internal note is not passed on to agents."
    )
