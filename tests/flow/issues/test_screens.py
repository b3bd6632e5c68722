"""What Jira wants to know before it takes an issue is read before anybody waits for it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.incoming import FieldNeeded, Gesture
from bridge.flow import screens
from bridge.flow.screens import Screens
from bridge.store.engine import Store
from bridge.store.queries import groups
from bridge.store.tables import CreateScreen
from tests.conftest import HeldClock
from tests.flow.issues.conftest import COUNTED, REFUND, Tracked

SEVERITY = FieldNeeded("customfield_2", "Severity", ("S1", "S2"), "option")
CAUSE = FieldNeeded("customfield_3", "Root cause", (), "text")


class Desk:
    """Create screens that change."""

    def __init__(self) -> None:
        self.needed: list[FieldNeeded] = [SEVERITY, CAUSE]
        self.asked: list[tuple[str, str]] = []
        self.failing: list[Exception] = []

    def create_screen(self, project: str, issue_type: str) -> Sequence[FieldNeeded]:
        self.asked.append((project, issue_type))
        if self.failing:
            raise self.failing.pop(0)
        return self.needed


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def reading(office: Tracked, desk: Desk) -> Screens:
    return Screens(office.store, office.rules, office.clock, desk)


def wanted(office: Tracked, number: int) -> list[FieldNeeded]:
    with office.store.read() as session:
        return screens.still_needed(session, office.rules, groups.get(session, number))


def refused(office: Tracked) -> int:
    """A problem whose issue Jira refused."""
    number = office.group_of(office.problem(REFUND, REFUND)[0]).id or 0
    office.jira.before.append(RefusedError("Severity is required.", "400"))
    office.click("U-owner", Gesture.OPEN_ISSUE, number)
    return number


def test_the_screen_of_each_route_is_read_once_a_day(office: Tracked, desk: Desk, reading: Screens) -> None:
    reading.read()
    reading.read()
    assert sorted(desk.asked) == [("DEL", "Bug"), ("PAY", "Bug")]
    office.clock.forward(hours=24)
    reading.read()
    assert len(desk.asked) == 4


def test_two_routes_with_one_screen_ask_once_and_routes_to_slack_never(
    store: Store, clock: HeldClock, desk: Desk
) -> None:
    pay, delivery = COUNTED.routes
    rules = replace(COUNTED, routes=(pay, replace(delivery, project="PAY"), replace(delivery, project="")))
    Screens(store, rules, clock, desk).read()
    assert desk.asked == [("PAY", "Bug")]


def test_what_the_route_or_an_owner_said_is_not_asked_again(
    store: Store, clock: HeldClock, desk: Desk
) -> None:
    routes = (replace(COUNTED.routes[0], fields={SEVERITY.id: {"value": "S2"}}), COUNTED.routes[1])
    office = Tracked(store, clock, replace(COUNTED, routes=routes))
    number = office.group_of(office.problem(REFUND)[0]).id or 0
    assert wanted(office, number) == []
    Screens(store, office.rules, clock, desk).read()
    assert wanted(office, number) == [CAUSE]
    with store.write() as session:
        group = groups.get(session, number)
        group.fields = {CAUSE.id: "the bank"}
        session.add(group)
    assert wanted(office, number) == []


def test_a_screen_is_kept_with_its_allowed_values_and_kinds(office: Tracked, reading: Screens) -> None:
    number = office.group_of(office.problem(REFUND)[0]).id or 0
    reading.read()
    assert wanted(office, number) == [SEVERITY, CAUSE]


def test_after_a_refusal_the_screen_is_read_anew_and_shown_on_the_card(
    office: Tracked, desk: Desk, reading: Screens
) -> None:
    desk.needed = []
    reading.read()
    desk.needed, desk.asked = [SEVERITY], []
    number = refused(office)
    edits = len(office.slack.updates)
    reading.read()
    office.work()
    assert desk.asked == [("PAY", "Bug")]
    assert wanted(office, number) == [SEVERITY]
    assert len(office.slack.updates) == edits + 1


def test_cards_that_wait_for_an_answer_show_what_jira_began_to_require(
    office: Tracked, reading: Screens
) -> None:
    office.problem(REFUND, REFUND)
    edits = len(office.slack.updates)
    reading.read()
    office.work()
    assert len(office.slack.updates) == edits + 1
    office.clock.forward(hours=24)
    reading.read()
    office.work()
    assert len(office.slack.updates) == edits + 1


def test_a_project_that_is_refused_leaves_the_others_read_and_is_tried_the_next_day(
    office: Tracked, desk: Desk, reading: Screens
) -> None:
    desk.failing = [RefusedError("No such project.", "404")]
    reading.read()
    reading.read()
    assert len(desk.asked) == 2
    assert {screen.project: len(screen.needed) for screen in office.rows(CreateScreen)} == {
        "PAY": 0,
        "DEL": 2,
    }
    office.clock.forward(hours=25)
    reading.read()
    assert {screen.project: len(screen.needed) for screen in office.rows(CreateScreen)} == {
        "PAY": 2,
        "DEL": 2,
    }


def test_while_jira_is_down_nothing_is_forgotten_and_it_is_asked_again(
    office: Tracked, desk: Desk, reading: Screens
) -> None:
    reading.read()
    office.clock.forward(hours=25)
    desk.failing = [TryLaterError("Jira is down.")]
    with pytest.raises(TryLaterError):
        reading.read()
    assert len(office.rows(CreateScreen)[0].needed) == 2
    reading.read()
    assert len(desk.asked) == 5
