"""What an owner marked as useful earns its author a point: at most two a problem, whatever becomes of the problem."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from bridge.domain.incoming import Gesture
from bridge.flow.retention import close_books
from bridge.store.tables import CreditEntry
from tests.flow.office import Office
from tests.flow.owners.desk import form, problem, take_back

SAID = tuple(f"refund pending for days {word}" for word in ("here", "there", "again"))


def three_reports(office: Office) -> tuple[list[int], int]:
    """One person reported a problem three times."""
    numbers = [office.say("U-1", text) for text in SAID]
    office.work()
    return numbers, office.group_of(numbers[0]).id or 0


def mark(office: Office, group: int, *numbers: int) -> None:
    """The owner marks these reports as useful, and no others."""
    form(office, Gesture.USEFUL, group, insights=[f"{number}:0" for number in numbers])


def useful(office: Office) -> dict[int, int]:
    """Points for evidence by insight."""
    sums: dict[int, int] = {}
    for entry in office.rows(CreditEntry):
        if entry.kind == "evidence":
            sums[entry.insight_id or 0] = sums.get(entry.insight_id or 0, 0) + entry.points
    return {number: points for number, points in sums.items() if points}


@pytest.mark.parametrize("order", list(permutations(range(3)))[1::2])
def test_the_two_lowest_of_a_person_and_problem_earn_in_whatever_order_they_are_marked(
    quick: Office, order: tuple[int, ...]
) -> None:
    numbers, group = three_reports(quick)
    for many in (1, 2, 3):
        mark(quick, group, *(numbers[turn] for turn in order[:many]))
    assert useful(quick) == dict.fromkeys(numbers[:2], 1)
    mark(quick, group, *numbers[1:])
    assert useful(quick) == dict.fromkeys(numbers[1:], 1)


def test_a_mark_that_is_taken_away_takes_its_point_and_the_line_stays(office: Office) -> None:
    numbers, group = three_reports(office)
    mark(office, group, numbers[0])
    [line] = office.rows(CreditEntry)
    mark(office, group)
    assert useful(office) == {}
    first, taken = office.rows(CreditEntry)
    assert (first, taken.reverses, taken.earned_at) == (line, line.id, line.earned_at)


def test_a_report_that_its_author_says_is_not_the_same_is_no_evidence_until_that_is_undone(
    quick: Office,
) -> None:
    numbers, group = three_reports(quick)
    mark(quick, group, numbers[0])
    quick.clock.forward(minutes=1)
    quick.click("U-1", Gesture.NOT_SAME, numbers[0])
    assert useful(quick) == {}
    quick.click("U-1", Gesture.UNDO, numbers[0])
    assert useful(quick) == {numbers[0]: 1}


def test_evidence_survives_a_merge_and_its_undoing_on_either_side(quick: Office) -> None:
    numbers, group = three_reports(quick)
    parcels, other = problem(quick, ("parcel left in rain", "parcel left in heavy rain"))
    mark(quick, group, numbers[0])
    quick.clock.forward(minutes=1)
    form(quick, Gesture.MERGE, group, str(other))
    quick.clock.forward(minutes=1)
    mark(quick, other, numbers[0], parcels[1])
    both = {numbers[0]: 1, parcels[1]: 1}
    assert useful(quick) == both
    take_back(quick, other)
    assert quick.group_of(numbers[0]).id == group
    assert useful(quick) == both


def test_a_report_that_owners_hand_round_is_evidence_once(quick: Office) -> None:
    numbers, group = three_reports(quick)
    _parcels, other = problem(quick, ("parcel left in rain", "parcel left in heavy rain"))
    mark(quick, group, numbers[2])
    quick.clock.forward(minutes=1)
    form(quick, Gesture.MOVE, group, insights=f"{numbers[2]}:0", to=str(other))
    quick.clock.forward(minutes=1)
    form(quick, Gesture.USEFUL, other, user="U-else", insights=f"{numbers[2]}:0")
    assert useful(quick) == {numbers[2]: 1}


def test_two_reports_of_closed_books_leave_no_room_for_a_third(quick: Office) -> None:
    """At most two a person and problem, also when the lines of the first two are gone."""
    quick.rules = replace(quick.rules, keep_credit=timedelta(days=31))
    numbers, group = three_reports(quick)
    mark(quick, group, *numbers[:2])
    quick.clock.forward(days=150)
    close_books(quick.store, quick.rules, quick.clock)
    assert quick.rows(CreditEntry) == []
    later = quick.say("U-1", "refund still pending for days here")
    quick.work()
    mark(quick, quick.group_of(later).id or 0, *numbers[:2], later)
    assert useful(quick) == {}
