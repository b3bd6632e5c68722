"""Cloud's document format: what is written can be read again, whatever customers type."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.jira.documents import blocks
from bridge.jira.documents.adf import adf
from bridge.jira.documents.blocks import Bullets, Heading, Links, Paragraph
from bridge.jira.documents.plain import plain
from tests.jira.unhurried import UNHURRIED

ANY_TEXT = st.text(st.characters())
"""Any text at all, with control characters and lone halves of emoji."""

_BLOCKS = {"paragraph", "heading", "bulletList", "listItem"}


def check(node: dict[str, Any]) -> None:
    """Fail where Jira would refuse the document: an unknown node, an empty text node, an empty list."""
    kind = node["type"]
    if kind == "text":
        assert set(node) - {"marks"} == {"type", "text"}
        assert all(mark["type"] == "link" and mark["attrs"]["href"] for mark in node.get("marks", ()))
        assert node["text"]
        assert "\n" not in node["text"]
        node["text"].encode()
    elif kind == "hardBreak":
        assert set(node) == {"type"}
    else:
        assert kind in {"doc"} | _BLOCKS
        assert kind not in {"bulletList", "listItem"} or node["content"]
        for child in node["content"]:
            check(child)


def content(words: str) -> Any:
    """The nodes of a paragraph."""
    return adf((Paragraph(words),))["content"][0]["content"]


@UNHURRIED
@given(ANY_TEXT)
def test_any_text_survives_a_paragraph(words: str) -> None:
    made = adf((Paragraph(words),))
    check(made)
    assert plain(json.loads(json.dumps(made))) == blocks.clean(words)


@UNHURRIED
@given(st.lists(ANY_TEXT, min_size=1))
def test_any_texts_survive_a_list(items: list[str]) -> None:
    made = adf((Bullets(tuple(items)),))
    check(made)
    assert plain(made) == "\n".join("- " + blocks.clean(item).replace("\n", "\n  ") for item in items)


@UNHURRIED
@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(words: str) -> None:
    once = blocks.clean(words)
    assert blocks.clean(once) == once
    once.encode()


@UNHURRIED
@given(st.text(st.characters(exclude_categories=("C", "Z"))))
def test_what_people_can_see_is_never_cleaned_away(words: str) -> None:
    assert blocks.clean(words) == words


@pytest.mark.parametrize(
    "words", ["{code}rm -rf{code}", "[~accountid:5b10]", "<b>&amp;</b>", "*bold* _it_ |a|", "🙂 ज़ é"]
)
def test_markup_of_customers_is_one_inert_text_node(words: str) -> None:
    assert content(words) == [{"type": "text", "text": words}]


def test_line_breaks_of_all_systems_become_hard_breaks() -> None:
    kinds = [node["type"] for node in content("a\r\nb\rc\nd\u2028e")]
    assert kinds == ["text", "hardBreak"] * 4 + ["text"]


def test_an_empty_text_is_an_empty_paragraph() -> None:
    assert adf((Paragraph(""),))["content"] == [{"type": "paragraph", "content": []}]


def test_a_heading_is_one_line_of_level_3() -> None:
    assert adf((Heading("Who is\naffected"),))["content"] == [
        {
            "type": "heading",
            "attrs": {"level": 3},
            "content": [{"type": "text", "text": "Who is affected"}],
        }
    ]


def test_links_stand_on_one_line_with_their_addresses() -> None:
    made = adf((Links((("problem page", "https://a.example/1"), ("triage card", "https://b.example/2"))),))
    check(made)
    assert plain(made) == "problem page · triage card"
    hrefs = [
        mark["attrs"]["href"] for node in made["content"][0]["content"] for mark in node.get("marks", ())
    ]
    assert hrefs == ["https://a.example/1", "https://b.example/2"]
