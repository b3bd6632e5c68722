"""A Jira comment that asks those who reported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.questions import MOST_OPTIONS, Ask, is_addressed, is_thanks, read_question


@pytest.mark.parametrize(
    ("comment", "ask"),
    [
        ("To agents: since when?", Ask("since when?", ())),
        ("  TO AGENTS:since when?  ", Ask("since when?", ())),
        ("To agents: which?\n- Visa\n* Mastercard\n• both", Ask("which?", ("Visa", "Mastercard", "both"))),
        ("To agents: which? [ Visa ] [Mastercard]", Ask("which?", ("Visa", "Mastercard"))),
        ("To agents: which? [Visa] [Visa]", Ask("which?", ("Visa",))),
        ("To agents: one\n\ntwo  three", Ask("one two three", ())),
        ("To agents: any? [1] [2] [3] [4] [5] [6]", Ask("any?", ("1", "2", "3", "4", "5"))),
    ],
)
def test_a_question_is_read_with_its_answers(comment: str, ask: Ask) -> None:
    assert read_question(comment) == ask


@pytest.mark.parametrize(
    "comment", ["", "To agents:", "To agents: [yes] [no]", "Agents: why?", "We asked. To agents: why?"]
)
def test_what_is_not_addressed_to_agents_or_asks_nothing_stays_in_jira(comment: str) -> None:
    assert read_question(comment) is None


@given(st.text())
def test_any_comment_gives_a_question_that_fits_on_buttons_or_none(comment: str) -> None:
    ask = read_question(f"To agents: {comment}")
    if ask is not None:
        assert ask.text
        assert len(ask.options) == len(set(ask.options)) <= MOST_OPTIONS
        assert all(0 < len(option) <= 75 for option in ask.options)


@pytest.mark.parametrize(
    ("comment", "thanks"),
    [
        ("To agents: thanks, that helps.", True),
        ("to agents:Thank you all", True),
        ("To agents: many thanks!", True),
        ("To agents: which cards, thanks?", False),
        ("To agents: thankless work?", False),
        ("Thanks, agents.", False),
        ("To agents:", False),
    ],
)
def test_thanks_are_told_from_questions_by_how_they_begin(comment: str, thanks: bool) -> None:
    assert is_thanks(comment) is thanks


@pytest.mark.parametrize(
    ("comment", "addressed"),
    [
        ("To agents: why?", True),
        ("\n  TO AGENTS: why?", True),
        ("To agents", False),
        ("Re: To agents: why?", False),
    ],
)
def test_only_a_comment_that_begins_with_the_cue_leaves_jira(comment: str, addressed: bool) -> None:
    assert is_addressed(comment) is addressed
