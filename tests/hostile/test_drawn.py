"""Nothing that customers say acts where it is shown: in Slack, in either Jira, on a page, or in a spreadsheet."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bridge.domain.outgoing import (
    AnswersCard,
    Candidate,
    Card,
    CheckUpCard,
    CheckUpLine,
    HomeCard,
    Problem,
    QuestionCard,
    StageNote,
    StillHeard,
    TriageCard,
)
from bridge.domain.pages.tables import Column, Table
from bridge.domain.stages import Stage
from bridge.jira.documents.adf import adf
from bridge.jira.documents.blocks import Bullets, Heading, Paragraph
from bridge.jira.documents.wiki import wiki
from bridge.slack.cards import render
from bridge.web import files
from tests.hostile.texts import TEXTS
from tests.jira.test_wiki import ACTS

SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
MARKUP = re.compile(r"<(?:[@#!]|https?:|mailto:|tel:|javascript:|data:)")
"""What makes Slack mention, link or format, where it reads markup."""

INERT = {"rich_text", "rich_text_section", "rich_text_quote", "rich_text_list", "text", "emoji", "date"}
"""What a rich text of ours is made of where it says only what customers said."""


def cards(words: str) -> Iterator[Card]:
    """The cards that can quote a customer, with the same words wherever words can stand."""
    known = Problem(7, words, 38, 3, Stage.PLANNED, "Payments", SINCE, reason=words, wording=words)
    yield HomeCard(17, 1, words, known, "joined", why=words)
    yield HomeCard(17, 1, words, known, "provisional", (Candidate(8, words, 6), Candidate(9, words, 3)))
    for stage in Stage:
        yield StageNote(17, words, replace(known, stage=stage), stage, 3, asks=1, thanks=words)
    yield QuestionCard(3, words, "Payments", words, (words, words), 14, 3, mine=words)
    yield TriageCard(known, 3, SINCE, (words, words), words, meanwhile=words, wording=words)
    yield AnswersCard(3, words, SINCE, 14, ((words, 4), ("No", 1)), (words,))
    yield StillHeard(known, 3, SINCE, (words,))
    yield CheckUpCard(3, known, (words,), (CheckUpLine("belongs:5", words, 1, words),))


def inner(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of some blocks."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from inner(one)


@pytest.mark.parametrize("words", TEXTS, ids=ascii)
def test_slack_mentions_links_and_formats_nothing(words: str) -> None:
    for card in cards(words):
        drawn = render(card)
        assert not MARKUP.search(drawn.text), type(card).__name__
        for one in inner(list(drawn.blocks)):
            if one.get("type") == "mrkdwn":
                assert not MARKUP.search(one["text"]), type(card).__name__
            assert one.get("type") not in {"link", "user", "usergroup", "channel", "broadcast"}
            assert "url" not in one


@pytest.mark.parametrize("words", TEXTS, ids=ascii)
def test_a_home_quotes_what_was_said_as_plain_text(words: str) -> None:
    drawn = render(next(cards(words)))
    [block] = [block for block in drawn.blocks if "rich_text_quote" in str(block)]
    assert {one["type"] for one in inner(block) if "type" in one} <= INERT
    [quote] = [one for one in inner(block) if one.get("type") == "rich_text_quote"]
    assert "".join(one["text"] for one in quote["elements"]) == words


@pytest.mark.parametrize("words", TEXTS, ids=ascii)
def test_jira_cloud_gets_text_and_nothing_else(words: str) -> None:
    document = adf((Heading(words), Paragraph(words), Bullets((words, words))))
    kinds = {one["type"] for one in inner(document["content"]) if "type" in one}
    assert kinds <= {"heading", "paragraph", "bulletList", "listItem", "text", "hardBreak"}
    assert not [one for one in inner(document["content"]) if "marks" in one]
    assert not [one for one in inner(document["content"]) if one.get("text") == ""]


@pytest.mark.parametrize("words", TEXTS, ids=ascii)
def test_a_data_center_reads_no_markup_in_it(words: str) -> None:
    inert = re.sub(r"\\[-#*_+?^~|{}\[\]()!]|&#\d+;", "\x00", wiki((Paragraph(words),)))
    assert [mark for mark in ACTS if re.search(mark, inert, re.MULTILINE)] == []


@pytest.mark.parametrize("words", TEXTS, ids=ascii)
def test_a_spreadsheet_takes_it_for_text_and_reads_it_back(words: str) -> None:
    table = Table("said", "Said", (Column("words", "Words"), Column("more", "More")), ((words, words),))
    [_heading, row] = csv.reader(io.StringIO(files.write(table, "csv").decode("utf-8-sig"), newline=""))
    for cell in row:
        assert cell.removeprefix("'") == words.removeprefix("'")
        assert not unicodedata.normalize("NFKC", cell.strip()).startswith(("=", "+", "-", "@"))
        assert unicodedata.category(cell[0]) != "Cc"
