"""Questions about Jira issues, and about what owners asked."""

from datetime import timedelta

import pytest

from bridge.store.queries import issues, questions
from tests.store.rows import NOON, Desk, group

ENDED = ("live", "declined", "merged")


def test_a_group_without_an_issue_has_none(desk: Desk) -> None:
    assert issues.of_group(desk.session, desk.group) is None
    assert issues.jira_id_of(desk.session, desk.group) is None


def test_a_group_is_known_by_the_issue_that_it_got_last(desk: Desk) -> None:
    desk.open_issue("20001")
    desk.open_issue("20002")
    assert issues.jira_id_of(desk.session, desk.group) == "20002"


def test_an_issue_is_ours_by_its_id_whatever_its_key_is_now(desk: Desk) -> None:
    number = desk.open_issue("20001", key="APP-7")
    found = issues.by_jira_id(desk.session, "20001")
    assert found is not None
    assert found.id == number
    assert issues.by_jira_id(desk.session, "APP-7") is None


def test_of_many_ids_ours_are_told(desk: Desk) -> None:
    desk.open_issue("20001")
    assert set(issues.known(desk.session, ["20001", "20002"])) == {"20001"}
    assert issues.known(desk.session, []) == {}


VERSION = {"id": "7", "name": "5.9", "released": False}


@pytest.fixture
def staged(desk: Desk) -> Desk:
    """An issue at each of four stages; the one that is live is of another project."""
    for number, stage in enumerate(["with_team", "fixed", "live", "declined"], start=1):
        project = "APP" if stage == "live" else "PAY"
        desk.open_issue(f"2000{number}", desk.lay(group(stage=stage)), project=project, versions=[VERSION])
    return desk


def test_issues_are_watched_until_their_group_has_ended(staged: Desk) -> None:
    assert issues.unfinished(staged.session, ENDED) == ["20001", "20002"]


@pytest.mark.parametrize(
    ("stages", "project", "found"),
    [
        (("fixed", "live"), None, {"20002", "20003"}),
        (("fixed", "live"), "PAY", {"20002"}),
        (("fixed",), "APP", set()),
        ((), None, set()),
    ],
)
def test_issues_are_found_by_stage_and_project(
    staged: Desk, stages: tuple[str, ...], project: str | None, found: set[str]
) -> None:
    staged.open_issue("20009", staged.lay(group(stage="fixed")))
    listed = issues.versions_at(staged.session, stages, project)
    assert {one.jira_id for one in listed} == found, "the one without a version is not among them"
    assert all(one.versions == [VERSION] for one in listed)


def test_the_projects_are_told_in_which_problems_are_at_a_stage(staged: Desk) -> None:
    assert sorted(issues.projects_at(staged.session, ("with_team", "fixed", "live"), ())) == ["APP", "PAY"]
    assert issues.projects_at(staged.session, ("live",), ()) == ["APP"]
    assert issues.projects_at(staged.session, ("with_team", "fixed", "live"), ("APP",)) == ["PAY"]


def test_a_question_is_known_by_the_comment_that_asked_it(desk: Desk) -> None:
    number = desk.ask("30001")
    [found] = questions.by_comments(desk.session, ["30001", "30002"])
    assert found.id == number


def test_who_was_asked_is_told_in_the_order_of_asking(desk: Desk) -> None:
    question, other = desk.ask("30001"), desk.ask("30002")
    people = [desk.meet(f"U-{number}") for number in range(5, 8)]
    for person in reversed(people):
        desk.ask_person(question, person)
    desk.ask_person(other, people[0])
    assert [row.person_id for row in questions.asked(desk.session, question)] == people[::-1]


def test_what_a_person_was_asked_is_found_by_question(desk: Desk) -> None:
    question = desk.ask("30001")
    number = desk.ask_person(question, desk.person)
    found = questions.asked_of(desk.session, question, desk.person)
    assert found is not None
    assert found.id == number
    assert questions.asked_of(desk.session, question, desk.meet("U-2")) is None
    assert questions.asked_of(desk.session, desk.ask("30002"), desk.person) is None


@pytest.mark.parametrize(
    ("answered", "credited", "stands"),
    [(-1, False, True), (0, False, False), (1, False, False), (-1, True, False), (None, False, False)],
)
def test_an_answer_stands_once_its_time_is_over_and_until_it_is_credited(
    desk: Desk, answered: int | None, credited: bool, stands: bool
) -> None:
    at = None if answered is None else NOON + timedelta(seconds=answered)
    desk.ask_person(desk.ask("30001"), desk.person, answer="yes", answered_at=at, credited=credited)
    assert bool(questions.standing_answers(desk.session, NOON)) is stands
