"""Whether planted problems were found as problems: judged by what an owner was shown."""

import pytest

from bridge.demo.planted import Planted, planted
from bridge.sandbox.seed.rows import Row
from tests.store.rows import NOON, Desk, group

KETTLE = [f"kettle number {number} drips at the bottom" for number in range(4)]
REFUND = [f"refund number {number} shows as pending" for number in range(4)]
ALONE = ["where can I see the price of the warranty", "thank you for the kind colleague"]
ROWS = [
    *(Row(text, problem="kettle") for text in KETTLE),
    *(Row(text, problem="refund") for text in REFUND),
    *(Row(text) for text in ALONE),
]


def show(desk: Desk, *texts: str, shown: bool = True, place: str = "joined") -> None:
    """A problem with insights of these texts, on an owner's card if shown."""
    number = desk.lay(group(shown_at=NOON if shown else None))
    for text in texts:
        desk.hear(number, place, text=text)


def judged(desk: Desk) -> Planted | None:
    return planted(desk.session, ROWS)


def test_a_file_that_plants_nothing_is_not_judged(desk: Desk) -> None:
    assert planted(desk.session, [Row(text) for text in ALONE]) is None


def test_nothing_shown_is_nothing_found(desk: Desk) -> None:
    assert judged(desk) == Planted(planted=2, found=0, split=0, stray=0)


def test_a_problem_is_found_when_most_of_a_card_speaks_of_it(desk: Desk) -> None:
    show(desk, *KETTLE[:3], REFUND[0], ALONE[0])
    assert judged(desk) == Planted(planted=2, found=1, split=0, stray=0)


def test_half_of_a_card_is_not_most_of_it(desk: Desk) -> None:
    show(desk, *KETTLE[:2], *REFUND[:2])
    assert judged(desk) == Planted(planted=2, found=0, split=0, stray=1)


def test_what_no_owner_was_shown_was_not_found(desk: Desk) -> None:
    show(desk, *KETTLE, shown=False)
    assert judged(desk) == Planted(planted=2, found=0, split=0, stray=0)


def test_one_problem_on_two_cards_is_found_once_and_split_once(desk: Desk) -> None:
    for texts in (KETTLE[:2], KETTLE[2:], REFUND):
        show(desk, *texts)
    assert judged(desk) == Planted(planted=2, found=2, split=1, stray=0)


def test_a_card_of_single_reports_is_a_stray(desk: Desk) -> None:
    show(desk, *ALONE)
    assert judged(desk) == Planted(planted=2, found=0, split=0, stray=1)


def test_who_was_asked_and_has_not_answered_is_on_the_card_too(desk: Desk) -> None:
    show(desk, *KETTLE[:3], place="provisional")
    found = judged(desk)
    assert found is not None
    assert found.found == 1


@pytest.mark.parametrize("end", ["[card]", "", " and much more than what was typed"])
def test_a_row_is_recognised_whatever_was_taken_out_behind_its_beginning(desk: Desk, end: str) -> None:
    show(desk, *(text[:20] + end for text in KETTLE))
    assert judged(desk) == Planted(planted=2, found=1, split=0, stray=0)


def test_the_outcome_is_a_sentence() -> None:
    assert Planted(18, 16, 1, 2).sentence() == "16 problems found of 18 planted (1 split, 2 stray)."
