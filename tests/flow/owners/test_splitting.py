"""Some reports speak of something else: split off, moved, or settled, each with a word that is final."""

from bridge.domain.grouping import State
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import TriageCard
from bridge.store.queries import groups
from bridge.store.tables import Apart, CreditEntry, Likeness, Veto
from tests.flow.office import Office
from tests.flow.owners.desk import LATE, card, form, likeness, problem, rulings, shown, take_back, told

FOUR = (
    "refund pending for days",
    "refund pending since days",
    "refund pending for many days",
    "refund pending many days",
)
TORN = ("refund pending for days", "refund pending since days", "refund pending lamp flickers")


def points(office: Office) -> dict[str, int]:
    totals: dict[str, int] = {}
    for entry in office.rows(CreditEntry):
        totals[entry.kind] = totals.get(entry.kind, 0) + entry.points
    return totals


def chosen(*numbers: int) -> list[str]:
    return [f"{number}:0" for number in numbers]


def test_a_split_makes_a_problem_of_its_own_with_a_card_and_cannot_be_joined_again(office: Office) -> None:
    numbers, group = problem(office, FOUR)
    form(office, Gesture.SPLIT, group, insights=chosen(*numbers[2:]), title="Refund pending for very long")
    made = office.group_of(numbers[2]).id or 0
    assert [office.group_of(number).id for number in numbers] == [group, group, made, made]
    assert office.vetoed(numbers[2]) == {group}
    assert office.vetoed(numbers[0]) == {made}
    assert [(apart.group_id, apart.other_id) for apart in office.rows(Apart)] == [(group, made)]
    assert [one.problem.title for one in office.triage()][-1] == "Refund pending for very long"
    assert card(office, made).answer_by == card(office, group).answer_by is not None


def test_who_was_told_more_is_told_that_the_split_off_problem_is_fresh(office: Office) -> None:
    numbers, group = problem(office, FOUR)
    form(office, Gesture.OPEN_ISSUE, group)
    form(office, Gesture.SPLIT, group, insights=chosen(*numbers[2:]))
    assert told(office, numbers[0]) == [("with_team", False)]
    assert told(office, numbers[2]) == [("with_team", False), ("heard", True)]


def test_taking_a_split_back_leaves_nothing_of_it(office: Office) -> None:
    numbers, group = problem(office, FOUR)
    form(office, Gesture.OPEN_ISSUE, group)
    form(office, Gesture.SPLIT, group, insights=chosen(*numbers[2:]))
    made = office.group_of(numbers[2]).id or 0
    take_back(office, group)
    assert {office.group_of(number).id for number in numbers} == {group}
    assert (office.rows(Veto), office.rows(Apart), office.leads_to(made)) == ([], [], group)
    assert told(office, numbers[2])[-1] == ("with_team", True)
    assert shown(office, made).outcome == f"Joined with “{card(office, group).problem.title}”."
    assert card(office, made).decided is None


def test_splitting_takes_no_points_from_anybody(office: Office) -> None:
    numbers, group = problem(office, FOUR)
    form(office, Gesture.OPEN_ISSUE, group)
    before = points(office)
    form(office, Gesture.SPLIT, group, insights=chosen(*numbers[2:]))
    made = office.group_of(numbers[2]).id or 0
    assert points(office) == before
    form(office, Gesture.OPEN_ISSUE, made)
    assert points(office) == before


def test_neither_nothing_nor_everything_can_be_split_off(office: Office) -> None:
    numbers, group = problem(office, FOUR)
    for choice in ([], chosen(*numbers), ["x:y", "7"], chosen(99)):
        form(office, Gesture.SPLIT, group, insights=choice)
    assert (rulings(office), len(office.triage())) == ([], 1)


def test_moved_reports_hear_where_the_other_problem_stands(office: Office) -> None:
    numbers, group = problem(office, FOUR)
    _, late = problem(office, LATE)
    form(office, Gesture.OPEN_ISSUE, late)
    form(office, Gesture.MOVE, group, insights=chosen(numbers[3]), to=str(late))
    assert office.group_of(numbers[3]).id == late
    assert office.vetoed(numbers[3]) == {group}
    assert told(office, numbers[3]) == [("with_team", False)]
    take_back(office, group)
    assert (office.group_of(numbers[3]).id, office.rows(Veto)) == (group, [])
    assert told(office, numbers[3])[-1] == ("heard", True)


def test_a_reporters_own_no_outlasts_a_move(office: Office) -> None:
    numbers, group = problem(office, FOUR)
    office.click("U-4", Gesture.NOT_SAME, numbers[3])
    own = office.group_of(numbers[3]).id or 0
    form(office, Gesture.MOVE, own, insights=chosen(numbers[3]), to=str(group))
    assert office.group_of(numbers[3]).id == own
    assert any("Some reports stay" in text for _thread, text in office.notes())


def test_maybes_are_settled_all_none_or_some(office: Office) -> None:
    numbers, group = problem(office, TORN)
    maybe = numbers[2]
    assert office.state(maybe) == "provisional"
    form(office, Gesture.MAYBES, group, "", insights=[])
    assert office.state(maybe) == "provisional"
    form(office, Gesture.MAYBES, group, "", insights=chosen(maybe))
    assert (office.state(maybe), office.group_of(maybe).id) == ("confirmed", group)
    take_back(office, group)
    assert office.state(maybe) == "provisional"
    form(office, Gesture.MAYBES, group, "none")
    assert office.group_of(maybe).id != group
    assert office.vetoed(maybe) == {group}
    take_back(office, group)
    form(office, Gesture.MAYBES, group, "all")
    assert (office.state(maybe), office.vetoed(maybe)) == ("confirmed", set())
    with office.store.read() as session:
        assert groups.members(session, group, (State.PROVISIONAL,)) == []


def test_open_anyway_says_for_good_that_the_neighbour_is_another_problem(office: Office) -> None:
    _, group = problem(office, FOUR)
    _, late = problem(office, LATE)
    form(office, Gesture.OPEN_ISSUE, late)
    likeness(office, group, f"group:{late}")
    form(office, Gesture.OPEN_ISSUE, group)
    assert card(office, group).outcome == ""
    neighbour = shown(office, group).neighbour
    assert neighbour is not None
    assert (neighbour.group, neighbour.issue_key) == (late, "PAY-1")
    form(office, Gesture.OPEN_ANYWAY, group, str(late))
    assert card(office, group).outcome == "The issue is PAY-2."
    assert [one.denied for one in office.rows(Likeness)] == [True]
    assert len(office.rows(Apart)) == 1
    assert isinstance(office.triage()[0], TriageCard)
