"""A direct message while a question is open: its author says what it is, and nothing is lost or counted twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture, Way
from bridge.domain.outgoing import ReplyAsk
from bridge.domain.urgency import BUILT_IN, cues_of
from bridge.flow import replies
from bridge.flow.replies.asking import PATIENCE, WITHIN
from bridge.store.tables import Asked, Insight, Reference
from tests.flow.office import RULES, Office
from tests.flow.questions.asking import asked_in_jira, edit_comment

SOURCE = "message:T1:D1:1.000200"


def write(office: Office, text: str = "only Visa, C-88213", user: str = "U-1", source: str = SOURCE) -> int:
    """Write to the bot in the main composer."""
    number = office.say(user, text, source, Way.DM)
    office.work()
    return number


def cards(office: Office) -> list[ReplyAsk]:
    """The cards that ask what a message is, as first posted and as edited since."""
    posts = [order.card for _key, order, _posted in office.slack.posts]
    edits = [edit.card for edit in office.slack.updates]
    return [card for card in (*posts, *edits) if isinstance(card, ReplyAsk)]


def answers(office: Office) -> list[str | None]:
    return [one.answer for one in office.rows(Asked)]


def say(office: Office, number: int, choice: str, user: str = "U-1") -> None:
    office.click(user, Gesture.REPLY_IS, number, choice)


def is_sorted(office: Office, number: int) -> bool:
    return office.insight(number).state == "sorted"


def test_it_is_asked_which_it_is_and_nothing_is_sorted_meanwhile(office: Office) -> None:
    asked_in_jira(office)
    number = write(office)
    [card] = cards(office)
    assert [(one.text, one.team) for one in card.questions] == [("which cards?", "Payments")]
    assert (card.insight, card.state) == (number, "open")
    assert not is_sorted(office, number)


def test_an_answer_goes_to_the_question_and_is_no_report_any_more(office: Office) -> None:
    asked_in_jira(office)
    number = write(office)
    for _twice in range(2):
        say(office, number, str(office.rows(Asked)[0].id))
    assert answers(office) == ["only Visa, [reference 1]", None]
    assert cards(office)[-1].state == "answer"
    assert number not in [one.id for one in office.rows(Insight)]
    assert number not in [one.insight_id for one in office.rows(Reference)]


def test_an_answer_that_slack_brings_again_is_not_asked_about_again(office: Office) -> None:
    asked_in_jira(office)
    say(office, write(office), str(office.rows(Asked)[0].id))
    before = len(cards(office))
    again = write(office)
    assert again not in [one.id for one in office.rows(Insight)]
    assert len(cards(office)) == before


def test_a_new_report_is_sorted_like_any_other(office: Office) -> None:
    asked_in_jira(office)
    number = write(office, "parcel left in the rain, C-90001")
    say(office, number, "report")
    assert is_sorted(office, number)
    assert cards(office)[-1].state == "report"
    assert answers(office) == [None, None]
    assert [one.insight_id for one in office.rows(Reference)] == [number]
    say(office, number, str(office.rows(Asked)[0].id))
    assert answers(office) == [None, None]


def test_whoever_says_nothing_for_a_day_has_reported(office: Office) -> None:
    asked_in_jira(office)
    number = write(office)
    office.clock.forward(seconds=PATIENCE.total_seconds() - 1)
    replies.give_up(office.store, office.clock)
    office.work()
    assert not is_sorted(office, number)
    office.clock.forward(seconds=1)
    for _twice in range(2):
        replies.give_up(office.store, office.clock)
        office.work()
    assert is_sorted(office, number)
    assert cards(office)[-1].state == "late"
    assert len(cards(office)) == 2


def test_a_message_that_its_author_deletes_is_neither(office: Office) -> None:
    asked_in_jira(office)
    number = write(office)
    office.click("U-1", Gesture.REMOVE, number)
    say(office, number, str(office.rows(Asked)[0].id))
    assert answers(office) == [None, None]
    office.clock.forward(days=1)
    replies.give_up(office.store, office.clock)
    office.work()
    assert cards(office)[-1].state == "gone"
    assert number not in [one.id for one in office.rows(Insight)]


def test_an_answer_to_a_question_that_was_withdrawn_meanwhile_is_a_report(office: Office) -> None:
    _numbers, jira_id, _question = asked_in_jira(office)
    number = write(office)
    edit_comment(office, jira_id, None)
    say(office, number, str(office.rows(Asked)[0].id))
    assert is_sorted(office, number)
    assert cards(office)[-1].state == "closed"


@pytest.mark.parametrize("choice", ["", "99", "x"])
def test_nobody_else_and_no_unknown_choice_says_what_it_is(office: Office, choice: str) -> None:
    asked_in_jira(office)
    number = write(office)
    say(office, number, choice)
    say(office, number, "report", "U-2")
    assert not is_sorted(office, number)


def test_without_an_open_question_it_is_a_report_at_once(office: Office) -> None:
    _numbers, _jira_id, question = asked_in_jira(office)
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    assert is_sorted(office, write(office))
    assert is_sorted(office, write(office, user="U-9", source="message:T1:D9:1"))
    assert cards(office) == []


def test_an_old_question_is_not_asked_about(office: Office) -> None:
    asked_in_jira(office)
    office.clock.forward(seconds=(WITHIN + timedelta(minutes=1)).total_seconds())
    assert is_sorted(office, write(office))


def test_what_cannot_wait_is_a_report_at_once(office: Office) -> None:
    office = Office(
        office.store, office.clock, replace(RULES, cues=cues_of({"safety": BUILT_IN["safety"]}, {}))
    )
    asked_in_jira(office)
    assert is_sorted(office, write(office, "the charger caught fire"))


def test_only_direct_messages_are_asked_about(office: Office) -> None:
    asked_in_jira(office)
    number = office.say("U-1", "only Visa", way=Way.LISTENING)
    office.work()
    assert is_sorted(office, number)
