"""What Jira says comes back to those who reported: each stage once, corrections always, questions once."""

import dataclasses
from datetime import timedelta

import pytest

from bridge.domain.incoming import VersionSeen
from bridge.domain.outgoing import QuestionCard
from bridge.domain.stages import Stage
from bridge.flow import conversation
from bridge.store.tables import Issue, Question
from tests.flow.office import Office

IN_WORK = {"status": "In Progress", "category": "indeterminate"}
DONE = {"status": "Done", "category": "done", "resolution": "Done"}
TO_DO = {"status": "To Do", "category": "new", "resolution": None}
UNRELEASED, RELEASED = VersionSeen("v1", "5.3", released=False), VersionSeen("v1", "5.3", released=True)


def change(office: Office, jira_id: str, **columns: object) -> None:
    """Somebody changes the issue, and the bridge reads it."""
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, **columns)
    office.poll()


def questions(office: Office) -> list[QuestionCard]:
    cards = [order.card for _key, order, _posted in office.slack.posts]
    return [card for card in cards if isinstance(card, QuestionCard)]


def test_stages_follow_the_status_category(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **IN_WORK)
    change(office, jira_id, **DONE)
    for number in numbers:
        assert office.told(number) == [Stage.WITH_TEAM, Stage.IN_WORK, Stage.FIXED]


def test_a_projects_own_map_wins(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, status="selected")
    assert office.told(numbers[0])[-1] == Stage.PLANNED


def test_a_resolution_can_decline(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **DONE | {"resolution": "Won't Do"})
    assert office.told(numbers[0])[-1] == Stage.DECLINED
    assert office.stage_notes(numbers[0])[-1].problem.reason == "Won't Do"


def test_each_stage_is_told_once_however_often_it_is_read(office: Office) -> None:
    numbers, jira_id = office.opened()
    for _ in range(3):
        change(office, jira_id, **IN_WORK)
    assert office.told(numbers[0]) == [Stage.WITH_TEAM, Stage.IN_WORK]


def test_a_stage_that_was_overtaken_is_not_told(office: Office) -> None:
    numbers, jira_id = office.opened()
    for columns in (IN_WORK, DONE):
        office.clock.forward(minutes=1)
        office.jira.change(jira_id, **columns)
        office.reading.poll()
    office.work()
    assert office.told(numbers[0]) == [Stage.WITH_TEAM, Stage.FIXED]
    assert [card.reports for card in [office.home(numbers[0]).problem]] == [2]


def test_what_was_taken_back_is_corrected(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **DONE)
    change(office, jira_id, **IN_WORK | {"resolution": None})
    notes = office.stage_notes(numbers[0])
    assert [(note.stage, note.correction) for note in notes] == [
        (Stage.WITH_TEAM, False),
        (Stage.FIXED, False),
        (Stage.IN_WORK, True),
    ]


def test_a_correction_is_told_even_when_it_was_overtaken(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **DONE)
    for columns in (IN_WORK | {"resolution": None}, TO_DO):
        office.clock.forward(minutes=1)
        office.jira.change(jira_id, **columns)
        office.reading.poll()
    office.work()
    assert any(note.correction for note in office.stage_notes(numbers[0]))


def test_fixed_is_not_live_until_its_version_is_released(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **DONE, versions=(UNRELEASED,))
    assert office.told(numbers[0])[-1] == Stage.FIXED
    office.jira.versions_by_project["PAY"] = [RELEASED]
    office.poll()
    office.poll()
    assert office.told(numbers[0])[-2:] == [Stage.FIXED, Stage.LIVE]
    assert not office.stage_notes(numbers[0])[-1].correction


def test_a_fix_for_a_version_that_is_out_already_is_live(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **IN_WORK, versions=(UNRELEASED,))
    office.jira.versions_by_project["PAY"] = [RELEASED]
    office.poll()
    assert office.told(numbers[0])[-1] == Stage.IN_WORK
    change(office, jira_id, **DONE, versions=(RELEASED,))
    assert office.told(numbers[0])[-1] == Stage.LIVE


def test_a_release_taken_back_is_a_correction(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **DONE, versions=(RELEASED,))
    office.jira.versions_by_project["PAY"] = [UNRELEASED]
    office.poll()
    last = office.stage_notes(numbers[0])[-1]
    assert (last.stage, last.correction) == (Stage.FIXED, True)


def test_another_projects_version_releases_nothing(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **DONE, versions=(UNRELEASED,))
    office.jira.versions_by_project["PAY"] = [VersionSeen("v2", "5.3", released=True)]
    office.poll()
    assert office.told(numbers[0])[-1] == Stage.FIXED


def test_a_duplicate_is_noted_for_the_team_and_told_to_nobody(office: Office) -> None:
    numbers, jira_id = office.opened()
    for _ in range(2):
        change(office, jira_id, **DONE | {"resolution": "Duplicate"})
    assert office.told(numbers[0]) == [Stage.WITH_TEAM]
    [(thread, text)] = office.notes()
    assert thread == office.group_of(numbers[0]).triage_ts
    assert "closed as a duplicate" in text


def test_what_is_older_than_what_was_read_changes_nothing(office: Office) -> None:
    numbers, jira_id = office.opened()
    change(office, jira_id, **DONE)
    seen = office.jira.issues_by_id[jira_id]
    stale = dataclasses.replace(seen, **IN_WORK, updated=seen.updated - timedelta(seconds=1))  # type: ignore[arg-type]
    with office.store.grouping() as session:
        conversation.apply(session, office.rules, conversation.Look(stale, None), office.clock.now())
    office.work()
    assert office.rows(Issue)[0].status == "Done"
    assert office.told(numbers[0])[-1] == Stage.FIXED


def test_an_issue_that_is_not_ours_changes_nothing(office: Office) -> None:
    office.opened()
    foreign = office.jira.add("PAY", "Something else")
    office.comment(foreign.id, "To agents: is it you?")
    assert (len(office.rows(Issue)), questions(office)) == (1, [])


def test_a_moved_issue_keeps_its_problem(office: Office) -> None:
    """Keys change when issues move; the id does not."""
    numbers, jira_id = office.opened()
    change(office, jira_id, key="DEL-7", project="DEL", **IN_WORK)
    assert office.home(numbers[0]).problem.issue_key == "DEL-7"
    assert office.told(numbers[0])[-1] == Stage.IN_WORK


def test_one_who_reported_twice_is_asked_once(office: Office) -> None:
    office.say("U-1", "refund pending for very many days")
    _, jira_id = office.opened()
    office.comment(jira_id, "To agents: since when?")
    assert len(questions(office)) == 2


@pytest.mark.parametrize("text", ["Looks like the bank to me.", "agents: since when?", "To agents:"])
def test_talk_among_the_team_stays_in_jira(office: Office, text: str) -> None:
    _, jira_id = office.opened()
    office.comment(jira_id, text)
    assert (questions(office), office.notes()) == ([], [])


def test_our_own_comment_asks_nothing(office: Office) -> None:
    _, jira_id = office.opened()
    office.comment(jira_id, "To agents: since when?", ours=True)
    assert office.rows(Question) == []


def test_an_internal_question_is_refused_visibly_and_never_crosses(office: Office) -> None:
    numbers, jira_id = office.opened()
    office.comment(jira_id, "To agents: is it the Mueller account?", restricted=True)
    office.poll()
    assert questions(office) == []
    [(thread, text)] = office.notes()
    assert thread == office.group_of(numbers[0]).triage_ts
    assert "internal comment" in text
    assert "Mueller" not in text


def test_provisional_reporters_are_neither_told_nor_asked(office: Office) -> None:
    numbers, jira_id = office.opened()
    unsure = office.say("U-9", "refund shows wrong amount for weeks")
    office.work()
    assert office.home(unsure).problem.group == office.group_of(numbers[0]).id
    office.comment(jira_id, "To agents: since when?")
    change(office, jira_id, **IN_WORK)
    assert office.told(unsure) == []
    assert len(questions(office)) == 2


def test_who_joins_later_hears_only_what_comes_then_and_is_asked_what_is_open(office: Office) -> None:
    _, jira_id = office.opened()
    office.comment(jira_id, "To agents: since when?")
    change(office, jira_id, **IN_WORK)
    late = office.say("U-9", "refund pending for days")
    office.work()
    office.poll()
    assert (office.told(late), len(questions(office))) == ([], 3)
    assert office.home(late).problem.stage == Stage.IN_WORK
    change(office, jira_id, **DONE)
    assert office.told(late) == [Stage.FIXED]
