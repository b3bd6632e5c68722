"""In shadow mode everything happens but what leaves; when it ends, nothing old is sent."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture, Way
from bridge.domain.outgoing import HomeCard, Post, StageNote, TriageCard
from bridge.domain.stages import Stage
from bridge.flow import clock, telling
from bridge.flow.mode import Presence
from bridge.store.engine import Store
from bridge.store.tables import Effect, Group, Unsent
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office

SILENT = replace(RULES, shadow=True, leaders_channel="C-lead")


@pytest.fixture
def office(memory: Store, clock: HeldClock) -> Office:
    """One in which nothing leaves."""
    Presence(memory, clock, shadow=True).enter()
    return Office(memory, clock, SILENT)


def live(office: Office) -> Office:
    """The same bridge after it was stopped and started live."""
    office.clock.forward(minutes=2)
    Presence(office.store, office.clock, shadow=False).enter()
    anew = Office(office.store, office.clock, replace(office.rules, shadow=False))
    anew._turns = office._turns
    return anew


def advance(office: Office, number: int, stage: Stage) -> None:
    put(office, number, stage)
    office.work()


def put(office: Office, number: int, stage: Stage) -> None:
    there = office.group_of(number).id
    with office.store.write() as session:
        telling.advance(session, session.get_one(Group, there), stage, office.clock.now())


def left(office: Office) -> list[object]:
    """Everything that reached Slack or Jira."""
    slack = office.slack
    return [*slack.posts, *slack.updates, *slack.reactions, *slack.pictures, *office.jira.issues_by_id]


def kept_back(office: Office) -> Counter[str]:
    return Counter(one.kind for one in office.rows(Unsent))


def cards(office: Office) -> list[tuple[str, type]]:
    """What was posted, and to whom."""
    orders = [order for _key, order, _posted in office.slack.posts]
    return [(order.user or order.channel, type(order.card)) for order in orders if isinstance(order, Post)]


def test_reports_are_grouped_and_their_problem_moves_on_while_nothing_leaves(office: Office) -> None:
    one = office.say("U-1", "refund pending for days", way=Way.LISTENING)
    other = office.say("U-2", "refund pending since days")
    office.work()
    advance(office, one, Stage.IN_WORK)
    group = office.group_of(one)
    assert (group.id, group.stage) == (office.group_of(other).id, Stage.IN_WORK)
    assert left(office) == []
    assert kept_back(office) == {"tick": 1, "home": 2, "triage": 1, "heard": 1, "stage": 2, "card": 2} | (
        {"triage_card": kept_back(office)["triage_card"]}
    )
    assert {one.state for one in office.rows(Effect)} == {"skipped"}
    assert office.effect("home:1").error == "not sent: shadow"


def test_an_issue_that_a_rule_would_open_is_not_opened_and_is_once_the_bridge_is_live(
    memory: Store, clock: HeldClock
) -> None:
    opens = replace(SILENT, routes=tuple(replace(route, opens_at=2) for route in RULES.routes))
    Presence(memory, clock, shadow=True).enter()
    office = Office(memory, clock, opens)
    office.problem("refund pending for days", "refund pending since days")
    assert (left(office), kept_back(office)["issue"]) == ([], 1)
    office = live(office)
    office.work()
    assert left(office) == []
    office.say("U-3", "refund pending for many days")
    office.work()
    assert len(office.jira.issues_by_id) == 1


def test_what_people_press_is_done_while_nothing_leaves(office: Office) -> None:
    office.problem("refund pending for days", "refund pending since days")
    office.click("U-1", Gesture.RIGHT, 1, version=office.home(1).version)
    assert office.state(1) == "confirmed"
    assert left(office) == []


def test_nothing_old_is_sent_when_the_bridge_goes_live(office: Office) -> None:
    [number, _] = office.problem("refund pending for days", "refund pending since days")
    advance(office, number, Stage.IN_WORK)
    put(office, number, Stage.FIXED)
    office = live(office)
    office.work()
    office.clock.forward(days=1)
    office.work()
    assert left(office) == []
    assert kept_back(office)["stage"] == 4


def test_the_next_news_begins_with_the_card_that_was_never_sent_and_is_told_in_it(office: Office) -> None:
    [number, _] = office.problem("refund pending for days", "refund pending since days")
    office = live(office)
    advance(office, number, Stage.IN_WORK)
    mine = [kind for whom, kind in cards(office) if whom in {"U-1", "D-U-1"}]
    assert mine == [HomeCard, StageNote]
    assert office.told(number) == [Stage.IN_WORK]
    advance(office, number, Stage.LIVE)
    assert office.told(number) == [Stage.IN_WORK, Stage.LIVE]
    assert Counter(kind for _whom, kind in cards(office))[HomeCard] == 2


def test_a_team_gets_the_card_of_a_problem_with_its_next_report_and_owes_an_answer_from_then_on(
    office: Office,
) -> None:
    [number, _] = office.problem("refund pending for days", "refund pending since days")
    office = live(office)
    assert office.group_of(number).due_at is None
    office.say("U-3", "refund pending for many days")
    office.work()
    assert [kind for whom, kind in cards(office) if whom == "C-pay"] == [TriageCard]
    assert office.group_of(number).due_at == office.clock.now() + timedelta(days=7)
    office.say("U-4", "refund pending for some days")
    office.work()
    assert len(office.triage()) == 1


def test_nobody_is_reminded_of_an_answer_to_a_problem_that_they_were_never_shown(office: Office) -> None:
    office.problem("refund pending for days", "refund pending since days")
    office.clock.forward(days=30)
    clock.remind(office.store, office.rules, office.clock)
    office.work()
    assert kept_back(office)["nudge"] == 1
    office = live(office)
    office.clock.forward(days=30)
    clock.remind(office.store, office.rules, office.clock)
    office.work()
    assert left(office) == []


def test_a_report_that_comes_when_the_bridge_is_live_is_answered_as_ever(office: Office) -> None:
    office.say("U-1", "refund pending for days")
    office.work()
    office = live(office)
    office.say("U-2", "lamp is broken")
    office.work()
    assert cards(office) == [("U-2", HomeCard)]
