"""An owner says what is different for customers since a problem is live."""

from bridge.domain.incoming import Gesture
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.store.queries import groups
from tests.flow.customers.test_news import note, ship
from tests.flow.office import Office
from tests.flow.owners.desk import form, take_back, two_reports
from tests.flow.owners.test_wordings import last_card

SAID = "Refunds show the expected day."


def test_it_stands_on_the_cards_and_in_what_was_told_and_can_be_taken_back(office: Office) -> None:
    numbers, group = two_reports(office)
    ship(office, group)
    form(office, Gesture.WHAT_CHANGED, group, text=SAID)
    for number in numbers:
        assert note(office, number).problem.what_changed == SAID
        assert last_card(office, number).problem.what_changed == SAID
    take_back(office, group)
    assert note(office, numbers[0]).problem.what_changed == ""


def test_nothing_is_said_to_have_changed_before_it_is_live_or_once_it_is_not_any_more(quick: Office) -> None:
    numbers, group = two_reports(quick)
    form(quick, Gesture.WHAT_CHANGED, group, text=SAID)
    assert quick.home(numbers[0]).problem.what_changed == ""
    ship(quick, group)
    form(quick, Gesture.WHAT_CHANGED, group, text=SAID)
    with quick.store.write() as session:
        telling.advance(session, groups.get(session, group), Stage.IN_WORK, quick.clock.now())
    assert quick.home(numbers[0]).problem.what_changed == ""
