"""Who is asked: those who reported and those who report later, or a team of people who hear customers."""

import dataclasses

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import AnswersCard, Comment
from bridge.domain.rules import Crew
from bridge.store.engine import Store
from bridge.store.tables import Asked, CrewMember, Question
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office
from tests.flow.owners.desk import form, two_reports
from tests.flow.questions.asking import asked_in_jira, asked_in_slack, comments, questions

NIGHT = Crew("night", "Night shift", "U-lead", ("U-7", "U-8"), "S1")


@pytest.fixture
def crewed(memory: Store, clock: HeldClock) -> Office:
    """An office with a night shift."""
    return Office(memory, clock, dataclasses.replace(RULES, crews=(NIGHT,)))


def test_an_owner_asks_on_the_card_and_reporters_hear_it_at_home(office: Office) -> None:
    numbers, group = two_reports(office)
    asked_in_slack(office, group)
    posts = questions(office)
    assert [post.thread for post, _card in posts] == [office.insight(number).home_ts for number in numbers]
    assert {(card.text, card.options) for _post, card in posts} == {
        ("which cards?", ("Visa only", "Mastercard too"))
    }


def test_what_an_owner_asks_in_slack_stands_as_one_comment_in_jira_and_once_in_the_thread(
    quick: Office,
) -> None:
    numbers, jira_id = quick.opened()
    question = asked_in_slack(quick, quick.group_of(numbers[0]).id or 0)
    quick.click("U-1", Gesture.ANSWER, question, "Visa only")
    first, then = comments(quick)
    assert isinstance(first, Comment)
    assert (first.issue_id, then.issue_id) == (jira_id, jira_id)
    assert isinstance(first.card, AnswersCard)
    assert (first.card.asked, first.card.counts) == (2, ())
    threads = [order for _key, order, _posted in quick.slack.posts if isinstance(order.card, AnswersCard)]
    assert len(threads) == 1


def test_only_owners_ask(quick: Office) -> None:
    _, group = two_reports(quick)
    form(quick, Gesture.ASK, group, user="U-1", text="which cards?", to="reporters")
    assert quick.rows(Question) == []


def test_a_question_without_words_is_asked_of_nobody(quick: Office) -> None:
    _, group = two_reports(quick)
    form(quick, Gesture.ASK, group, text="  ", to="reporters")
    assert quick.rows(Question) == []
    assert quick.notes()[-1][1] == "Nobody was asked: the question had no words."


def test_at_most_five_different_answers_are_offered(quick: Office) -> None:
    _, group = two_reports(quick)
    form(quick, Gesture.ASK, group, text="when?", options="\n".join("abbcdefg"), to="reporters")
    assert quick.rows(Question)[0].options == ["a", "b", "c", "d", "e"]


def test_volunteers_of_a_team_are_asked_in_their_direct_messages(crewed: Office) -> None:
    """Those whom the settings name, and those whom Slack's user group named when it was read."""
    _, group = two_reports(crewed)
    with crewed.store.write() as session:
        session.add(CrewMember(user="U-9", crew="night"))
    question = asked_in_slack(crewed, group, to="crew:night")
    assert [(post.user, post.thread) for post, _card in questions(crewed)] == [
        ("U-7", ""),
        ("U-8", ""),
        ("U-9", ""),
    ]
    crewed.click("U-9", Gesture.ANSWER, question, "Visa only")
    assert [asked.answer for asked in crewed.rows(Asked)] == [None, None, "Visa only"]
    [update] = [one for one in crewed.slack.updates if one.channel == "D-U-9"]
    assert update.card.mine == "Visa only"  # type: ignore[union-attr]


def test_a_team_that_nobody_is_in_is_said(quick: Office) -> None:
    _, group = two_reports(quick)
    form(quick, Gesture.ASK, group, text="which cards?", to="crew:none")
    assert quick.rows(Question) == []
    assert quick.notes()[-1][1] == "Nobody was asked: there is no such team."


def test_a_latecomer_is_asked_once_while_the_question_is_open(office: Office) -> None:
    asked_in_jira(office)
    for text in ("refund pending for days", "refund pending for many days"):
        office.say("U-9", text)
        office.work()
    assert len(questions(office)) == 3


@pytest.mark.parametrize("crew", [True, False])
def test_a_latecomer_is_not_asked_what_is_closed_or_was_put_to_a_team(crewed: Office, crew: bool) -> None:
    _, group = two_reports(crewed)
    question = asked_in_slack(crewed, group, to="crew:night" if crew else "reporters")
    crewed.click("U-1", Gesture.ANSWER, question, "Visa only")
    if not crew:
        crewed.click("U-owner", Gesture.ACCEPT_ANSWERS, question)
    crewed.say("U-10", "refund pending for days")
    crewed.work()
    assert "U-10" not in {post.user for post, _card in questions(crewed)}
    assert len(questions(crewed)) == 2


def test_a_comment_that_asks_is_passed_on_without_personal_data(quick: Office) -> None:
    asked_in_jira(quick, "To agents: does +49 341 4960123 call you? [yes] [only 4111 1111 1111 1111]")
    [question] = quick.rows(Question)
    assert (question.text, question.options) == ("does [phone 1] call you?", ["yes", "only [card 1]"])
    quick.poll()
    assert quick.rows(Question) == [question]
