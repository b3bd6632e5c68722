"""The triage card shows all that an owner needs to decide, and nothing that is not so any more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture, Way
from bridge.domain.rules import Crew
from bridge.domain.stages import Stage
from bridge.store.engine import Store
from bridge.store.tables import CreateScreen, Insight, Issue
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office
from tests.flow.owners.desk import backlog, card, form, likeness, two_reports

CREWS = (Crew("leipzig", "Leipzig"), Crew("manila", "Manila"))
SEVERITY = {"id": "customfield_1", "name": "Severity", "allowed": ["S1", "S2"], "kind": "option"}


@pytest.fixture
def rich(store: Store, clock: HeldClock) -> Office:
    return Office(
        store, clock, replace(RULES, crews=CREWS, page_url="https://bridge.example", smallest_team=0)
    )


def screen(office: Office) -> None:
    """Jira asks for a severity."""
    with office.store.write() as session:
        session.add(
            CreateScreen(project="PAY", issue_type="Bug", needed=[SEVERITY], read_at=office.clock.now())
        )


def test_customers_teams_ways_and_the_page_are_shown(rich: Office) -> None:
    office = rich
    office.say("U-1", "refund pending for days, C-88213")
    office.say("U-2", "refund pending since days, C-88214", way=Way.DM)
    office.say("U-3", "refund pending for many days, C-88213", way=Way.DM)
    with office.store.write() as session:
        for number, crew in ((1, "manila"), (2, "leipzig"), (3, "leipzig")):
            told = session.get_one(Insight, number)
            told.crew = crew
            session.add(told)
    office.work()
    shown = card(office, office.group_of(1).id or 0)
    assert (shown.customers, shown.teams) == (2, ("Leipzig", "Manila"))
    office.rules = replace(office.rules, smallest_team=1)
    assert card(office, 1).teams == (), "teams of too few people are not named"
    assert shown.page == f"https://bridge.example/problems/{shown.problem.group}"
    assert (shown.kind, shown.trend, shown.still) == ("jira", "", 0)


def test_the_trend_compares_two_weeks_once_there_are_two(office: Office) -> None:
    _, group = two_reports(office)
    office.clock.forward(days=8)
    assert card(office, group).trend == "falling"
    for user in ("U-3", "U-4"):
        office.say(user, "refund pending for days")
    office.work()
    office.clock.forward(minutes=1)
    assert card(office, group).trend == "steady"
    office.say("U-5", "refund pending for days")
    office.work()
    office.clock.forward(minutes=1)
    assert card(office, group).trend == "rising"


def test_lookalikes_stand_first_until_one_is_taken(office: Office) -> None:
    numbers, group = two_reports(office)
    seen = office.jira.add("PAY", "Refund status unclear")
    for turn, (jira_id, probability) in enumerate((("901", 0.4), (seen.id, 0.9), ("903", 0.1), ("904", 0.6))):
        backlog(office, seen.key if jira_id == seen.id else f"PAY-30{turn}", jira_id=jira_id)
        likeness(office, group, f"issue:{jira_id}", probability)
    assert [one.jira_id for one in card(office, group).looks_like] == [seen.id, "904"]
    form(office, Gesture.IT_IS, group, seen.id)
    assert [issue.jira_id for issue in office.rows(Issue)] == [seen.id]
    assert office.told(numbers[0]) == [Stage.WITH_TEAM]
    assert card(office, group).looks_like == ()


def test_a_lookalike_that_is_gone_links_nothing(office: Office) -> None:
    _, group = two_reports(office)
    form(office, Gesture.IT_IS, group, "905")
    assert office.rows(Issue) == []
    assert office.notes()[-1][1].startswith("That issue is not among the open ones any more")


def test_what_jira_still_wants_is_filled_in_and_tried_again(office: Office) -> None:
    _, group = two_reports(office)
    screen(office)
    assert card(office, group).fillable
    form(office, Gesture.FILL_FIELDS, group, customfield_1="S1", nonsense="x")
    [issue] = office.rows(Issue)
    assert (issue.group_id, card(office, group).fillable) == (group, False)
    [created] = [order.draft for order in office.jira.written if hasattr(order, "draft")]
    assert created.fields == {"customfield_1": {"value": "S1"}}


def test_an_issue_that_jira_has_not_made_yet_can_be_called_off(office: Office) -> None:
    numbers, group = two_reports(office)
    office.press("U-owner", Gesture.OPEN_ISSUE, group)
    while office.attending.step():
        pass
    decided = card(office, group).decided
    assert decided is not None
    office.press("U-owner", Gesture.TAKE_BACK, group, str(decided.ruling))
    while office.attending.step():
        pass
    office.work()
    assert office.rows(Issue) == []
    assert (office.credit("U-1").total, office.state(numbers[0])) == (0, "joined")
    form(office, Gesture.OPEN_ISSUE, group)
    assert len(office.rows(Issue)) == 1
    assert card(office, group).decided is None
    assert office.credit("U-1").total == 2


def test_reports_after_a_no_are_counted_beside_it(office: Office) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.DECLINE, group, "too dear")
    office.clock.forward(minutes=1)
    again = office.say("U-8", "refund pending for days")
    office.work()
    office.click("U-8", Gesture.CHOOSE, again, str(group))
    assert office.group_of(again).id == office.group_of(numbers[0]).id
    assert (card(office, group).still, card(office, group).answer_by) == (1, None)


def test_a_shown_problem_owes_an_answer_until_it_is_given(office: Office) -> None:
    _, group = two_reports(office)
    due = (office.clock.now() + timedelta(days=7)).date()
    assert (card(office, group).answer_by, card(office, group).overdue) == (due, False)
    form(office, Gesture.OPEN_ISSUE, group)
    assert card(office, group).answer_by is None


def test_who_is_in_charge_and_what_became_of_the_issue_is_shown(office: Office) -> None:
    numbers, jira_id = office.opened()
    group = office.group_of(numbers[0]).id or 0
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, assignee="Priya")
    office.poll()
    assert (card(office, group).assignee, card(office, group).hidden) == ("Priya", "")
    with office.store.write() as session:
        issue = session.get_one(Issue, 1)
        issue.seen = "gone"
        session.add(issue)
    assert card(office, group).hidden == "PAY-1 was deleted in Jira."
