"""Thanks go to the team that is thanked, and open no issue."""

from dataclasses import replace

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CreateIssue, Note
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.issues.conftest import COUNTED, Tracked

THANKS = "thanks to the courier for the help"


def told(office: Tracked) -> list[tuple[str, str]]:
    """What teams were told they are thanked for: where, and in which words."""
    orders = [order for key, order, _posted in office.slack.posts if key.startswith("praise:")]
    return [(order.channel, order.card.text) for order in orders if isinstance(order.card, Note)]


def test_a_single_report_is_shown_to_the_team_once_in_the_customer_s_words(office: Tracked) -> None:
    office.problem(THANKS)
    [(channel, said)] = told(office)
    assert channel == "C-pay"
    assert said == f"Thanks from a customer for Payments, heard by a colleague of Leipzig: “{THANKS}”"
    assert office.triage() == []


def test_a_team_of_too_few_people_is_not_named(store: Store, clock: HeldClock) -> None:
    office = Tracked(store, clock, replace(COUNTED, smallest_team=5))
    office.problem(THANKS)
    assert told(office)[0][1].startswith("Thanks from a customer for Payments, heard by a colleague: ")


def test_every_further_report_is_shown_once(office: Tracked) -> None:
    office.problem(THANKS, THANKS, f"{THANKS} today")
    assert len(told(office)) == 3
    office.click("U-1", Gesture.RIGHT, 1)
    assert len(told(office)) == 3
    assert office.orders(CreateIssue) == []


def test_who_reported_is_not_named(office: Tracked) -> None:
    office.problem(THANKS)
    assert "U-1" not in str(told(office))


def test_words_that_may_name_somebody_are_not_shown(office: Tracked) -> None:
    office.problem("thanks to Mrs Schmidt for the help")
    [(_channel, said)] = told(office)
    assert "Schmidt" not in said
    assert "may name somebody" in said


def test_what_is_no_praise_is_not_passed_on(office: Tracked) -> None:
    office.problem("refund pending for days", "refund pending for days")
    assert told(office) == []


def test_a_guess_that_is_not_confirmed_is_not_passed_on_until_it_is(office: Tracked) -> None:
    first = office.problem(THANKS)[0]
    unsure = office.say("U-9", "thanks to the lady at the counter today")
    office.work()
    if office.state(unsure) == "provisional":
        assert len(told(office)) == 1
        office.click("U-9", Gesture.CHOOSE, unsure, str(office.group_of(first).id))
    assert len(told(office)) == 2
