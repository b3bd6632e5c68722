"""A partner's people and guests see of a problem what their own company reported, on their cards too."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Capture, Gesture, Way
from bridge.domain.members import Member
from bridge.domain.rules import Crew
from bridge.domain.stages import Stage
from bridge.flow import names, tallies, views
from bridge.store.engine import Store
from bridge.store.queries import people, questions
from bridge.store.tables import Person, Question
from tests.conftest import HeldClock
from tests.flow.jira.tickets import IN_WORK, change
from tests.flow.office import RULES, TEAM, Office
from tests.flow.owners.desk import form

OURS = Crew("leipzig", "Leipzig", members=("U-1", "U-2"))
SWIFT = Crew("swift", "Swift dispatch", members=("U-8", "U-9"), company="Swift")
SHARED = replace(RULES, crews=(OURS, SWIFT))
TEXT = "refund pending for days"


@pytest.fixture
def office(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock, SHARED)


def report(office: Office, *users: str) -> list[int]:
    """Several people report the same."""
    numbers = [office.say(user, TEXT) for user in users]
    office.work()
    tallies.refresh(office.store, office.clock.now())
    return numbers


def guest(office: Office, user: str) -> None:
    """Slack says that somebody is a guest."""
    with office.store.write() as session:
        people.known(session, TEAM, user).guest = True


def test_a_partner_sees_the_reports_of_their_own_company_and_we_see_all(office: Office) -> None:
    *ours, first, second = report(office, "U-1", "U-2", "U-8", "U-9")
    assert [office.home(number).problem.reports for number in (*ours, first, second)] == [4, 4, 2, 2]


def test_their_own_report_is_counted_before_the_sums_are(office: Office) -> None:
    report(office, "U-1", "U-2")
    number = office.say("U-8", TEXT)
    office.work()
    assert office.home(number).problem.reports == 1


def test_a_partner_whom_a_machine_put_among_others_can_say_whether_that_is_right(office: Office) -> None:
    ours, theirs = report(office, "U-1", "U-8")
    assert (office.home(ours).unseen, office.home(theirs).unseen) == (False, True)
    office.click("U-8", Gesture.RIGHT, theirs)
    assert office.state(theirs) == "confirmed"


def test_a_guest_in_no_team_sees_their_own_report_alone(office: Office) -> None:
    guest(office, "U-else")
    guest(office, "U-1")
    mine, _ours, theirs = report(office, "U-1", "U-2", "U-else")
    assert office.home(theirs).problem.reports == 1
    assert office.home(mine).problem.reports == 3, "whom the settings put into a team of ours is of ours"


def test_who_may_be_a_guest_sees_their_own_report_until_slack_has_told(office: Office) -> None:
    *_ours, new = report(office, "U-1", "U-2", "U-new")
    assert office.home(new).problem.reports == 1
    member = Member(TEAM, "U-new", "Nadia", zone="Europe/Berlin")
    names.changed(office.store, office.rules, office.clock, TEAM, member)
    assert office.home(new).problem.reports == 3


def test_without_partners_too_a_newcomer_may_be_a_guest_once_any_guest_was_met(office: Office) -> None:
    office.rules = replace(SHARED, crews=(OURS,))
    [new] = report(office, "U-new")
    report(office, "U-1", "U-2")
    assert office.home(new).problem.reports == 3
    guest(office, "U-else")
    assert office.home(new).problem.reports == 1


def test_a_stranger_is_a_guest_from_their_first_word(office: Office) -> None:
    report(office, "U-1", "U-2")
    capture = Capture(
        "m:1", Way.MENTION, TEAM, "U-olga", TEXT, office.clock.now(), "C1", "1.9", stranger=True
    )
    number = office.intake.keep(capture).number
    office.work()
    assert [person.guest for person in office.rows(Person)] == [False, False, True]
    assert office.home(number).problem.reports == 1


def test_thanks_count_the_colleagues_of_their_own_company(office: Office) -> None:
    numbers, jira = office.opened()
    first, second = report(office, "U-8", "U-9")
    change(office, jira, **IN_WORK)
    notes = {number: office.stage_notes(number)[-1] for number in (numbers[0], first, second)}
    assert {note.stage for note in notes.values()} == {Stage.IN_WORK}
    assert [note.colleagues for note in notes.values()] == [3, 1, 1]
    assert notes[first].problem.reports == 2


def test_a_question_says_how_many_of_their_own_company_were_asked(office: Office) -> None:
    ours, *_others = report(office, "U-1", "U-2", "U-8", "U-9")
    form(
        office,
        Gesture.ASK,
        office.group_of(ours).id or 0,
        text="which cards?",
        options="Visa",
        to="reporters",
    )
    for user in ("U-1", "U-8"):
        office.click(user, Gesture.ANSWER, 1, "Visa")
    with office.store.read() as session:
        question = session.get_one(Question, 1)
        asked = questions.asked(session, 1)
        cards = [views.question_card(session, office.rules, one, question) for one in asked]
    assert [(card.answered, card.asked) for card in cards] == [(2, 4), (2, 4), (1, 2), (1, 2)]


def test_they_are_asked_only_about_problems_that_their_company_reported(office: Office) -> None:
    report(office, "U-1", "U-2")
    ours = office.say("U-2", "refund pending perhaps since Monday")
    theirs = office.say("U-8", "refund pending although promised Tuesday")
    office.work()
    assert (len(office.home(ours).candidates), office.home(theirs).candidates) == (1, ())
    report(office, "U-9")
    assert [one.title for one in office.home(theirs).candidates] == [office.group_of(1).title]
