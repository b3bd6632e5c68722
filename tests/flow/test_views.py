"""What cards show."""

from bridge.domain.incoming import Gesture
from tests.flow.office import Office


def test_what_an_owner_confirmed_can_still_be_argued_with(office: Office) -> None:
    numbers, _ = office.opened()
    assert office.home(numbers[1]).state == "joined"
    office.click("U-2", Gesture.NOT_SAME, numbers[1])
    assert office.group_of(numbers[1]).id != office.group_of(numbers[0]).id


def test_what_the_reporter_confirmed_says_so(office: Office) -> None:
    numbers, _ = office.opened()
    office.click("U-1", Gesture.RIGHT, numbers[0])
    card = office.home(numbers[0])
    assert (card.state, card.undoable) == ("confirmed", True)
