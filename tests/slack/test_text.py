import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.slack.text import clip, clip_escaped, escape, unwrap, without_mention
from tests.slack.fake import UNHURRIED


@pytest.mark.parametrize(
    ("arrived", "said"),
    [
        ("R&amp;D &lt;b&gt;", "R&D <b>"),
        ("&amp;lt; is not a sign", "&lt; is not a sign"),
        ("ask <@U7>", "ask @U7"),
        ("ask <@U7|mia>", "ask @mia"),
        ("in <#C9|general> and <#C9>", "in #general and #C9"),
        ("<!here> <!channel> <!everyone>", "@here @channel @everyone"),
        ("<!subteam^S1|@team-pay>", "@team-pay"),
        ("<!subteam^S1>", "@subteam"),
        ("<!date^1392734382^{date}|18 February>", "18 February"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<tel:+4930123|+49 30 123>", "+49 30 123"),
        ("<mailto:a@b.example>", "a@b.example"),
        ("<https://b.example/?x=1&amp;y=2>", "https://b.example/?x=1&y=2"),
        ("<https://b.example|the page>", "the page"),
        ("<https://b.example|R&amp;D>", "R&D"),
        ("", ""),
    ],
)
def test_what_slack_wraps_is_read_as_people_typed_it(arrived: str, said: str) -> None:
    assert unwrap(arrived) == said


@UNHURRIED
@given(st.text())
def test_escaping_is_undone_by_unwrapping(text: str) -> None:
    assert unwrap(escape(text)) == text


@UNHURRIED
@given(st.text())
def test_an_escaped_text_holds_no_markup(text: str) -> None:
    assert not set("<>") & set(escape(text))


@UNHURRIED
@given(st.text(alphabet="<>&;|@#!^amplgtU1 ", max_size=60))
def test_broken_markup_never_stops_anybody(text: str) -> None:
    assert isinstance(unwrap(text), str)


@pytest.mark.parametrize(
    "text",
    [
        "<@U0BOT> refund late",
        "<@U0BOT|bridge>, refund late",
        "refund <@U0BOT> late",
        " <@U0BOT>: refund late ",
    ],
)
def test_the_mention_of_the_bot_is_no_part_of_what_was_said(text: str) -> None:
    assert without_mention(text, "U0BOT") == "refund late"


def test_the_mention_of_somebody_else_stays() -> None:
    assert without_mention("<@U0BOT2> said so", "U0BOT") == "<@U0BOT2> said so"


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("sent it back unrepaired", 16, "sent it back…"),
        ("sent it back unrepaired", 13, "sent it back…"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
        ("a Donaudampfschifffahrt", 10, "a Donauda…"),
    ],
)
def test_words_are_not_cut_where_it_can_be_helped(text: str, limit: int, cut: str) -> None:
    assert clip(text, limit) == cut


@UNHURRIED
@given(st.text(), st.integers(min_value=1, max_value=50))
def test_a_clipped_text_is_never_longer_than_allowed(text: str, limit: int) -> None:
    cut = clip(text, limit)
    assert len(cut) <= limit
    assert cut == text or cut.endswith("…")


@UNHURRIED
@given(st.text(alphabet="ab <>&;", max_size=60), st.integers(min_value=8, max_value=60))
def test_an_escaped_text_is_cut_between_escapes(words: str, limit: int) -> None:
    cut = clip_escaped(escape(words), limit)
    assert len(cut) <= limit
    assert re.search(r"&(?!(amp|lt|gt);)", cut) is None
    assert cut == escape(words) or cut.endswith("…")
