"""A reply in a thread: an answer where a question is open, a word on a "no" within three days, else nobody reads it."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture, Reply
from bridge.domain.outgoing import Objection, ReplyHeard
from bridge.domain.rules import Crew
from bridge.flow import replies
from bridge.flow.replies.window import OPEN_FOR
from bridge.store.tables import Asked, Inbox
from tests.flow.office import RULES, TEAM, Office
from tests.flow.owners.desk import form, take_back, two_reports
from tests.flow.questions.asking import asked_in_jira, asked_in_slack


def reply(
    office: Office, number: int, text: str, user: str = "U-1", source: str = "message:T1:D1:2.1"
) -> None:
    """Write in the thread of a home, and the bridge acts."""
    home = office.insight(number)
    write(office, home.home_channel or "", home.home_ts or "", text, user, source)


def write(office: Office, channel: str, thread: str, text: str, user: str, source: str) -> None:
    said = Reply(source, TEAM, user, channel, thread, text, office.clock.now())
    with office.store.read() as session:
        click = replies.addressed(session, said)
    if click is not None:
        office.intake.click(click)
    else:
        with office.store.write() as session:
            replies.say_unread(session, said, office.clock.now())
    office.work()


def declined(office: Office) -> tuple[list[int], int]:
    """Two reports of a problem that its owner declined."""
    numbers, group = two_reports(office)
    form(office, Gesture.DECLINE, group, "The bank needs ten days.")
    return numbers, group


def objections(office: Office) -> list[tuple[str, str]]:
    """What went to the team: the thread and the words."""
    posts = [order for _key, order, _posted in office.slack.posts]
    return [(post.thread, post.card.text) for post in posts if isinstance(post.card, Objection)]


def heard(office: Office) -> list[str]:
    """What reporters were told of their replies, in order."""
    posts = [order for _key, order, _posted in office.slack.posts]
    return [post.card.became for post in posts if isinstance(post.card, ReplyHeard)]


def test_the_next_reply_to_a_no_goes_to_the_team_redacted_and_once(office: Office) -> None:
    numbers, _group = declined(office)
    for place in range(2):
        reply(office, numbers[0], "The bank told her 3 days, ask mia@shop.example", source=f"message:{place}")
    thread = office.group_of(numbers[0]).triage_ts
    assert objections(office) == [(thread, "The bank told her 3 days, ask [e-mail 1]")]
    assert heard(office) == ["objection", "nobody"]


def test_a_reply_that_may_name_somebody_is_not_passed_on_and_can_be_written_again(office: Office) -> None:
    numbers, _group = declined(office)
    reply(office, numbers[0], "The bank told Mrs Quimby 3 days", source="message:1")
    assert (objections(office), heard(office)) == ([], ["named"])
    reply(office, numbers[0], "The bank told her 3 days", source="message:2")
    assert [words for _thread, words in objections(office)] == ["The bank told her 3 days"]


def test_a_redelivered_reply_is_taken_once(office: Office) -> None:
    numbers, _group = declined(office)
    for _twice in range(2):
        reply(office, numbers[0], "The bank told her 3 days")
    assert len(objections(office)) == 1
    assert heard(office) == ["objection"]


def test_the_note_of_a_no_says_where_the_next_reply_goes(office: Office) -> None:
    numbers, _group = declined(office)
    assert [note.objectable for note in office.stage_notes(numbers[0])] == [True]


@pytest.mark.parametrize(("seconds", "passed_on"), [(-60, 1), (60, 0)])
def test_after_three_days_nobody_reads_replies_to_a_no(office: Office, seconds: int, passed_on: int) -> None:
    numbers, _group = declined(office)
    office.clock.forward(seconds=OPEN_FOR.total_seconds() + seconds)
    reply(office, numbers[0], "The bank told her 3 days")
    assert len(objections(office)) == passed_on


def test_a_no_that_was_taken_back_needs_no_reply(office: Office) -> None:
    numbers, group = declined(office)
    take_back(office, group)
    reply(office, numbers[0], "The bank told her 3 days")
    assert (objections(office), heard(office)) == ([], ["nobody"])


def test_a_reply_that_nobody_asked_for_is_answered_once_and_goes_nowhere(office: Office) -> None:
    numbers, _group = two_reports(office)
    for place in range(3):
        reply(office, numbers[0], "and another thing", source=f"message:{place}")
    assert (objections(office), heard(office)) == ([], ["nobody"])


def test_others_and_empty_words_are_not_taken(office: Office) -> None:
    numbers, _group = declined(office)
    reply(office, numbers[0], "not mine", "U-2", "message:1")
    reply(office, numbers[0], "  ", source="message:2")
    assert (objections(office), heard(office)) == ([], [])


def test_in_a_thread_where_nobody_expects_a_reply_it_is_said_once_and_nothing_is_kept(office: Office) -> None:
    two_reports(office)
    before = len(office.rows(Inbox))
    for source in ("message:1", "message:2"):
        write(office, "D1", "9.9", "lunch?", "U-1", source)
    assert len(office.rows(Inbox)) == before
    assert heard(office) == ["nobody"]
    last = office.slack.posts[-1][1]
    assert (last.channel, last.thread) == ("D1", "9.9")


def test_words_below_a_question_in_ones_home_are_the_answer(office: Office) -> None:
    numbers, _jira_id, _question = asked_in_jira(office)
    reply(office, numbers[0], "only Visa")
    assert [one.answer for one in office.rows(Asked)] == ["only Visa", None]
    assert heard(office) == ["answer"]


def test_an_open_question_goes_before_a_no(office: Office) -> None:
    numbers, group = declined(office)
    asked_in_slack(office, group)
    reply(office, numbers[0], "only Visa", source="message:1")
    reply(office, numbers[0], "The bank told her 3 days", source="message:2")
    assert [one.answer for one in office.rows(Asked)] == ["only Visa", None]
    assert len(objections(office)) == 1


def test_a_volunteer_answers_below_the_question_itself(office: Office) -> None:
    crews = (Crew("leipzig", "Leipzig", members=("U-7",)),)
    office = Office(office.store, office.clock, replace(RULES, crews=crews))
    _numbers, group = two_reports(office)
    asked_in_slack(office, group, to="crew:leipzig")
    [asked] = office.rows(Asked)
    write(office, asked.card_channel or "", asked.card_ts or "", "only Visa", "U-8", "message:1")
    write(office, asked.card_channel or "", asked.card_ts or "", "only Visa", "U-7", "message:2")
    assert [one.answer for one in office.rows(Asked)] == ["only Visa"]
    assert heard(office) == []


def test_a_written_answer_to_a_withdrawn_question_is_said_to_be_too_late_once(office: Office) -> None:
    _numbers, group = two_reports(office)
    question = asked_in_slack(office, group)
    form(office, Gesture.WITHDRAW_QUESTION, question, user="U-2")
    form(office, Gesture.WITHDRAW_QUESTION, question)
    for _twice in range(2):
        office.click("U-1", Gesture.ANSWER, question, "Visa only")
    assert [one.answer for one in office.rows(Asked)] == [None, None]
    assert heard(office) == ["closed"]
