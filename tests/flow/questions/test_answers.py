"""An owner asks in Jira, those who reported answer in Slack, the answers go back as one comment."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import AnswersCard, Comment, EditComment, Post, QuestionCard, Update
from bridge.store.tables import Asked, Question
from tests.flow.office import Office

QUESTION = "To agents: which cards? [Visa only] [Mastercard too]"


def asked(office: Office, text: str = QUESTION) -> tuple[list[int], str, int]:
    """A question asked to the two who reported: the insights, Jira's id, the question."""
    numbers, jira_id = office.opened()
    office.comment(jira_id, text)
    return numbers, jira_id, office.rows(Question)[-1].id or 0


def cards(office: Office) -> list[tuple[str, QuestionCard]]:
    """The questions posted: in which thread, and what."""
    orders = [order for _key, order, _posted in office.slack.posts]
    return [(order.thread, order.card) for order in orders if isinstance(order.card, QuestionCard)]


def comments(office: Office) -> list[Comment | EditComment]:
    written = [order for order in office.jira.written if isinstance(order, Comment | EditComment)]
    return [order for order in written if isinstance(order.card, AnswersCard)]


def test_the_question_stands_in_each_home_once(office: Office) -> None:
    numbers, _, _ = asked(office)
    office.poll()
    assert [thread for thread, _ in cards(office)] == [office.insight(number).home_ts for number in numbers]
    [(_, card), _] = cards(office)
    assert (card.text, card.options, card.team) == (
        "which cards?",
        ("Visa only", "Mastercard too"),
        "Payments",
    )
    assert (card.asked, card.answered) == (2, 0)


def test_an_answer_by_button_updates_the_card_and_makes_one_comment(office: Office) -> None:
    _, jira_id, question = asked(office)
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    shown = [update.card for update in office.slack.updates if isinstance(update.card, QuestionCard)]
    assert [(card.mine, card.answered) for card in shown] == [("Visa only", 1)]
    [comment] = comments(office)
    assert isinstance(comment, Comment)
    assert comment.issue_id == jira_id
    assert isinstance(comment.card, AnswersCard)
    assert comment.card.counts == (("Visa only", 1),)


def test_later_answers_edit_the_comment_and_the_card_in_the_thread(office: Office) -> None:
    numbers, _, question = asked(office)
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    office.click("U-2", Gesture.ANSWER, question, "Mastercard too")
    first, second = comments(office)
    assert (type(first), type(second)) == (Comment, EditComment)
    posted = [order for _key, order, _posted in office.slack.posts if isinstance(order.card, AnswersCard)]
    edited = [update for update in office.slack.updates if isinstance(update.card, AnswersCard)]
    assert [order.thread for order in posted] == [office.group_of(numbers[0]).triage_ts]
    assert [update.card for update in edited] == [second.card]


def test_a_typed_answer_is_redacted_and_quoted(office: Office) -> None:
    _, _, question = asked(office)
    office.click("U-2", Gesture.ANSWER, question, "only Visa, ask mia@shop.example")
    [comment] = comments(office)
    assert isinstance(comment.card, AnswersCard)
    assert comment.card.written == ("only Visa, ask [e-mail 1]",)


def test_an_answer_that_may_name_somebody_is_counted_and_not_quoted(office: Office) -> None:
    _, _, question = asked(office)
    office.click("U-2", Gesture.ANSWER, question, "only Visa, says Mrs Quimby")
    [comment] = comments(office)
    assert isinstance(comment.card, AnswersCard)
    assert comment.card.written == ("",)
    assert "Quimby" not in repr(
        [order for _key, order, _posted in office.slack.posts if isinstance(order.card, AnswersCard)]
    )


def test_the_first_answer_counts_and_only_of_those_who_were_asked(office: Office) -> None:
    _, _, question = asked(office)
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    office.click("U-1", Gesture.ANSWER, question, "Mastercard too")
    office.click("U-stranger", Gesture.ANSWER, question, "Visa only")
    office.click("U-2", Gesture.ANSWER, question, "   ")
    assert [one.answer for one in office.rows(Asked)] == ["Visa only", None]


def test_accepting_credits_every_answer_once(office: Office) -> None:
    _, _, question = asked(office)
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    office.click("U-owner", Gesture.ACCEPT_ANSWERS, question)
    written = len(comments(office))
    office.click("U-owner", Gesture.ACCEPT_ANSWERS, question)
    assert (office.credit("U-1").answer, office.credit("U-2").answer) == (2, 0)
    assert len(comments(office)) == written
    last = comments(office)[-1].card
    assert isinstance(last, AnswersCard)
    assert last.accepted


def test_only_owners_accept(office: Office) -> None:
    _, _, question = asked(office)
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    office.click("U-1", Gesture.ACCEPT_ANSWERS, question)
    assert office.credit("U-1").answer == 0


def test_two_questions_in_one_home_are_both_brought_up_to_date(office: Office) -> None:
    """An edit that waits for one card does not stand for the other."""
    _, jira_id, first = asked(office)
    office.comment(jira_id, "To agents: since when?")
    second = office.rows(Question)[-1].id or 0
    office.press("U-1", Gesture.ANSWER, first, "Visa only")
    office.press("U-1", Gesture.ANSWER, second, "since Monday")
    office.work()
    shown = [update.card for update in office.slack.updates if isinstance(update.card, QuestionCard)]
    assert {(card.question, card.mine) for card in shown} == {(first, "Visa only"), (second, "since Monday")}


def test_answers_that_found_no_comment_yet_make_only_one(office: Office) -> None:
    """The first comment was skipped or refused; a later one takes its place and is edited from then on."""
    numbers, _, question = asked(office)
    with office.store.write() as session:
        group = session.merge(office.group_of(numbers[0]))
        channel, ts, group.triage_channel, group.triage_ts = (
            group.triage_channel,
            group.triage_ts,
            None,
            None,
        )
    office.click("U-1", Gesture.ANSWER, question, "Visa only")
    with office.store.write() as session:
        group = session.merge(office.group_of(numbers[0]))
        group.triage_channel, group.triage_ts = channel, ts
    office.click("U-2", Gesture.ANSWER, question, "Visa only")
    office.click("U-owner", Gesture.ACCEPT_ANSWERS, question)
    orders = [order for _key, order, _posted in office.slack.posts if isinstance(order.card, AnswersCard)]
    edits = [update for update in office.slack.updates if isinstance(update.card, AnswersCard)]
    assert ([type(order) for order in orders], [type(edit) for edit in edits]) == ([Post], [Update])
