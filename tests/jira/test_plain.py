"""Comments as people write them in Jira, as plain text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.jira.documents.plain import plain
from tests.jira.unhurried import UNHURRIED


def doc(*blocks: Any) -> dict[str, Any]:
    return {"version": 1, "type": "doc", "content": list(blocks)}


def para(*nodes: Any) -> dict[str, Any]:
    return {"type": "paragraph", "content": [text(node) if isinstance(node, str) else node for node in nodes]}


def text(words: str, *marks: dict[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": words, "marks": list(marks)}


def of(kind: str, *children: Any, **attrs: Any) -> dict[str, Any]:
    return {"type": kind, "attrs": attrs, "content": list(children)}


def leaf(kind: str, **attrs: Any) -> dict[str, Any]:
    return {"type": kind, "attrs": attrs}


LINK = {"type": "link", "attrs": {"href": "https://acme.example"}}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (doc(para("To agents: which cards?")), "To agents: which cards?"),
        (doc(para("one"), para("two")), "one\ntwo"),
        (doc(para("one"), para(), para("two")), "one\n\ntwo"),
        (doc(para("To agents: ", leaf("mention", id="5b10", text="@Mia"), " asks")), "To agents: @Mia asks"),
        (doc(para(leaf("mention", id="5b10"))), "5b10"),
        (doc(para("fine ", leaf("emoji", shortName=":smile:", text="😄"))), "fine 😄"),
        (doc(para("fine ", leaf("emoji", shortName=":acme:"))), "fine :acme:"),
        (doc(para("a", {"type": "hardBreak"}, "b")), "a\nb"),
        (doc(para("see ", text("the page", LINK))), "see the page"),
        (doc(para(leaf("inlineCard", url="https://acme.example/1"))), "https://acme.example/1"),
        (doc(para(text("x = 1", {"type": "code"}))), "x = 1"),
        (doc(of("codeBlock", text("a\n  b"), language="python")), "a\n  b"),
        (doc(of("heading", text("Why"), level=2), para("so")), "Why\nso"),
        (doc(of("panel", para("careful"), panelType="info")), "careful"),
        (doc(of("blockquote", para("said"), para("she"))), "said\nshe"),
        (doc(para(leaf("status", text="DONE", color="green"))), "DONE"),
        (doc(para("by ", leaf("date", timestamp="1795219200000"))), "by 2026-11-21"),
        (doc(of("taskList", of("taskItem", text("call"), state="TODO"))), "- call"),
        (doc(of("mediaSingle", leaf("media", id="1", type="file"))), ""),
        (doc({"type": "rule"}), ""),
        (doc(), ""),
    ],
)
def test_each_node_as_its_words(body: dict[str, Any], words: str) -> None:
    assert plain(body) == words


def test_lists_are_marked_and_nested_lists_indented() -> None:
    inner = of("orderedList", of("listItem", para("first")), of("listItem", para("second")))
    body = doc(
        para("To agents: which?"),
        of("bulletList", of("listItem", para("Visa"), inner), of("listItem", para("other"))),
    )
    assert plain(body) == "To agents: which?\n- Visa\n  1. first\n  2. second\n- other"


def test_a_table_gives_its_cells_line_by_line() -> None:
    row = of("tableRow", of("tableHeader", para("card")), of("tableCell", para("Visa")))
    assert plain(doc(of("table", row))) == "card\nVisa"


def test_an_unknown_node_gives_the_words_in_it() -> None:
    assert plain(doc(of("somethingNew", para("still here")), leaf("extension", key="x"))) == "still here\n"


@pytest.mark.parametrize(
    "body",
    [
        None,
        5,
        [],
        {},
        {"type": ["doc"]},
        doc(None, 3, "x"),
        {"type": "doc", "content": "words"},
        doc(para({"type": "text", "text": 5})),
        doc(para({"type": "text"})),
        doc(para(leaf("mention", text=5))),
        doc(para({"type": "mention", "attrs": None})),
        doc(para(leaf("date", timestamp="tomorrow"))),
        doc(para(leaf("date", timestamp=1795219200000))),
        doc(para(leaf("date", timestamp="²"))),
        doc(para(leaf("date", timestamp="9" * 40))),
    ],
)
def test_what_is_not_as_documented_gives_nothing_and_no_error(body: Any) -> None:
    assert plain(body).strip() == ""


def test_a_text_is_read_as_wiki_text() -> None:
    assert plain("To agents: *which* cards?") == "To agents: which cards?"


def test_a_document_nested_without_end_does_not_exhaust_the_stack() -> None:
    node = para("deep")
    for _ in range(5_000):
        node = {"type": "panel", "content": [node]}
    assert plain(doc(node)) == ""


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.fixed_dictionaries(
            {
                "type": st.sampled_from(
                    ["doc", "paragraph", "text", "date", "mention", "bulletList", "orderedList", "x"]
                )
            },
            optional={
                "content": inner,
                "text": inner,
                "attrs": inner | st.dictionaries(st.just("timestamp"), inner),
            },
        )
    ),
    max_leaves=20,
)


@UNHURRIED
@given(JSON)
def test_no_body_breaks_the_reader(body: Any) -> None:
    assert isinstance(plain(body), str)
