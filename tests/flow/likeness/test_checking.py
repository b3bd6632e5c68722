"""What an answered check-up card does: final, once, by owners only, and to be taken back."""

import pytest

from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Gesture
from bridge.flow.sorting import Sorting
from bridge.store.queries import checkups, groups
from bridge.store.tables import Apart, CheckUp, Group, Membership, Veto
from tests.fakes import WordSorter
from tests.flow.likeness.asked import Desk
from tests.flow.likeness.planted import planted
from tests.flow.office import Office

REFUND = ("refund pending for days", "refund pending since days", "refund pending some days")
VOUCHER = ("refund voucher refused at till", "refund voucher refused at till yet")


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


@pytest.fixture
def refund(office: Office) -> int:
    """Insights 1, 2 and 3."""
    return planted(office, *REFUND)


@pytest.fixture
def voucher(office: Office, refund: int) -> int:
    """Insights 4 and 5."""
    assert refund
    return planted(office, *VOUCHER)


def test_yes_joins_the_two_problems(office: Office, desk: Desk, refund: int, voucher: int) -> None:
    desk.answer(desk.ask(refund, f"same:{voucher}"), f"same:{voucher}")
    assert office.leads_to(voucher) == refund
    assert {office.group_of(number).id for number in range(1, 6)} == {refund}
    assert desk.edited().done == "Done: 1 the same."


def test_a_problem_with_an_issue_takes_the_other_one_in(
    office: Office, desk: Desk, refund: int, voucher: int
) -> None:
    office.click("U-owner", Gesture.OPEN_ISSUE, voucher)
    desk.answer(desk.ask(refund, f"same:{voucher}"), f"same:{voucher}")
    assert office.leads_to(refund) == voucher


def test_no_keeps_them_apart_for_ever(office: Office, desk: Desk, refund: int, voucher: int) -> None:
    number = desk.ask(refund, f"same:{voucher}")
    desk.answer(number)
    assert office.leads_to(voucher) == voucher
    [row] = office.rows(Apart)
    assert (row.group_id, row.other_id) == tuple(sorted((refund, voucher)))
    desk.plan(refund, f"same:{voucher}")
    desk.night()
    assert len(desk.posted()) == 1


def test_what_belongs_is_confirmed_and_what_does_not_stands_on_its_own(
    office: Office, desk: Desk, refund: int
) -> None:
    desk.answer(desk.ask(refund, "belongs:1:0", "belongs:2:0"), "belongs:1:0")
    assert (office.group_of(1).id, office.state(1)) == (refund, State.CONFIRMED)
    assert office.group_of(2).id != refund
    assert refund in office.vetoed(2)
    causes = [row.cause for row in office.rows(Membership) if row.current]
    assert causes.count(Cause.CHECKED) == 2
    assert desk.edited().done == "Done: 1 confirmed, 1 moved out."


def test_what_does_not_belong_goes_where_the_owner_says(
    office: Office, desk: Desk, refund: int, voucher: int
) -> None:
    desk.answer(desk.ask(refund, "belongs:1:0"), _1_0=voucher)
    assert office.group_of(1).id == voucher
    assert refund in office.vetoed(1)


@pytest.mark.parametrize("named", [0, 999])
def test_where_the_named_problem_is_none_it_stands_on_its_own(
    office: Office, desk: Desk, refund: int, named: int
) -> None:
    desk.answer(desk.ask(refund, "belongs:1:0"), _1_0=named)
    assert office.group_of(1).id not in {refund, named}


def test_it_does_not_go_where_its_reporter_said_it_does_not_belong(
    office: Office, desk: Desk, refund: int, voucher: int
) -> None:
    number = desk.ask(refund, "belongs:1:0")
    with office.store.write() as session:
        person = office.insight(1).person_id
        session.add(Veto(insight_id=1, group_id=voucher, person_id=person, at=office.clock.now()))
    desk.answer(number, _1_0=voucher)
    assert office.group_of(1).id not in {refund, voucher}


def test_problems_are_not_joined_against_what_was_said_of_a_report(
    office: Office, desk: Desk, refund: int, voucher: int
) -> None:
    """The same card moves a report out of one problem into the other, so it cannot come back by joining them."""
    number = desk.ask(refund, f"same:{voucher}", "belongs:1:0")
    desk.answer(number, f"same:{voucher}", _1_0=voucher)
    assert office.leads_to(voucher) == voucher
    assert any("was not joined" in text for text in desk.notes())


def test_only_owners_decide(office: Office, desk: Desk, refund: int) -> None:
    number = desk.ask(refund, "belongs:1:0")
    desk.answer(number, user="U-1")
    desk.skip(number, user="U-1")
    assert office.group_of(1).id == refund
    assert office.rows(CheckUp)[0].state == "open"
    assert desk.notes()[-1] == "Only the owners of Payments can decide this."


def test_a_second_answer_changes_nothing(office: Office, desk: Desk, refund: int, voucher: int) -> None:
    number = desk.ask(refund, f"same:{voucher}", "belongs:1:0")
    desk.answer(number, "belongs:1:0", click="once")
    before = [row.model_dump() for row in office.rows(Membership)]
    desk.answer(number, "belongs:1:0", click="once")
    desk.answer(number, f"same:{voucher}", click="twice")
    desk.skip(number)
    assert [row.model_dump() for row in office.rows(Membership)] == before
    assert office.rows(CheckUp)[0].state == "done"


def test_a_line_that_was_overtaken_is_left_alone(
    office: Office, desk: Desk, refund: int, voucher: int
) -> None:
    number = desk.ask(refund, "belongs:1:0", f"same:{voucher}")
    office.click("U-1", Gesture.NOT_SAME, 1)
    office.click("U-owner", Gesture.MERGE, voucher, str(refund))
    alone = office.group_of(1).id
    desk.answer(number)
    assert office.group_of(1).id == alone
    assert office.rows(Apart) == []
    assert office.rows(CheckUp)[0].answers == {}


def test_answers_teach_sorting_in_every_process(
    office: Office, desk: Desk, refund: int, voucher: int
) -> None:
    number = desk.ask(refund, f"same:{voucher}", "belongs:1:0", "belongs:2:0", log_odds=0.5)
    desk.answer(number, "belongs:1:0")
    assert office.sorter.heeded == ((0.5, False), (0.5, True))
    other = WordSorter()
    Sorting(office.store, office.rules, office.clock, other).step()
    assert other.heeded == office.sorter.heeded
    with office.store.read() as session:
        assert checkups.taught(session).pairs == ((0.5, False),)


def test_an_answer_is_taken_back_with_all_that_it_did(
    office: Office, desk: Desk, refund: int, voucher: int
) -> None:
    before = {number: office.group_of(number).id for number in range(1, 6)}
    number = desk.ask(refund, f"same:{voucher}", "belongs:1:0", "belongs:2:0")
    desk.answer(number, "belongs:1:0")
    office.click("U-owner", Gesture.TAKE_BACK, refund)
    assert {number: office.group_of(number).id for number in range(1, 6)} == before
    assert office.state(1) == State.JOINED
    assert office.rows(Apart) == []
    assert office.vetoed(2) == set()
    assert office.sorter.heeded == ()


def test_a_joining_is_taken_back_before_the_rest_of_the_card(
    office: Office, desk: Desk, refund: int, voucher: int
) -> None:
    number = desk.ask(refund, f"same:{voucher}", "belongs:1:0")
    desk.answer(number, f"same:{voucher}")
    assert office.leads_to(voucher) == refund
    office.click("U-owner", Gesture.TAKE_BACK, refund)
    assert office.leads_to(voucher) == voucher
    assert office.group_of(1).id != refund
    office.click("U-owner", Gesture.TAKE_BACK, refund)
    assert office.group_of(1).id == refund


def test_what_was_joined_is_learnt_as_one_problem(
    office: Office, desk: Desk, refund: int, voucher: int
) -> None:
    desk.answer(desk.ask(refund, f"same:{voucher}"), f"same:{voucher}")
    later = office.say("U-9", "refund voucher refused at till")
    office.work()
    assert office.group_of(later).id == refund
    assert office.sorter.placed[4][0] == office.sorter.placed[5][0] == refund


def test_a_card_that_never_was_is_an_error_that_is_written_down(office: Office, desk: Desk) -> None:
    desk.answer(99)
    assert office.rows(CheckUp) == []
    assert office.rows(Group) == []
    with office.store.read() as session:
        assert groups.standing(session) == []
