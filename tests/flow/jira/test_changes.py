"""Only what changes in Jira counts: what an owner decided in Slack is not overturned by reading the same again."""

import dataclasses
import logging

import pytest

from bridge.domain.incoming import Gesture, VersionSeen
from bridge.domain.stages import Stage
from tests.flow.jira.tickets import DONE, IN_WORK, TO_DO, UNRELEASED, change, ours, said, stage
from tests.flow.office import Office
from tests.flow.owners.desk import form


@pytest.mark.parametrize("unrelated", [{"summary": "Refunds"}, {"assignee": "Priya"}, TO_DO])
def test_a_problem_declined_in_slack_stays_declined_while_its_issue_stands(
    quick: Office, unrelated: dict[str, object]
) -> None:
    numbers, jira_id = quick.opened()
    form(quick, Gesture.DECLINE, quick.group_of(numbers[0]).id or 0, "too dear")
    change(quick, jira_id, **unrelated)
    assert quick.told(numbers[0]) == [Stage.WITH_TEAM, Stage.DECLINED]


def test_a_declined_problem_is_taken_up_again_when_its_issue_goes_on(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    form(quick, Gesture.DECLINE, quick.group_of(numbers[0]).id or 0, "too dear")
    change(quick, jira_id, **IN_WORK)
    last = quick.stage_notes(numbers[0])[-1]
    assert (last.stage, last.correction) == (Stage.IN_WORK, True)


def test_a_problem_that_is_live_by_a_click_stays_live_when_jira_catches_up(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    change(quick, jira_id, **IN_WORK)
    change(quick, jira_id, **DONE)
    form(quick, Gesture.LIVE, quick.group_of(numbers[0]).id or 0)
    change(quick, jira_id, summary="Refunds")
    assert stage(quick, numbers[0]) is Stage.LIVE


def test_it_is_not_live_any_more_when_the_issue_is_reopened(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    change(quick, jira_id, **DONE)
    form(quick, Gesture.LIVE, quick.group_of(numbers[0]).id or 0)
    change(quick, jira_id, **IN_WORK)
    last = quick.stage_notes(numbers[0])[-1]
    assert (last.stage, last.correction) == (Stage.IN_WORK, True)


def test_a_linked_issue_brings_its_stage_with_it(quick: Office) -> None:
    numbers = quick.problem("refund pending for days", "refund pending since days")
    there = quick.jira.add("PAY", "Refund status unclear")
    quick.jira.change(there.id, **IN_WORK)
    form(quick, Gesture.LINK_ISSUE, quick.group_of(numbers[0]).id or 0, there.key)
    assert stage(quick, numbers[0]) is Stage.IN_WORK


def test_a_status_that_says_nothing_is_told_in_neutral_words_and_once_to_whoever_can_name_it(
    quick: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="bridge.flow.conversation")
    numbers, jira_id = quick.opened()
    change(quick, jira_id, **IN_WORK)
    for summary in ("Refunds", "Refunds again"):
        change(quick, jira_id, status="Parked", category="undefined", summary=summary)
    assert stage(quick, numbers[0]) is Stage.WITH_TEAM
    [text] = said(quick)
    assert "“Parked”" in text
    assert "jira.stages.PAY" in text
    assert caplog.text.count("Parked") == 1


def test_a_status_that_the_project_named_is_no_news_to_anybody(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    change(quick, jira_id, status="Selected", category="undefined")
    assert (stage(quick, numbers[0]), said(quick)) == (Stage.PLANNED, [])


def test_a_move_to_another_project_is_said_once_and_the_problem_stays(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    for summary in ("Refunds", "Refunds again"):
        change(quick, jira_id, key="DEL-7", project="DEL", summary=summary)
    assert said(quick) == ["PAY-1 was moved in Jira and is DEL-7 now. The problem stays with this team."]
    assert quick.home(numbers[0]).problem.issue_key == "DEL-7"


def test_who_is_in_charge_is_shown_to_the_owner(quick: Office) -> None:
    _, jira_id = quick.opened()
    before = len(quick.slack.updates)
    change(quick, jira_id, assignee="Priya")
    assert ours(quick, jira_id).assignee == "Priya"
    assert len(quick.slack.updates) == before + 1


def test_a_version_with_a_new_name_tells_nobody_anything(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    change(quick, jira_id, **DONE, versions=(UNRELEASED,))
    told = quick.told(numbers[0])
    quick.jira.versions_by_project["PAY"] = [VersionSeen("v1", "5.3 LTS", released=False)]
    quick.poll()
    assert ours(quick, jira_id).versions == [{"id": "v1", "name": "5.3 LTS", "released": False}]
    assert quick.told(numbers[0]) == told


def test_an_issue_whose_version_was_merged_into_a_released_one_goes_live(quick: Office) -> None:
    """Merging versions does not touch the issue's own time of change, so it is read again by its id."""
    numbers, jira_id = quick.opened()
    change(quick, jira_id, **DONE, versions=(UNRELEASED,))
    other = VersionSeen("v2", "5.4", released=True)
    seen = quick.jira.issues_by_id[jira_id]
    quick.jira.issues_by_id[jira_id] = dataclasses.replace(seen, versions=(other,))
    quick.jira.versions_by_project["PAY"] = [other]
    quick.poll()
    assert stage(quick, numbers[0]) is Stage.LIVE
