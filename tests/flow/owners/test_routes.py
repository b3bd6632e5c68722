"""Routes: a problem is sent to the team whose it is, and one that ends in Slack is decided there."""

from dataclasses import replace

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CreateIssue, Note, TriageCard, Update
from bridge.store.engine import Store
from bridge.store.tables import Issue, Ruling, ThemeLabel
from tests.conftest import HeldClock
from tests.flow.office import DELIVERY, PAYMENTS, RULES, Office
from tests.flow.owners.desk import LATE, card, form, likeness, problem, rulings, take_back, told, two_reports

LEGAL = replace(DELIVERY, name="legal", team="Legal", project="", channel="C-legal", owners=("U-lawyer",))


@pytest.fixture
def slack_kind(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock, replace(RULES, routes=(PAYMENTS, LEGAL)))


def posted(office: Office, channel: str) -> list[str]:
    """The cards in a channel."""
    return [
        order.card.problem.title
        for _key, order, _posted in office.slack.posts
        if order.channel == channel and isinstance(order.card, TriageCard)
    ]


def sentences(office: Office) -> list[tuple[str, str]]:
    """What stands where a card stood."""
    edits = [order for order in office.slack.updates if isinstance(order, Update)]
    return [(edit.channel, edit.card.text) for edit in edits if isinstance(edit.card, Note)]


def test_another_team_gets_the_card_and_the_old_one_says_where_it_went(office: Office) -> None:
    numbers, group = two_reports(office)
    office.clock.forward(days=3)
    title = card(office, group).problem.title
    form(office, Gesture.REROUTE, group, "delivery_time", note="It is the courier.")
    assert posted(office, "C-del") == [title]
    assert sentences(office) == [("C-pay", f"“{title}” was sent to Delivery: It is the courier.")]
    assert {office.insight(number).theme for number in numbers} == {"delivery_time"}
    assert len(office.rows(ThemeLabel)) == 2
    assert card(office, group).answer_by == (office.clock.now() + DELIVERY.answer_within).date()


def test_sending_back_restores_the_theme_and_unlearns_it(office: Office) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.REROUTE, group, "delivery_time")
    take_back(office, group, user="U-anybody")
    assert {office.insight(number).theme for number in numbers} == {"billing"}
    assert office.rows(ThemeLabel) == []
    assert len(posted(office, "C-pay")) == 2
    assert sentences(office)[-1][0] == "C-del"
    assert office.group_of(numbers[0]).triage_channel == "C-pay"


def test_a_theme_that_nobody_owns_or_that_it_has_already_changes_nothing(office: Office) -> None:
    _, group = two_reports(office)
    for theme in ("", "astrology", "billing"):
        form(office, Gesture.REROUTE, group, theme)
    assert rulings(office) == []


def test_a_route_that_ends_in_slack_takes_on_and_finishes_without_an_issue(slack_kind: Office) -> None:
    office = slack_kind
    numbers, group = problem(office, ("parcel left in rain", "parcel left in rain again"))
    form(office, Gesture.OPEN_ISSUE, group, user="U-lawyer")
    assert told(office, numbers[0]) == [("with_team", False)]
    assert not any(isinstance(order, CreateIssue) for order in office.jira.written)
    shown = card(office, group)
    assert (shown.kind, shown.outcome, shown.shippable) == ("slack", "Taken on.", True)
    form(office, Gesture.LIVE, group, user="U-lawyer")
    assert told(office, numbers[0])[-1] == ("live", False)
    take_back(office, group, user="U-lawyer")
    take_back(office, group, user="U-lawyer")
    assert told(office, numbers[0])[-2:] == [("with_team", True), ("heard", True)]
    assert [office.state(number) for number in numbers] == ["joined", "joined"]
    assert office.credit("U-1").total == 0
    form(office, Gesture.OPEN_ISSUE, group, user="U-lawyer")
    assert (office.credit("U-1").insight, office.credit("U-1").found) == (1, 1)


def test_several_problems_are_declined_in_one_go_and_come_back_together(office: Office) -> None:
    first, one = two_reports(office)
    second, other = problem(office, ("refund smaller than paid", "refund much smaller than paid"))
    _, foreign = problem(office, ("parcel left in rain", "parcel left in rain again"))
    problems = [str(number) for number in (one, other, one)]
    form(office, Gesture.DECLINE_ALL, 0, "too dear", problems=problems)
    form(office, Gesture.DECLINE_ALL, 0, "too dear", user="U-stranger", problems=[str(one)])
    assert rulings(office) == ["decline_all", "decline", "decline"]
    assert [office.group_of(number).stage for number in (first[0], second[0])] == ["declined", "declined"]
    take_back(office, one)
    assert [office.group_of(number).stage for number in (first[0], second[0])] == ["heard", "heard"]
    form(office, Gesture.MERGE_ALL, one, problems=[str(other), str(foreign)])
    assert {office.leads_to(number) for number in (other, foreign)} == {one}
    take_back(office, one)
    assert {office.leads_to(number) for number in (other, foreign)} == {other, foreign}


def test_more_than_ten_at_once_are_none(office: Office) -> None:
    _, group = two_reports(office)
    form(
        office,
        Gesture.DECLINE_ALL,
        0,
        "no",
        problems=[str(group), *(str(number) for number in range(900, 910))],
    )
    assert office.rows(Ruling) == []


def test_a_rule_opens_no_second_issue_for_a_close_neighbour(store: Store, clock: HeldClock) -> None:
    office = Office(store, clock, replace(RULES, routes=(replace(PAYMENTS, opens_at=3), DELIVERY)))
    _, group = two_reports(office)
    _, late = problem(office, LATE)
    form(office, Gesture.OPEN_ISSUE, late)
    likeness(office, group, f"group:{late}")
    office.say("U-9", "refund pending for days")
    office.work()
    assert len(office.rows(Issue)) == 1
    neighbour = card(office, group).neighbour
    assert neighbour is not None
    form(office, Gesture.MERGE, group, str(neighbour.group))
    assert (len(office.rows(Issue)), card(office, late).problem.reports) == (1, 5)
