"""Reports that come with the problem that they are of: "I heard this too"."""

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.grouping import State
from bridge.domain.incoming import Capture, Gesture, Way
from bridge.domain.stages import Stage
from bridge.store.queries import people
from bridge.store.tables import Insight
from tests.flow.office import TEAM, Office


def heard_too(office: Office, user: str, text: str, problem: int, source: str = "view:V1") -> int:
    with office.store.write() as session:
        people.known(session, TEAM, user).name = "Nina"
    capture = Capture(source, Way.KNOWN, TEAM, user, text, office.clock.now(), problem=problem)
    number = office.intake.keep(capture).number
    office.work()
    return number


def test_it_is_confirmed_where_its_reporter_said_whatever_its_words(office: Office) -> None:
    first, other = office.problem("refund pending for days", "lamp flickers at night")
    there = office.group_of(first).id or 0
    number = heard_too(office, "U-9", "lamp flickers at night", there)
    assert (office.group_of(number).id, office.state(number)) == (there, State.CONFIRMED)
    assert office.home(number).problem.reports == 2
    assert office.group_of(other).id != there


def test_the_same_form_sent_twice_is_one_report(office: Office) -> None:
    [first] = office.problem("refund pending for days")
    there = office.group_of(first).id or 0
    assert heard_too(office, "U-9", "the same", there) == heard_too(office, "U-9", "the same", there)
    assert office.home(first).problem.reports == 2


def test_it_is_credited_like_every_other_right(office: Office) -> None:
    [first] = office.problem("refund pending for days")
    heard_too(office, "U-9", "C-88213 call back", office.group_of(first).id or 0)
    assert office.credit("U-9").insight == 1


def test_a_text_of_several_problems_stays_where_its_reporter_said(office: Office) -> None:
    [first] = office.problem("refund pending for days")
    there = office.group_of(first).id or 0
    number = heard_too(office, "U-9", "refund pending and lamp flickers", there)
    assert [card.problem.group for card in office.parts(number)] == [there]


def test_what_was_joined_meanwhile_leads_to_the_survivor(office: Office) -> None:
    first, second = office.problem("refund pending for days", "parcel shows wrong amount")
    gone, there = office.group_of(first).id or 0, office.group_of(second).id or 0
    office.click("U-owner", Gesture.MERGE, gone, str(there))
    number = heard_too(office, "U-9", "this one", gone)
    assert office.group_of(number).id == office.group_of(first).id == there


def test_it_can_be_taken_back_and_is_asked_about_then(office: Office) -> None:
    [first] = office.problem("refund pending for days")
    there = office.group_of(first).id or 0
    number = heard_too(office, "U-9", "this one", there)
    assert office.home(number).undoable
    office.click("U-9", Gesture.UNDO, number)
    card = office.home(number)
    assert (card.state, [one.group for one in card.candidates]) == (State.PROVISIONAL, [there])
    office.click("U-9", Gesture.SOMETHING_NEW, number)
    assert office.group_of(number).id != there


def test_of_a_problem_that_has_ended_it_counts_and_nobody_is_asked(office: Office) -> None:
    numbers, _ = office.opened()
    office.click("U-owner", Gesture.DECLINE, office.group_of(numbers[0]).id or 0, "too dear")
    office.clock.forward(days=1)
    late = heard_too(office, "U-9", "still the same", office.group_of(numbers[0]).id or 0)
    assert (office.home(late).state, office.home(late).problem.stage) == (State.CONFIRMED, Stage.DECLINED)
    assert office.slack.keys("still_same") == []
    assert len(office.slack.keys("still")) == 1


def test_heard_in_two_calls_it_counts_twice_unless_the_customer_is_the_same(office: Office) -> None:
    [first] = office.problem("refund pending for days")
    there = office.group_of(first).id or 0
    for call in ("view:V1", "view:V2"):
        heard_too(office, "U-9", "I heard this too", there, call)
    assert office.home(first).problem.reports == 3
    for call in ("view:V3", "view:V4"):
        heard_too(office, "U-9", "C-88213 again", there, call)
    assert office.home(first).problem.reports == 4
    assert office.credit("U-9").insight == 2


def test_a_problem_that_never_was_is_refused_with_a_sentence_before_anything_is_kept(quick: Office) -> None:
    for number in (0, 999):
        with pytest.raises(RefusalError, match="You see no such problem"):
            heard_too(quick, "U-9", "I heard this too", number)
    assert quick.rows(Insight) == []


def test_a_number_that_was_kept_before_numbers_were_checked_is_sorted_by_its_words(quick: Office) -> None:
    number = quick.say("U-9", "refund pending for days")
    with quick.store.write() as session:
        session.get_one(Insight, number).named_group = 999
    quick.work()
    assert quick.home(number).problem.title == "Refund pending for days"
