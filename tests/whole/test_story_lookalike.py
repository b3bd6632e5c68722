"""An issue that people opened in Jira before is offered first; with the bridge's own classifiers."""

from collections.abc import Iterator

import pytest

from tests.kept import Shelf
from tests.trained import fresh
from tests.whole.faces import Face
from tests.whole.problems import Problem
from tests.whole.town import Town, connected, eventually, opened

OLDER = "Refund status unclear"
REPORTS = {
    "mia": "Refund still shows as pending after nine days, she has called three times",
    "tom": "His refund is pending for days in the account, the bank has nothing yet",
    "ines": "refund pending for over a week, the bank says nothing has arrived",
}


@pytest.fixture(scope="module")
def town(face: Face, shelf: Shelf) -> Iterator[Town]:
    """A town with an issue from before."""
    older = {"user": "Priya", "project": "PAY", "summary": OLDER, "description": REPORTS["tom"]}
    with (
        shelf.lent() as url,
        opened(
            url,
            fresh(),
            face=face,
            webhook=True,
            before=lambda hands: hands.do("jira/issue", **older),
            jira={"poll_seconds": 1.0},
        ) as opened_town,
    ):
        yield connected(opened_town)


class Refunds(Problem):
    """A problem that everybody tells of in words of their own."""

    def text(self, name: str) -> str:
        return REPORTS[name]


def test_it_is_that_issue_and_no_second_one_is_opened(town: Town) -> None:
    [older] = town.issues()
    problem = Refunds(town, "pending")
    problem.report()
    problem.says(f"Looks like {older['key']} “{OLDER}”, open since")
    problem.press(f"It is {older['key']}")
    problem.told("With Payments since")
    assert problem.issue()["id"] == older["id"]
    assert [one["key"] for one in town.issues()] == [older["key"]]

    problem.move("In Progress")
    problem.told("Being worked on since")
    eventually(lambda: any("3 reports" in one["text"] for one in problem.issue()["comments"]))
