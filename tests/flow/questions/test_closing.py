"""A question follows its comment, is reminded of once, and ends in thanks from either side."""

import pytest

from bridge.domain.incoming import Gesture
from bridge.flow.questions import remind
from bridge.store.tables import Asked, Question
from tests.flow.office import Office
from tests.flow.questions.asking import (
    WHICH,
    asked_in_jira,
    asked_in_slack,
    comments,
    edit_comment,
    edited,
    lines,
    questions,
)

THANKS = "To agents: thank you, that helps."


def test_an_edited_comment_changes_the_cards_while_nobody_has_answered(quick: Office) -> None:
    _, jira_id, _ = asked_in_jira(quick)
    edit_comment(quick, jira_id, "To agents: which cards exactly? [Visa] [Amex]")
    assert {(card.text, card.options) for card in edited(quick)} == {
        ("which cards exactly?", ("Visa", "Amex"))
    }
    assert len(questions(quick)) == 2


def test_an_edit_after_an_answer_leaves_the_words_that_were_answered(quick: Office) -> None:
    _, jira_id, question = asked_in_jira(quick)
    quick.click("U-1", Gesture.ANSWER, question, "Visa only")
    edit_comment(quick, jira_id, "To agents: which banks?")
    assert quick.rows(Question)[0].text == "which cards?"


@pytest.mark.parametrize("text", [None, "Never mind."])
def test_a_deleted_or_emptied_comment_withdraws_the_question_and_cards_say_so(
    office: Office, text: str | None
) -> None:
    _, jira_id, question = asked_in_jira(office)
    edit_comment(office, jira_id, text)
    assert [card.withdrawn for card in edited(office)] == [True, True]
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    assert [asked.answer for asked in office.rows(Asked)] == [None, None]


def test_a_comment_on_one_issue_says_nothing_of_questions_on_another(quick: Office) -> None:
    """After a merge a problem had two issues; each has comments of its own."""
    _, jira_id, _ = asked_in_jira(quick)
    other = quick.problem("parcel left in rain", "parcel left in heavy rain")
    quick.click("U-owner", Gesture.OPEN_ISSUE, quick.group_of(other[0]).id or 0)
    second = next(number for number in quick.jira.issues_by_id if number != jira_id)
    quick.comment(second, "To agents: since when?")
    assert [question.withdrawn_at for question in quick.rows(Question)] == [None, None]


def test_a_question_of_slack_is_not_withdrawn_by_what_is_not_in_jira(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    asked_in_slack(quick, quick.group_of(numbers[0]).id or 0)
    quick.comment(jira_id, "Looks like the bank to me.")
    assert quick.rows(Question)[0].withdrawn_at is None


def test_silence_is_reminded_of_once_after_three_days_at_home(office: Office) -> None:
    numbers, _, question = asked_in_jira(office)
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    for hours in (71, 2, 100):
        office.clock.forward(hours=hours)
        remind(office.store, office.clock)
        office.work()
    [(thread, words)] = lines(office, "remind")
    assert thread == office.insight(numbers[1]).home_ts
    assert "1 of 2 have answered" in words


def test_a_question_that_is_closed_reminds_nobody(quick: Office) -> None:
    _, jira_id, _ = asked_in_jira(quick)
    edit_comment(quick, jira_id, None)
    quick.clock.forward(days=4)
    remind(quick.store, quick.clock)
    quick.work()
    assert lines(quick, "remind") == []


def test_a_reminder_that_an_answer_overtook_is_not_sent(quick: Office) -> None:
    _, _, question = asked_in_jira(quick)
    quick.clock.forward(days=4)
    remind(quick.store, quick.clock)
    quick.press("U-1", Gesture.ANSWER, question, "Visa only")
    quick.attending.step()
    quick.work()
    assert len(lines(quick, "remind")) == 1


def test_accepting_in_slack_thanks_everyone_who_answered_once(quick: Office) -> None:
    numbers, _, question = asked_in_jira(quick)
    quick.click("U-1", Gesture.ANSWER, question, "Visa only")
    for _ in range(2):
        quick.click("U-owner", Gesture.ACCEPT_ANSWERS, question)
    assert lines(quick, "thanks") == [
        (quick.insight(numbers[0]).home_ts, "Payments says thank you: your answer “Visa only” helped.")
    ]


def test_thanks_in_jira_accept_the_answers_that_were_there_and_are_passed_on(office: Office) -> None:
    _, jira_id, question = asked_in_jira(office)
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    office.comment(jira_id, THANKS)
    office.poll()
    assert len(lines(office, "thanks")) == 1
    assert len(questions(office)) == 2
    assert office.credit("U-1").answer == 2
    assert comments(office)[-1].card.accepted  # type: ignore[union-attr]


def test_thanks_before_any_answer_accept_nothing_later(quick: Office) -> None:
    _, jira_id, question = asked_in_jira(quick)
    quick.comment(jira_id, THANKS)
    quick.click("U-1", Gesture.ANSWER, question, "Visa only")
    quick.comment(jira_id, "Looks like the bank to me.")
    assert quick.rows(Question)[0].accepted_at is None


def test_one_thanks_closes_one_question_the_newest(quick: Office) -> None:
    _, jira_id, first = asked_in_jira(quick)
    quick.comment(jira_id, "To agents: since when?")
    second = quick.rows(Question)[-1].id or 0
    for question in (first, second):
        quick.click("U-1", Gesture.ANSWER, question, "Visa only")
    quick.comment(jira_id, THANKS)
    quick.comment(jira_id, "Looks like the bank to me.")
    assert [question.accepted_at is not None for question in quick.rows(Question)] == [False, True]


def test_thanks_with_another_question_do_both(quick: Office) -> None:
    _, jira_id, question = asked_in_jira(quick)
    quick.click("U-1", Gesture.ANSWER, question, "Visa only")
    quick.comment(jira_id, "To agents: thanks! Since when?")
    assert [row.text for row in quick.rows(Question)] == ["which cards?", "thanks! Since when?"]
    assert quick.rows(Question)[0].accepted_at is not None


def test_a_question_on_an_issue_that_was_merged_away_is_refused_visibly(quick: Office) -> None:
    _, jira_id = quick.opened()
    stays = quick.jira.add("PAY", "Refund status unclear")
    quick.clock.forward(minutes=1)
    done = {"status": "Done", "category": "done", "resolution": "Duplicate"}
    quick.jira.change(jira_id, **done, duplicates=(stays.id,))
    quick.poll()
    quick.comment(jira_id, WHICH)
    assert questions(quick) == []
    assert quick.notes()[-1][1].startswith("A question on PAY-1 was not passed on")
