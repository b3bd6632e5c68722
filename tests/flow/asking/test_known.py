"""Which problems are known of what a customer says, and what is said of them."""

from dataclasses import replace
from datetime import timedelta

from bridge.domain.asking import Topic
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing.asked import Unanswered, Why
from bridge.domain.stages import Stage
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.asking.conftest import CURIOUS, LEIPZIG, Curious


def test_a_problem_is_found_by_its_words_with_what_to_say(office: Curious) -> None:
    group = office.problem_of("U-1", "refund pending for days")
    office.worded(group, text="Ten days.", meanwhile="Resend the receipt.")
    [problem] = office.known("refund pend").problems
    assert (problem.group, problem.reports, problem.team) == (group, 1, "Payments")
    assert (problem.wording, problem.meanwhile) == ("Ten days.", "Resend the receipt.")


def test_it_is_found_by_what_is_meant_and_not_if_that_is_unlikely(office: Curious) -> None:
    likely, not_likely = office.problem_of("U-1", "refund pending"), office.problem_of("U-1", "lamp flickers")
    office.meaning.means = [(likely, 0.8), (not_likely, 0.01)]
    assert [one.group for one in office.known("my money is not back").problems] == [likely]


def test_what_both_words_and_meaning_find_comes_first_and_three_are_shown(office: Curious) -> None:
    told = [
        office.problem_of("U-1", f"refund {trouble}") for trouble in ("one a b c", "two d e f", "three g h i")
    ]
    other = office.problem_of("U-1", "lamp flickers")
    office.meaning.means = [(other, 0.9), (told[0], 0.5)]
    shown = [one.group for one in office.known("refund").problems]
    assert (shown[0], len(shown)) == (told[0], 3)


def test_wording_that_is_over_is_not_shown(office: Curious) -> None:
    group = office.problem_of("U-1", "refund pending")
    tomorrow = office.clock.now().date() + timedelta(days=1)
    office.worded(group, text="One day.", until=str(tomorrow))
    office.clock.forward(days=3)
    assert office.known("refund").problems[0].wording == ""


def test_a_problem_that_was_declined_says_why(office: Curious) -> None:
    group = office.problem_of("U-1", "refund pending")
    office.click("U-owner", Gesture.DECLINE, group, "too dear")
    [problem] = office.known("refund").problems
    assert (problem.stage, problem.reason) == (Stage.DECLINED, "too dear")


def test_of_joined_problems_the_survivor_is_shown_once(office: Curious) -> None:
    gone, there = (
        office.problem_of("U-1", "refund pending for days"),
        office.problem_of("U-1", "parcel shows wrong amount"),
    )
    office.meaning.means = [(gone, 0.9), (there, 0.8)]
    office.click("U-owner", Gesture.MERGE, gone, str(there))
    assert [one.group for one in office.known("refund").problems] == [there]


def test_praise_is_no_problem(office: Curious) -> None:
    office.problem_of("U-1", "thanks to the courier")
    assert office.known("thanks").problems == ()


def test_what_nobody_is_sure_of_is_not_known_yet(office: Curious) -> None:
    """A group of which nothing counts: its only report was said to be something else."""
    group = office.problem_of("U-1", "refund pending")
    office.meaning.means = [(group, 0.9)]
    number = office.heard_too("U-2", group)
    assert office.known("refund").problems[0].reports == 2
    office.click("U-2", Gesture.UNDO, number)
    assert office.known("refund").problems[0].reports == 1


def test_nothing_alike_is_an_answer_too(office: Curious) -> None:
    office.problem_of("U-1", "refund pending")
    assert office.known("zebra").problems == ()


def test_without_words_it_is_asked_how(office: Curious) -> None:
    assert office.ask(Topic.KNOWN, "  ") == Unanswered(Why.NO_WORDS)
    assert office.meaning.heard == []


def test_what_must_not_be_kept_is_taken_out_of_the_words_before_they_are_used(office: Curious) -> None:
    answer = office.known("refund of  C-88213, card 4111 1111 1111 1111")
    assert answer.words == office.meaning.heard[0] == "refund of [reference 1], card [card 1]"


def test_punctuation_is_no_syntax(office: Curious) -> None:
    office.problem_of("U-1", "refund pending")
    for words in ('"', "refund AND (", "' OR 1=1 --", "*", "\0", "refund:*", "x" * 3000):
        office.known(words)


def test_a_partners_people_see_and_count_what_their_company_reports(office: Curious) -> None:
    common, foreign = office.problem_of("U-1", "refund pending"), office.problem_of("U-1", "lamp flickers")
    office.problem_of("U-c1", "refund pending")
    office.worded(common, text="Ten days.")
    office.meaning.means = [(foreign, 0.9), (common, 0.8)]
    [problem] = office.known("lamp", user="U-c2").problems
    assert (problem.group, problem.reports, problem.wording) == (common, 1, "Ten days.")
    assert {one.group: one.reports for one in office.known("lamp", user="U-1").problems} == {
        common: 2,
        foreign: 1,
    }


def test_words_that_only_others_said_find_nothing_for_a_partner(office: Curious) -> None:
    office.problem_of("U-1", "refund pending secretword")
    office.problem_of("U-c1", "refund pending heard")
    assert office.known("secretword", user="U-2").problems != ()
    assert office.known("heard", user="U-c2").problems != ()


def test_a_guest_of_no_company_sees_nothing(office: Curious) -> None:
    office.problem_of("U-1", "refund pending")
    office.meet("U-guest", name="Gus", guest=True)
    assert office.known("refund", user="U-guest").problems == ()


def test_who_may_be_a_partner_sees_nothing_until_they_are_known(office: Curious) -> None:
    office.problem_of("U-1", "refund pending")
    assert office.ask(Topic.KNOWN, "refund", user="U-new") == Unanswered(Why.NOT_PLACED)
    assert office.met("U-new") is not None
    office.meet("U-new", name="Nina")
    assert len(office.known("refund", user="U-new").problems) == 1


def test_without_partner_crews_too_who_may_be_a_guest_sees_nothing_until_they_are_known(
    store: Store, clock: HeldClock
) -> None:
    office = Curious(store, clock, replace(CURIOUS, crews=(LEIPZIG,)))
    office.problem_of("U-1", "refund pending")
    assert office.ask(Topic.KNOWN, "refund", user="U-new") == Unanswered(Why.NOT_PLACED)
    assert len(office.known("refund", user="U-2").problems) == 1


def test_a_customers_reference_among_the_words_hides_nothing(office: Curious) -> None:
    group = office.problem_of("U-1", "refund pending")
    assert [one.group for one in office.known("C-88213 refund").problems] == [group]
    assert office.known("C-88213").problems == ()
