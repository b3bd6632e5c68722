"""Closed in Jira as a duplicate: the problem goes on with the issue that stays, and nobody is told that it ended."""

import dataclasses

from bridge.domain.incoming import Gesture
from bridge.domain.stages import Stage
from tests.flow.jira.tickets import DUPLICATE, IN_WORK, PARCEL, TO_DO, change, ours, said, stage
from tests.flow.office import Office
from tests.flow.owners.desk import form, take_back


def two_issues(office: Office) -> tuple[list[int], str, list[int], str]:
    """Two problems with an issue each: their insights and Jira's ids."""
    refunds, first = office.opened()
    parcels = office.problem(*PARCEL)
    office.click("U-owner", Gesture.OPEN_ISSUE, office.group_of(parcels[0]).id or 0)
    second = next(number for number in office.jira.issues_by_id if number != first)
    return refunds, first, parcels, second


def test_without_a_link_the_team_is_asked_which_one_and_reporters_hear_nothing(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    for summary in ("Refunds", "Refunds again"):
        change(quick, jira_id, **DUPLICATE, summary=summary)
    assert quick.told(numbers[0]) == [Stage.WITH_TEAM]
    [text] = said(quick)
    assert "of which issue?" in text


def test_a_duplicate_of_another_problems_issue_joins_the_two(office: Office) -> None:
    refunds, first, parcels, second = two_issues(office)
    change(office, first, **DUPLICATE, duplicates=(second,))
    assert {office.group_of(number).id for number in refunds + parcels} == {office.group_of(parcels[0]).id}
    assert office.home(refunds[0]).problem.issue_key == ours(office, second).key
    assert ours(office, first).retired
    assert not ours(office, second).retired


def test_the_joined_problem_is_told_once_by_the_issue_that_stays(quick: Office) -> None:
    refunds, first, _parcels, second = two_issues(quick)
    change(quick, first, **DUPLICATE, duplicates=(second,))
    change(quick, second, **IN_WORK)
    change(quick, first, **TO_DO)
    assert quick.told(refunds[0])[-1] is Stage.IN_WORK
    assert quick.told(refunds[0]).count(Stage.IN_WORK) == 1


def test_the_link_may_come_after_the_closing(quick: Office) -> None:
    refunds, first, parcels, second = two_issues(quick)
    change(quick, first, **DUPLICATE)
    change(quick, first, duplicates=(second,))
    assert quick.group_of(refunds[0]).id == quick.group_of(parcels[0]).id


def test_an_issue_that_is_nobodys_here_becomes_the_problems_own(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    stays = quick.jira.add("PAY", "Refund status unclear")
    quick.jira.change(stays.id, **IN_WORK)
    change(quick, jira_id, **DUPLICATE, duplicates=(stays.id,))
    assert quick.home(numbers[0]).problem.issue_key == stays.key
    assert stage(quick, numbers[0]) is Stage.IN_WORK
    assert ours(quick, jira_id).retired


def test_an_issue_that_may_not_be_shown_is_not_taken_over(quick: Office) -> None:
    numbers, jira_id = quick.opened()
    stays = quick.jira.add("PAY", "A hole in the wall")
    quick.jira.issues_by_id[stays.id] = dataclasses.replace(stays, secured=True)
    change(quick, jira_id, **DUPLICATE, duplicates=(stays.id,))
    assert quick.home(numbers[0]).problem.issue_key == "PAY-1"
    [text] = said(quick)
    assert "cannot be shown here" in text
    assert stays.summary not in text


def test_reading_it_again_does_not_join_what_an_owner_took_apart(quick: Office) -> None:
    refunds, first, parcels, second = two_issues(quick)
    change(quick, first, **DUPLICATE, duplicates=(second,))
    into = quick.group_of(parcels[0]).id or 0
    form(quick, Gesture.SPLIT, into, insights=[f"{number}:0" for number in refunds], title="Refunds again")
    change(quick, first, summary="Refunds")
    assert quick.group_of(refunds[0]).id != quick.group_of(parcels[0]).id


def test_one_that_is_taken_up_again_is_said_and_moves_nobody(quick: Office) -> None:
    refunds, first, parcels, second = two_issues(quick)
    change(quick, first, **DUPLICATE, duplicates=(second,))
    change(quick, first, **IN_WORK)
    assert "was taken up again" in said(quick)[-1]
    assert quick.group_of(refunds[0]).id == quick.group_of(parcels[0]).id
    assert stage(quick, refunds[0]) is Stage.WITH_TEAM


def test_problems_that_an_owner_joined_in_slack_are_not_joined_twice(quick: Office) -> None:
    """Our own link and closing come back from Jira as if somebody had made them there."""
    refunds, first, parcels, second = two_issues(quick)
    into = quick.group_of(parcels[0]).id or 0
    form(quick, Gesture.MERGE, quick.group_of(refunds[0]).id or 0, str(into))
    form(quick, Gesture.SURVIVOR, into, second)
    before = said(quick)
    change(quick, first, **DUPLICATE, duplicates=(second,))
    assert said(quick) == before
    take_back(quick, into)
    change(quick, first, summary="Refunds again")
    assert not ours(quick, first).retired
