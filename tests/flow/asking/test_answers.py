"""Reports by number, help, and what is asked in messages."""

from datetime import timedelta

from bridge.domain.asking import Topic
from bridge.domain.outgoing.asked import HelpAnswer, KnownAnswer, ShownReport, Unanswered, Why
from bridge.flow.erasure import erase
from bridge.store.tables import Effect, Insight
from tests.flow.asking.conftest import Curious


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
    assert (post.user, post.channel) == ("U-1", "")
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


def test_guests_are_answered_in_the_thread_where_they_asked(office: Curious) -> None:
    office.ask_in(Topic.HELP, user="U-c2")
    [post] = office.answers()
    assert (post.user, post.channel, post.thread) == ("", "C1", "1.1")


def test_who_may_be_a_guest_is_answered_there_too_and_told_to_wait(office: Curious) -> None:
    office.ask_in(Topic.KNOWN, "refund", user="U-new")
    [post] = office.answers()
    assert (post.channel, post.card) == ("C1", Unanswered(Why.NOT_PLACED))


def test_who_was_erased_meanwhile_is_not_answered(office: Curious) -> None:
    office.meet("U-1", erased_at=office.clock.now())
    office.ask_in(Topic.HELP)
    assert office.answers() == []


def test_what_somebody_asked_is_erased_with_them(office: Curious) -> None:
    office.ask_in(Topic.KNOWN, "refund")
    erase(office.store, "U-1", office.clock.now() + timedelta(seconds=1))
    assert [one for one in office.rows(Effect) if one.kind == "answer"] == []
