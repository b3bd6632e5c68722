"""What product teams do at their board, against a recorded one."""

from collections import Counter
from typing import Any

import pytest

from bridge.sandbox.people.hands import Hands
from bridge.sandbox.people.tally import Tally
from bridge.sandbox.people.teams import Teams

Json = dict[str, Any]


class Board(Hands):
    """A board that is read from a list, and a record of what was done."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9")
        self.issues: list[Json] = []
        self.done: list[tuple[str, Json]] = []

    def open(self, count: int, project: str = "PAY") -> None:
        for _ in range(count):
            number = len(self.issues) + 1
            self.issues.append(
                {"id": str(number), "key": f"{project}-{number}", "project": project, "summary": "x"}
            )

    def ask(self, path: str, **_query: object) -> Json:
        assert path == "jira/board"
        projects = [{"key": "PAY", "lead": "Priya"}, {"key": "DEL", "lead": "Otto"}]
        return {"projects": projects, "issues": self.issues}

    def do(self, path: str, **body: object) -> Json:
        self.done.append((path, body))
        if path == "jira/issue":
            self.open(1, str(body["project"]))
        return {"issue": self.issues[-1]["key"] if self.issues else None}

    def story(self, issue: str) -> list[str]:
        """What was done to one issue, in a word each."""
        told = [(path, body) for path, body in self.done if body.get("issue") == issue]
        return [str(body.get("to") or path.removeprefix("jira/")) for path, body in told]


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def seen() -> list[tuple[str, int, int]]:
    return []


@pytest.fixture
def teams(board: Board, seen: list[tuple[str, int, int]]) -> Teams:
    return Teams(board, Tally(), lambda *step: seen.append(step))


def test_most_issues_are_planned_worked_on_finished_and_released(board: Board, teams: Teams) -> None:
    board.open(2)
    assert teams.work(lambda: True)
    assert board.story("2") == ["Selected for Development", "In Progress", "edit", "Done"]
    version, release = (
        [body for path, body in board.done if path == f"jira/{what}"] for what in ("version", "release")
    )
    assert version == [{"project": "PAY", "name": "5.3"}]
    assert release == [{"user": "Priya", "project": "PAY", "version": "5.3"}]
    assert board.done[-1][0] == "jira/release", "only what is done is released"


def test_some_ask_some_refuse_and_some_finish_without_a_release(board: Board, teams: Teams) -> None:
    board.open(21)
    assert teams.work(lambda: True)
    did = teams.tally.did
    assert (did["asked"], did["wont_do"], did["shipped"]) == (5, 2, 19)
    resolutions = Counter(body["resolution"] for _, body in board.done if body.get("to") == "Done")
    assert resolutions == {"Done": 19, "Won't Do": 2}
    unreleased = [
        issue["id"] for issue in board.issues if board.story(issue["id"])[-2:] == ["In Progress", "Done"]
    ]
    assert unreleased == ["7", "14", "21"]
    questions = [body["text"] for path, body in board.done if path == "jira/comment"]
    assert all(str(text).startswith("To agents: ") for text in questions)


def test_each_project_has_its_own_lead_and_its_own_release(board: Board, teams: Teams) -> None:
    board.open(2, "PAY")
    board.open(1, "DEL")
    assert teams.work(lambda: True)
    assert {body["user"] for _, body in board.done if body.get("issue") == "3"} == {"Otto"}
    released = {(body["project"], body["user"]) for path, body in board.done if path == "jira/release"}
    assert released == {("PAY", "Priya"), ("DEL", "Otto")}


def test_everybody_has_heard_of_a_round_before_the_next_one(board: Board, teams: Teams) -> None:
    board.open(2)
    heard: list[int] = []

    def settle() -> bool:
        heard.append(len(board.done))
        return True

    assert teams.work(settle)
    assert heard == [4, 6, 10, 11], "a version, a question and two plans; two begun; two finished; a release"


def test_questions_are_on_their_way_until_the_next_round(board: Board, teams: Teams) -> None:
    board.open(2)
    asking: list[bool] = []

    def settle() -> bool:
        asking.append(teams.asking)
        return True

    assert teams.work(settle)
    assert asking == [True, False, False, False]


def test_issues_that_appear_meanwhile_are_worked_on_in_a_later_release(board: Board, teams: Teams) -> None:
    board.open(2)
    late = iter([2])

    def settle() -> bool:
        board.open(next(late, 0))
        return True

    assert teams.work(settle)
    assert board.story("3")[-1] == "Done"
    assert [body["version"] for path, body in board.done if path == "jira/release"] == ["5.3", "5.4"]


def test_when_time_is_up_the_work_stops(board: Board, teams: Teams) -> None:
    board.open(3)
    assert not teams.work(lambda: False)
    assert {body["to"] for _, body in board.done if "to" in body} == {"Selected for Development"}


def test_what_was_on_the_board_before_is_left_alone_unless_a_problem_was_linked_to_it(
    board: Board, teams: Teams
) -> None:
    board.open(1)
    key = teams.begin("PAY", "Refund status unclear")
    assert key == "PAY-2"
    assert teams.work(lambda: True)
    assert board.story("1") == board.story("2") == []
    teams.take(key)
    assert teams.work(lambda: True)
    assert board.story("1") == []
    assert board.story("2")[-1] == "Done"


def test_an_older_issue_that_is_there_is_remembered_and_not_written_again(board: Board, teams: Teams) -> None:
    board.open(2)
    board.issues[1]["summary"] = "Refund status unclear since March"
    assert teams.begin("PAY", "Refund status unclear") == "PAY-2"
    assert board.done == []


def test_progress_counts_finished_issues(
    board: Board, teams: Teams, seen: list[tuple[str, int, int]]
) -> None:
    board.open(4)
    teams.work(lambda: True)
    assert seen[0] == ("Teams at work", 0, 4)
    assert seen[-1] == ("Teams at work", 4, 4)
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)


def test_a_board_without_issues_is_no_work(board: Board, teams: Teams) -> None:
    assert teams.work(lambda: pytest.fail("nobody has to hear of anything"))
    assert board.done == []
