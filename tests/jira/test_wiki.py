"""Data Center's wiki text: nothing that customers type acts, and what people write is read as its words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.jira.documents import unwiki
from bridge.jira.documents.blocks import Bullets, Heading, Links, Paragraph, clean
from bridge.jira.documents.wiki import escaped, wiki
from tests.jira.test_documents import ANY_TEXT
from tests.jira.unhurried import UNHURRIED

MARKUP = st.text(st.sampled_from("\\&#123;h.bq[]{}*_-+^~!:/|()? \nxD"), max_size=40)
"""Texts made of nothing but what could act."""

ACTS = [
    r"\{",
    r"\[~?\w",
    r"!\S+!",
    r"\*\S.*\S\*",
    r"(?<!\w)_\S",
    r"\?\?",
    r"^\s*h[1-6]\.",
    r"^\s*bq\.",
    r"^\s*[*#-]+ ",
    r"\|",
    r"-{2,}",
    r"https?://",
    r"mailto:",
    r":[)(DPp]",
    r"\([yYnN/ix!+*-]\)",
    r"\\\\",
    r"&#123;",
]
"""How each mark of wiki text is recognised."""

DANGEROUS = [
    "{code}rm -rf{code}",
    "{color:red}danger{color}",
    "[~priya] look",
    "[click|https://evil.example]",
    "!https://evil.example/x.png!",
    "*bold* and _soft_ and -gone- and +new+ and ^up^ and ~down~",
    "??cited??",
    "h1. Big",
    "  h6. small",
    "bq. said",
    "* one\n# two\n- three",
    "||a||b||\n|1|2|",
    "----",
    "--- and --",
    "see https://evil.example/?a=1&b=2 or mailto:x@a.example",
    "fine :) :( :D :P ;) (y) (/) (!) (*)",
    r"C:\\temp\{code}",
    "&#123;code&#125; and &amp;",
    "{{mono}}",
]


@pytest.mark.parametrize("words", DANGEROUS)
def test_nothing_that_could_act_is_left(words: str) -> None:
    inert = re.sub(r"\\[-#*_+?^~|{}\[\]()!]|&#\d+;", "\x00", escaped(words))
    assert [mark for mark in ACTS if re.search(mark, words, re.MULTILINE)], "the case has something that acts"
    assert [mark for mark in ACTS if re.search(mark, inert, re.MULTILINE)] == []


@pytest.mark.parametrize("words", DANGEROUS)
def test_what_was_escaped_reads_as_it_was_typed(words: str) -> None:
    assert unwiki.plain(escaped(words)) == words


@UNHURRIED
@given(ANY_TEXT | MARKUP)
def test_any_text_reads_as_it_was_typed(words: str) -> None:
    assert unwiki.plain(escaped(words)) == clean(words)


@UNHURRIED
@given(MARKUP)
def test_of_markup_alone_nothing_that_could_act_is_left(words: str) -> None:
    inert = re.sub(r"\\[-#*_+?^~|{}\[\]()!]|&#\d+;", "\x00", escaped(words))
    assert [mark for mark in ACTS if re.search(mark, inert, re.MULTILINE)] == []


@pytest.mark.parametrize(
    "words",
    ["Refund shows as pending for 9 days, at 10:30, why? Help!", "e-mail", "A & B, 50 %", "“so it is”"],
)
def test_plain_words_stay_readable_in_the_source(words: str) -> None:
    assert escaped(words) == words


def test_a_document_has_its_headings_lists_and_links() -> None:
    document = (
        Heading("What customers say"),
        Bullets(("“*one*”\n\ntwo", "h1. three")),
        Paragraph("first\nsecond"),
        Links((("problem page", "https://a.example/p|1]"), ("triage card", "https://b.example/2"))),
    )
    assert wiki(document) == (
        "h3. What customers say\n\n"
        "* “\\*one\\*”\ntwo\n* h1&#46; three\n\n"
        "first\nsecond\n\n"
        "[problem page|https://a.example/p%7C1%5D] · [triage card|https://b.example/2]"
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("To agents: *which* cards?", "To agents: which cards?"),
        ("_soft_ and *_both_*", "soft and both"),
        ("snake_case and 2*3*4", "snake_case and 2*3*4"),
        ("ask [~priya] or [~accountid:5b10]", "ask @priya or @5b10"),
        ("see [the page|https://a.example/1]", "see the page"),
        ("see [https://a.example/1]", "see https://a.example/1"),
        ("{code:python}\nx = 1\n{code}", "x = 1\n"),
        ("{quote}said{quote} {color:#ff0000}red{color}", "said red"),
        ("{{F7}} resends", "F7 resends"),
        ("!shot.png|thumbnail! there", " there"),
        ("Help! It is gone!", "Help! It is gone!"),
        ("h2. Why\nso", "Why\nso"),
        ("bq. she said", "she said"),
        ("* Visa\n** gold\n# first\n- last", "- Visa\n- gold\n- first\n- last"),
        (r"a\\b and \{not a macro\}", "a\nb and {not a macro}"),
        ("&lt;b&gt; &#38; &auml; &unknown;", "<b> & ä &unknown;"),
        ("{unknown} [unfinished and *this", "{unknown} [unfinished and *this"),
    ],
)
def test_what_people_write_is_read_as_its_words(written: str, read: str) -> None:
    assert unwiki.plain(written) == read


@pytest.mark.parametrize("mark", ["[", "[~", "{code:", "{{", "*a", "_", "!a.", "[a|", "\\", "&", "[http://"])
def test_a_long_text_of_unfinished_marks_is_read_at_once(mark: str) -> None:
    """A comment holds 32,767 characters; a reader that looks ahead from each mark would take minutes."""
    written = mark * (32_000 // len(mark))
    assert unwiki.plain(written)


@UNHURRIED
@given(MARKUP)
def test_no_wiki_text_breaks_the_reader(written: str) -> None:
    assert isinstance(unwiki.plain(written), str)
