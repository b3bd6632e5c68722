"""What is said at once to whoever presses a button in vain, and what More offers."""

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.homes import Further
from bridge.domain.incoming import Click, Edit, Gesture
from bridge.flow import homes
from bridge.store.queries import people
from bridge.store.tables import CallBack
from tests.flow.office import TEAM, Office

ALIKE = ("refund pending for days", "refund pending since days")


@pytest.fixture
def office(quick: Office) -> Office:
    """What is said at once has nothing to do with the kind of database."""
    return quick


def pressed(office: Office, user: str, gesture: Gesture, subject: int, version: int) -> str:
    """What somebody is told who presses; empty if it is taken."""
    click = Click("once", gesture, TEAM, user, subject, office.clock.now(), version)
    with office.store.read() as session:
        try:
            homes.refuse_in_vain(session, click)
        except RefusalError as error:
            return str(error)
    return ""


def further(office: Office, user: str, number: int, version: int = 0) -> Further:
    with office.store.read() as session:
        return homes.further(session, office.rules, TEAM, user, number, version, office.clock.now())


def test_who_reported_is_taken_at_their_word(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    assert pressed(office, "U-2", Gesture.RIGHT, second, office.home(second).version) == ""


@pytest.mark.parametrize("gesture", [Gesture.RIGHT, Gesture.SAME_THING, Gesture.REMOVE])
@pytest.mark.parametrize("user", ["U-1", "U-nobody-knows"])
def test_somebody_else_is_told_whose_it_is_and_what_they_can_do(
    office: Office, gesture: Gesture, user: str
) -> None:
    _, second = office.problem(*ALIKE)
    assert pressed(office, user, gesture, second, office.home(second).version) == (
        "Only whoever reported no. 2 can say that. If a customer told you the same, report it too: it counts."
    )


@pytest.mark.parametrize("gesture", [Gesture.OPEN_ISSUE, Gesture.TAKE_DOWN, Gesture.ANSWER])
def test_what_is_no_decision_of_the_reporter_is_not_looked_at(office: Office, gesture: Gesture) -> None:
    _, second = office.problem(*ALIKE)
    assert pressed(office, "U-9", gesture, second, 0) == ""


def test_what_came_of_a_customer_is_said_by_whoever_has_them(office: Office) -> None:
    number = office.say("U-1", "refund pending for days, C-88213")
    office.work()
    office.click("U-owner", Gesture.DECLINE, office.group_of(number).id or 0, "too dear")
    [row] = office.rows(CallBack)
    assert pressed(office, "U-1", Gesture.CALLED_BACK, row.id or 0, 0) == ""
    assert pressed(office, "U-9", Gesture.CALLED_BACK, row.id or 0, 0) == (
        "This customer is with somebody else, and only they can say what came of it."
    )


def test_a_double_click_is_no_mistake(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    version = office.home(second).version
    office.click("U-2", Gesture.RIGHT, second)
    assert pressed(office, "U-2", Gesture.RIGHT, second, version) == ""


def test_an_old_button_says_that_its_reporter_said_something_else(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    version = office.home(second).version
    office.click("U-2", Gesture.NOT_SAME, second)
    assert pressed(office, "U-2", Gesture.RIGHT, second, version) == (
        "You have said something else of no. 2 since. Its card shows where it is now."
    )


def test_an_old_button_says_that_the_words_changed_since(office: Office) -> None:
    number = office.say("U-1", "refund pending for days", "message:T1:C1:1.2")
    office.work()
    version = office.home(number).version
    office.intake.edited(Edit("message:T1:C1:1.2", "E1", "lamp flickers at night"))
    office.work()
    assert pressed(office, "U-1", Gesture.RIGHT, number, version) == (
        "No. 1 was sorted anew when its words changed. Its card shows where it is now."
    )


def test_an_old_button_says_that_the_team_decided_since(office: Office) -> None:
    first, second = office.problem(*ALIKE)
    version = office.home(second).version
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(first).id or 0)
    assert office.home(second).version != version
    assert pressed(office, "U-2", Gesture.RIGHT, second, version) == (
        "The team has decided about no. 2 since. Its card shows where it is now."
    )


def test_an_old_button_says_that_the_problem_was_joined_with_another(office: Office) -> None:
    refund, lamp = office.problem("refund pending for days", "lamp flickers at night")
    version = office.home(lamp).version
    into = str(office.group_of(refund).id)
    office.click("U-owner", Gesture.MERGE, office.group_of(lamp).id or 0, into)
    assert pressed(office, "U-2", Gesture.RIGHT, lamp, version) == (
        "The problem of no. 2 was joined with another one since. Its card shows where it is now."
    )


def test_nothing_is_left_to_say_of_a_report_without_words(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    office.click("U-2", Gesture.REMOVE, second)
    assert pressed(office, "U-2", Gesture.RIGHT, second, office.home(second).version) == (
        "The words of no. 2 were removed, so there is nothing left to say of them."
    )


def test_an_insight_that_was_never_there_is_left_to_those_who_act(office: Office) -> None:
    assert pressed(office, "U-2", Gesture.RIGHT, 99, 1) == ""


def test_more_knows_whose_report_it_is_and_how_it_stands_now(office: Office) -> None:
    _, second = office.problem(*ALIKE)
    old = office.home(second).version
    office.click("U-2", Gesture.RIGHT, second)
    assert further(office, "U-2", second, old) == Further(office.home(second), mine=True)
    assert not further(office, "U-1", second).mine
    assert not further(office, "U-nobody-knows", second).mine
    assert further(office, "U-2", second).card.undoable


def test_more_says_whether_its_reader_sees_the_problem(office: Office) -> None:
    number, _ = office.problem(*ALIKE)
    with office.store.write() as session:
        people.known(session, TEAM, "U-guest").guest = True
    assert [further(office, user, number).sees for user in ("U-1", "U-guest")] == [True, False]


def test_more_is_about_the_problem_whose_button_was_pressed(office: Office) -> None:
    number = office.say("U-1", "refund pending for days and lamp flickers at night")
    office.work()
    first, second = office.parts(number)
    assert further(office, "U-1", number, second.version).card == second
    assert further(office, "U-1", number, 0).card == first


@pytest.mark.parametrize("number", [99, 1])
def test_there_is_no_more_of_what_is_not_there_or_not_sorted(office: Office, number: int) -> None:
    office.say("U-1", "refund pending for days")
    with pytest.raises(LookupError):
        further(office, "U-1", number)
