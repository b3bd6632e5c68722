"""What an owner says of a problem that is over and still heard: reopen, follow up, or known."""

import dataclasses

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Comment, CreateIssue, LinkIssues, Note, ReopenIssue
from bridge.domain.stages import Stage
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.jira.tickets import change
from tests.flow.office import PAYMENTS, RULES, Office
from tests.flow.owners.desk import form, take_back
from tests.flow.questions.asking import lines
from tests.flow.recurring.endings import AGAIN, ended, heard_again, owners_cards, still


@pytest.fixture
def reopening(memory: Store, clock: HeldClock) -> Office:
    """An office whose route takes Jira issues up again."""
    routes = (dataclasses.replace(PAYMENTS, reopens=True), *RULES.routes[1:])
    return Office(memory, clock, dataclasses.replace(RULES, routes=routes))


def pleas(office: Office) -> list[str]:
    """The sentences written into Jira."""
    cards = [order.card for order in office.jira.written if isinstance(order, Comment)]
    return [card.text for card in cards if isinstance(card, Note)]


@pytest.mark.parametrize("stage", [Stage.LIVE, Stage.DECLINED])
def test_reopened_is_a_correction_for_everyone_and_a_plea_in_jira(office: Office, stage: Stage) -> None:
    group = ended(office, stage)
    heard_again(office, "U-9")
    form(office, Gesture.REOPEN, group)
    last = office.stage_notes(1)[-1]
    assert (last.stage, last.correction) == (Stage.WITH_TEAM, True)
    [plea] = pleas(office)
    assert plea.startswith("Still heard: 1 report since")
    assert owners_cards(office)[-1][1].outcome.startswith("Reopened.")


def test_jiras_issue_is_taken_up_again_only_where_the_route_says_so(reopening: Office) -> None:
    group = ended(reopening, Stage.LIVE)
    heard_again(reopening, "U-9")
    form(reopening, Gesture.REOPEN, group)
    [order] = [order for order in reopening.jira.written if isinstance(order, ReopenIssue)]
    assert order.issue_id == next(iter(reopening.jira.issues_by_id))
    assert pleas(reopening) == []


def test_reading_the_same_issue_again_does_not_end_what_was_reopened(quick: Office) -> None:
    group = ended(quick, Stage.LIVE)
    heard_again(quick, "U-9")
    form(quick, Gesture.REOPEN, group)
    change(quick, next(iter(quick.jira.issues_by_id)), assignee="Priya")
    assert quick.group_of(1).stage == Stage.WITH_TEAM


def test_a_second_press_decides_nothing(quick: Office) -> None:
    group = ended(quick, Stage.LIVE)
    heard_again(quick, "U-9")
    for gesture in (Gesture.KNOWN, Gesture.REOPEN, Gesture.NEW_ISSUE):
        form(quick, gesture, group)
    assert quick.group_of(1).stage == Stage.LIVE
    assert pleas(quick) == []


def test_nothing_is_decided_of_what_nobody_has_confirmed(quick: Office) -> None:
    group = ended(quick, Stage.LIVE)
    quick.say("U-9", AGAIN)
    quick.work()
    form(quick, Gesture.REOPEN, group)
    assert quick.group_of(1).stage == Stage.LIVE


def test_known_is_told_in_one_line_and_not_asked_again_for_this_ending(office: Office) -> None:
    group = ended(office, Stage.DECLINED)
    number = heard_again(office, "U-8")
    form(office, Gesture.KNOWN, group)
    later = heard_again(office, "U-9")
    assert [thread for thread, _words in lines(office, "known")] == [
        office.insight(number).home_ts,
        office.insight(later).home_ts,
    ]
    assert "leaves it as it is: declined" in lines(office, "known")[0][1]
    assert len(office.slack.keys("still_same")) == 1
    assert (len(office.slack.keys("still")), still(office, group)) == (1, 2)
    assert owners_cards(office)[-1][1].outcome.startswith("Known")


def test_the_next_ending_is_a_new_question(quick: Office) -> None:
    group = ended(quick, Stage.LIVE)
    heard_again(quick, "U-8")
    form(quick, Gesture.REOPEN, group)
    form(quick, Gesture.LIVE, group)
    form(quick, Gesture.DECLINE, group, "too dear")
    quick.clock.forward(hours=1)
    heard_again(quick, "U-9")
    assert len(quick.slack.keys("still")) == 2
    assert still(quick, group) == 1


def test_followed_up_the_new_reports_are_a_problem_whose_issue_follows_the_old_one(office: Office) -> None:
    group = ended(office, Stage.LIVE)
    number = heard_again(office, "U-9")
    form(office, Gesture.NEW_ISSUE, group)
    made = office.group_of(number)
    assert (made.id != group, made.stage) == (True, Stage.WITH_TEAM)
    assert office.told(number) == [Stage.WITH_TEAM]
    first, second = [order for order in office.jira.written if isinstance(order, CreateIssue)]
    old, new = office.jira.issues_by_id
    assert (first.draft.follows, second.draft.follows) == ("", old)
    [link] = [order for order in office.jira.written if isinstance(order, LinkIssues)]
    assert link == LinkIssues(new, old, duplicate=False)
    assert (office.group_of(1).stage, still(office, group)) == (Stage.LIVE, 0)
    assert owners_cards(office)[-1][1].reports == 1


def test_reopening_can_be_taken_back_and_is_asked_again(quick: Office) -> None:
    group = ended(quick, Stage.LIVE)
    heard_again(quick, "U-9")
    form(quick, Gesture.REOPEN, group)
    take_back(quick, group)
    assert quick.group_of(1).stage == Stage.LIVE
    assert owners_cards(quick)[-1][1].outcome == ""
    form(quick, Gesture.KNOWN, group)
    assert len(lines(quick, "known")) == 1


def test_only_owners_decide(quick: Office) -> None:
    group = ended(quick, Stage.LIVE)
    heard_again(quick, "U-9")
    form(quick, Gesture.REOPEN, group, user="U-9")
    assert quick.group_of(1).stage == Stage.LIVE
