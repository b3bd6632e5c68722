"""Documents: what Jira takes, what it refuses, and the words they hold."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.sandbox.jira import adf


def doc(*content: Any) -> dict[str, Any]:
    return {"type": "doc", "version": 1, "content": list(content)}


def node(kind: str, *content: Any, **attrs: Any) -> dict[str, Any]:
    return {"type": kind, "content": list(content)} | ({"attrs": attrs} if attrs else {})


def word(text: str, *marks: dict[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": text} | ({"marks": list(marks)} if marks else {})


RICH = doc(
    node("heading", word("What customers say"), level=2),
    node(
        "paragraph", word("It is "), word("gone", {"type": "strong"}), {"type": "hardBreak"}, word("for days")
    ),
    node("bulletList", node("listItem", node("paragraph", word("twice")))),
    node(
        "orderedList",
        node("listItem", node("paragraph"), node("bulletList", node("listItem", node("paragraph")))),
    ),
    node("blockquote", node("paragraph", word("“she called three times”"))),
    node("panel", node("paragraph", word("Note")), panelType="info"),
    node("codeBlock", word("{code}")),
    {"type": "rule"},
    node("table", node("tableRow", node("tableHeader", node("paragraph", word("Week"))))),
    node("expand", node("paragraph", word("More")), title="More"),
    node("paragraph", word("page", {"type": "link", "attrs": {"href": "https://example.com"}})),
    node("paragraph", {"type": "mention", "attrs": {"id": "1", "text": "@Priya"}}, word(" asks")),
)


def test_a_rich_document_is_taken() -> None:
    assert adf.problem(RICH) is None


def test_its_words_are_read_block_by_block() -> None:
    assert adf.text(RICH).splitlines()[:4] == ["What customers say", "It is gone", "for days", "twice"]
    assert adf.text(RICH).splitlines()[-1] == "@Priya asks"


@pytest.mark.parametrize(
    "wrong",
    [
        "plain words",
        None,
        {},
        {"type": "doc", "content": []},
        {"type": "doc", "version": 2, "content": []},
        {"type": "paragraph", "version": 1, "content": []},
        {"type": "doc", "version": 1},
        doc() | {"extra": 1},
        doc("words"),
        doc(word("not in a paragraph")),
        doc(node("paragraph", word(""))),
        doc(node("paragraph", {"type": "text"})),
        doc(node("paragraph", node("paragraph"))),
        doc(node("marquee")),
        doc(node("bulletList")),
        doc(node("bulletList", node("paragraph"))),
        doc(node("heading", word("no level"))),
        doc(node("paragraph", word("x", {"type": "blink"}))),
        doc(node("paragraph", word("x", {"type": "link"}))),
        doc(node("paragraph") | {"style": "red"}),
        doc(node("table", node("tableRow", node("tableCell", node("table"))))),
    ],
)
def test_what_is_no_document_is_refused(wrong: Any) -> None:
    assert adf.problem(wrong)


def test_a_document_may_be_empty() -> None:
    assert adf.problem(doc()) is None
    assert not adf.text(doc())
    assert not adf.text(None)


def test_customers_markup_stays_words() -> None:
    assert adf.text(adf.document("{code} [~accountid:1] *bold*")) == "{code} [~accountid:1] *bold*"


@settings(deadline=None)
@given(st.text())
def test_any_words_make_a_document_that_jira_takes(words: str) -> None:
    assert adf.problem(adf.document(words)) is None


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)))
def test_words_come_back_line_by_line(lines: list[str]) -> None:
    assert adf.text(adf.document("\n".join(lines))).splitlines() == lines


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "version", "content", "text", "marks", "attrs"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(JSON)
def test_checking_never_fails_itself(value: Any) -> None:
    problem = adf.problem(doc(value))
    assert problem is None or isinstance(problem, str)
