"""Reports by number, help, and what is asked in messages."""

from datetime import timedelta

from bridge.domain.asking import Ask, AskedIn, Topic
from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import Card
from bridge.domain.outgoing.asked import HelpAnswer, KnownAnswer, ShownReport, Unanswered, Why
from bridge.flow.erasure import erase
from bridge.store.tables import Effect, Insight
from tests.flow.asking.conftest import Curious
from tests.flow.office import TEAM


def shown(office: Curious, number: int, user: str) -> ShownReport:
    answer = office.ask(Topic.REPORT, number=number, user=user)
    assert isinstance(answer, ShownReport)
    return answer


def test_ones_own_report_leads_to_its_card(office: Curious) -> None:
    group = office.problem_of("U-1", "refund pending")
    report = shown(office, 1, "U-1")
    assert (report.text, report.own, [one.group for one in report.problems]) == (
        "refund pending",
        True,
        [group],
    )
    assert "D-U-1" in report.home
    assert report.page == "https://bridge.example/insights/1"


def test_anothers_report_says_of_which_team_it_is_and_leads_to_no_card(office: Curious) -> None:
    office.problem_of("U-1", "refund pending")
    report = shown(office, 1, "U-2")
    assert (report.text, report.team, report.home, report.own) == ("refund pending", "Leipzig", "", False)


def test_words_that_are_held_back_are_shown_to_their_reporter_alone(office: Curious) -> None:
    office.problem_of("U-1", "refund pending")
    with office.store.write() as session:
        session.get_one(Insight, 1).held_back = True
    assert (shown(office, 1, "U-2").text, shown(office, 1, "U-2").held) == ("", True)
    assert shown(office, 1, "U-1").text == "refund pending"


def test_a_partner_cannot_tell_a_foreign_report_from_none(office: Curious) -> None:
    office.problem_of("U-1", "refund pending")
    office.problem_of("U-c1", "refund pending")
    assert office.ask(Topic.REPORT, number=1, user="U-c2") == Unanswered(Why.NO_REPORT, 1)
    assert office.ask(Topic.REPORT, number=99, user="U-c2") == Unanswered(Why.NO_REPORT, 99)
    assert [one.reports for one in shown(office, 2, "U-c2").problems] == [1]


def test_a_report_that_is_being_sorted_has_no_problem_yet(office: Curious) -> None:
    office.say("U-1", "refund pending")
    assert shown(office, 1, "U-1").problems == ()


def test_help_is_by_what_somebody_is(office: Curious) -> None:
    assert office.ask(Topic.HELP) == HelpAnswer(page="https://bridge.example")
    assert office.ask(Topic.HELP, user="U-c1") == HelpAnswer(
        guest=True, leads=("Courier",), page="https://bridge.example"
    )
    owner = office.ask(Topic.HELP, user="U-owner")
    assert isinstance(owner, HelpAnswer)
    assert owner.owns == ("Payments",)


def test_our_own_people_are_answered_in_their_messages_once(office: Curious) -> None:
    group = office.problem_of("U-1", "refund pending")
    for _ in range(2):
        office.ask_in(Topic.KNOWN, "refund C-88213")
    [post] = office.answers()
    assert (post.user, post.channel) == ("U-1", "D-U-1")
    assert isinstance(post.card, KnownAnswer)
    assert office.woken == 2
    office.meaning.means = [(group, 0.9)]
    office.ask_in(Topic.KNOWN, "refund", source="message:T1:C1:2.2")
    card = office.answers()[1].card
    assert isinstance(card, KnownAnswer)
    assert [one.group for one in card.problems] == [group]


def test_what_was_looked_for_is_kept_redacted(office: Curious) -> None:
    office.ask_in(Topic.KNOWN, "refund of C-88213")
    [effect] = [one for one in office.rows(Effect) if one.kind == "answer"]
    assert "C-88213" not in str(effect.body)


def test_guests_too_are_answered_in_their_messages(office: Curious) -> None:
    office.ask_in(Topic.HELP, user="U-c2")
    [post] = office.answers()
    assert (post.user, post.channel) == ("U-c2", "")


def in_thread(office: Curious, topic: Topic, words: str = "", user: str = "U-c2", number: int = 0) -> Card:
    """The answer to a guest whom the bot cannot write to."""
    office.slack.before.append(RefusedError("no", "user_not_visible"))
    office.ask_in(topic, words, user, f"message:T1:C1:{topic}", number)
    post = office.answers()[-1]
    assert (post.user, post.channel, post.thread) == ("", "C1", "1.1")
    return post.card


def test_guests_who_cannot_be_written_to_read_in_the_thread_what_their_company_reported(
    office: Curious,
) -> None:
    for user in ("U-1", "U-c1"):
        office.problem_of(user, "refund pending")
    known = in_thread(office, Topic.KNOWN, "refund")
    assert isinstance(known, KnownAnswer)
    assert [one.reports for one in known.problems] == [1]


def test_no_colleagues_words_and_nothing_that_a_team_has_open_stand_in_a_thread(office: Curious) -> None:
    office.problem_of("U-c1", "refund pending")
    assert in_thread(office, Topic.REPORT, number=1) == Unanswered(Why.NOT_HERE)
    assert in_thread(office, Topic.TEAM, user="U-c1") == Unanswered(Why.NOT_HERE)


def test_ones_own_words_stand_in_a_thread_only_if_they_are_not_held_back(office: Curious) -> None:
    office.problem_of("U-c2", "refund pending")
    report = in_thread(office, Topic.REPORT, number=1)
    assert isinstance(report, ShownReport)
    assert (report.text, report.home) == ("refund pending", "")
    with office.store.write() as session:
        session.get_one(Insight, 1).held_back = True
    office.slack.posts.clear()
    office.ask_in(Topic.REPORT, user="U-c2", source="message:T1:C1:held", number=1)
    [post] = office.answers()
    assert post.user == "U-c2"
    office.slack.before.append(RefusedError("no", "user_not_visible"))
    office.ask_in(Topic.REPORT, user="U-c2", source="message:T1:C1:again", number=1)
    assert office.answers()[-1].card == Unanswered(Why.NOT_HERE)


def test_our_own_people_are_never_answered_in_a_thread(office: Curious) -> None:
    office.slack.before += [RefusedError("no", "user_not_visible")] * 2
    office.ask_in(Topic.HELP)
    assert office.answers() == []


def test_who_may_be_a_guest_is_told_to_wait(office: Curious) -> None:
    office.ask_in(Topic.KNOWN, "refund", user="U-new")
    [post] = office.answers()
    assert (post.user, post.card) == ("U-new", Unanswered(Why.NOT_PLACED))


def test_who_asks_from_another_workspace_is_a_guest_before_slack_is_asked(office: Curious) -> None:
    office.problem_of("U-1", "refund pending")
    ask = Ask(TEAM, "U-far", Topic.KNOWN, "refund")
    office.asking.answer_in(ask, AskedIn("message:T1:C1:3", "C1", "1.1", stranger=True))
    office.work()
    assert office.answers()[-1].card == KnownAnswer("refund", ())


def test_who_was_erased_meanwhile_is_not_answered(office: Curious) -> None:
    office.meet("U-1", erased_at=office.clock.now())
    office.ask_in(Topic.HELP)
    assert office.answers() == []


def test_what_somebody_asked_is_erased_with_them(office: Curious) -> None:
    office.ask_in(Topic.KNOWN, "refund")
    erase(office.store, "U-1", office.clock.now() + timedelta(seconds=1))
    assert [one for one in office.rows(Effect) if one.kind == "answer"] == []
