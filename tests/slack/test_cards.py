from dataclasses import replace

import pytest

from bridge.domain.outgoing import Note
from bridge.domain.stages import Stage
from bridge.slack.cards import render
from bridge.slack.controls import Carried
from tests.slack.samples import ANSWERS, PROBLEM, QUESTION, STAGE, elements, grey, labels, quoted

DAY = "2 November 2026"


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        (
            Stage.HEARD,
            f"You are no longer alone with this: {PROBLEM.title} · 38 reports · listening since {DAY}.",
        ),
        (Stage.WITH_TEAM, f"With Payments since {DAY}. You will hear what they decide."),
        (Stage.PLANNED, f"Planned since {DAY} (Payments). Please give customers no date."),
        (Stage.IN_WORK, f"Being worked on since {DAY} (Payments). Please give customers no date."),
        (Stage.FIXED, f"Fixed since {DAY} (Payments), and not live yet."),
        (
            Stage.LIVE,
            f"Live since {DAY}, 09:00 UTC, thanks to you and 13 colleagues: {PROBLEM.title}.\nYou reported:",
        ),
        (Stage.DECLINED, "Will not be changed: the bank needs ten days (Payments).\nYou reported:"),
        (Stage.MERGED, "Joined with Refund shows as pending for days, which says the same."),
    ],
)
def test_each_stage_is_told_in_plain_words(stage: Stage, sentence: str) -> None:
    problem = replace(PROBLEM, stage=stage, reason="the bank needs ten days.")
    assert render(replace(STAGE, stage=stage, problem=problem)).text.startswith(sentence)


def test_live_and_declined_quote_the_readers_own_words() -> None:
    for stage in (Stage.LIVE, Stage.DECLINED):
        assert quoted(render(replace(STAGE, stage=stage))) == ["pending for 9 days"]
    assert quoted(render(STAGE)) == []


def test_who_spoke_of_several_problems_is_shown_which_words_a_stage_is_about() -> None:
    card = render(replace(STAGE, part=True))
    assert card.text.endswith("\nYou reported:")
    assert quoted(card) == ["pending for 9 days"]


@pytest.mark.parametrize(
    ("colleagues", "thanks"),
    [(0, "thanks to you:"), (1, "thanks to you and 1 colleague:"), (2, "thanks to you and 2 colleagues:")],
)
def test_thanks_count_people_correctly(colleagues: int, thanks: str) -> None:
    assert thanks in render(replace(STAGE, stage=Stage.LIVE, colleagues=colleagues)).text


def test_a_correction_says_first_that_the_last_word_no_longer_holds() -> None:
    text = render(replace(STAGE, stage=Stage.IN_WORK, correction=True)).text
    assert text.startswith("Correction: what I told you last no longer holds.")
    assert "Being worked on" in text


def test_a_decision_that_was_taken_back_leaves_nothing_decided() -> None:
    text = render(replace(STAGE, stage=Stage.HEARD, correction=True)).text
    assert "Nothing is decided yet" in text
    assert "no longer alone" not in text


def test_a_no_without_a_reason_says_that_none_was_given() -> None:
    text = render(replace(STAGE, stage=Stage.DECLINED)).text
    assert text.startswith("Will not be changed (Payments). No reason was given.")


def test_a_question_offers_its_answers_and_ones_own_words() -> None:
    card = render(QUESTION)
    assert card.text == "Payments asks those who heard this: which cards?"
    assert labels(card) == ["Visa only", "Mastercard too", "Write an answer"]
    assert [one["action_id"] for one in elements(card)] == ["answer.1", "answer.2", "write_answer"]
    assert Carried.unpack(elements(card)[1]["value"]) == Carried(3, choice="Mastercard too")
    assert grey(card) == [f"About: {PROBLEM.title}", "3 of 14 have answered."]


def test_a_question_shows_at_most_five_answers() -> None:
    card = render(replace(QUESTION, options=tuple("abcdefg")))
    assert labels(card) == ["a", "b", "c", "d", "e", "Write an answer"]


def test_an_answered_question_shows_the_answer_instead_of_buttons() -> None:
    card = render(replace(QUESTION, mine="Visa only", answered=4))
    assert card.text.endswith("You answered: Visa only")
    assert labels(card) == []


def test_answers_are_counted_and_written_ones_quoted() -> None:
    card = render(ANSWERS)
    assert card.text == f"Asked {DAY}: which cards?\n6 of 14 agents answered."
    assert "Visa only: 4" in str(card.blocks)
    assert quoted(card) == ["once, last week"]
    assert labels(card) == ["Accept these answers", "Withdraw the question"]


def test_accepted_answers_are_not_accepted_twice() -> None:
    card = render(replace(ANSWERS, accepted=True))
    assert labels(card) == []
    assert grey(card) == ["These answers were accepted."]


def test_there_is_nothing_to_accept_before_somebody_answered() -> None:
    card = render(replace(ANSWERS, counts=(), written=()))
    assert card.text.endswith("None of 14 agents has answered yet.")
    assert labels(card) == ["Withdraw the question"]


def test_a_note_is_its_sentence() -> None:
    assert render(Note("Somebody linked PAY-311.")).text == "Somebody linked PAY-311."


def test_a_no_says_what_to_tell_the_customer() -> None:
    problem = replace(PROBLEM, stage=Stage.DECLINED, reason="the bank needs ten days", wording="Ten days.")
    text = render(replace(STAGE, stage=Stage.DECLINED, problem=problem)).text
    assert "Tell the customer: “Ten days.” (Payments)" in text
