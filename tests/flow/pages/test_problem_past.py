"""What happened to a problem, by whom, and who may take what back."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.problem import ProblemPage
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Naming
from bridge.flow.pages.problem import load
from bridge.store.tables import Person
from tests.flow.office import RULES, TEAM, Office
from tests.flow.owners.desk import form, problem

FOUR = (
    "refund pending for days",
    "refund pending since days",
    "refund pending for many days",
    "refund pending many days",
)
OWNER = Viewer("U-owner", TEAM, "Priya", frozenset({Role.OWNER}))


def see(office: Office, number: int, viewer: Viewer = OWNER) -> ProblemPage:
    with office.store.read() as session:
        return load(session, office.rules, viewer, Asked(number=number), office.clock.now())


@pytest.fixture
def two(office: Office) -> tuple[int, int]:
    """Two problems of two reports each."""
    one = office.group_of(office.problem("refund pending for days", "refund pending since days")[0]).id
    other = office.group_of(office.problem("parcel never came at all", "parcel never came again")[0]).id
    assert one
    assert other
    assert one != other
    return one, other


def test_the_number_of_a_merged_problem_leads_to_the_one_that_goes_on(
    office: Office, two: tuple[int, int]
) -> None:
    gone, there = two
    office.clock.forward(days=1)
    office.click("U-owner", Gesture.MERGE, gone, str(there))
    page = see(office, gone)
    assert (page.number, page.came_by, page.heard.reports) == (there, gone, 4)
    assert see(office, there).came_by == 0
    joined = page.history[0]
    assert joined.what == "Joined by"
    assert joined.about is not None
    assert joined.about.path == f"/problems/{gone}"


def test_who_decides_may_take_the_newest_decision_back_from_here(
    office: Office, two: tuple[int, int]
) -> None:
    group, _other = two
    office.clock.forward(days=1)
    office.click("U-owner", Gesture.DECLINE, group, "the bank needs its time")
    declined = see(office, group).history[0]
    assert (declined.what, declined.who) == ("Declined", "Payments")
    office.click("U-owner", Gesture.TAKE_BACK, group, str(declined.ruling))
    after = [event for event in see(office, group).history if event.what == "Declined"]
    assert [(event.undone, event.ruling) for event in after] == [(office.clock.now().date(), 0)]
    assert see(office, group).standing.stage == "heard"


def test_what_was_decided_of_several_at_once_stands_in_each_history_once(
    office: Office, two: tuple[int, int]
) -> None:
    office.clock.forward(days=1)
    form(office, Gesture.DECLINE_ALL, 0, "too dear", problems=[str(number) for number in two])
    for number in two:
        assert [event.what for event in see(office, number).history] == ["Declined", "First report"]


@pytest.mark.parametrize(
    "viewer",
    [
        replace(OWNER, user="U-else"),
        replace(OWNER, roles=frozenset({Role.AGENT, Role.LEADER})),
    ],
)
def test_nobody_else_may(office: Office, two: tuple[int, int], viewer: Viewer) -> None:
    group, _other = two
    office.clock.forward(days=1)
    office.click("U-owner", Gesture.DECLINE, group, "the bank needs its time")
    page = see(office, group, viewer)
    assert page.history[0].what == "Declined"
    assert not any(event.ruling for event in page.history)


def test_a_problem_that_was_split_off_tells_where_it_comes_from(office: Office) -> None:
    numbers, group = problem(office, FOUR)
    office.clock.forward(days=1)
    form(office, Gesture.SPLIT, group, insights=[f"{number}:0" for number in numbers[2:]])
    made = office.group_of(numbers[2]).id or 0
    split = see(office, group).history[0]
    assert (split.what, split.about and split.about.path) == ("Split off", f"/problems/{made}")
    began = see(office, made).history[-1]
    assert (began.what, began.about and began.about.path) == ("Split from", f"/problems/{group}")


def test_a_decision_has_a_name_only_where_the_person_agreed(office: Office, two: tuple[int, int]) -> None:
    group, _other = two
    office.rules = replace(RULES, naming=Naming.OPT_IN)
    office.click("U-owner", Gesture.DECLINE, group, "no")
    with office.store.write() as session:
        [owner] = [row for row in office.rows(Person) if row.user == "U-owner"]
        owner.name, owner.agreed_at = "Priya", office.clock.now()
        session.add(owner)
    page = see(office, group, replace(OWNER, user="U-else"))
    assert "Priya" in [event.who for event in page.history]
    assert page.named == (owner.id,)
