"""All that the bridge wrote in a story comes in once more, and nothing follows from it."""

from collections.abc import Iterator

import pytest
from sqlmodel import SQLModel, func, select

from bridge.store.tables import Effect, Inbox, Insight, Issue, Membership, Question, StageChange
from tests.fakes import WordSorter
from tests.whole import echoes
from tests.whole.faces import CLOUD, SERVER, Face
from tests.whole.problems import Problem
from tests.whole.town import Town, connected, eventually, opened

ACCOUNTS = [(CLOUD, True), (CLOUD, False), (SERVER, False)]
COUNTED = (Effect, Insight, Issue, Membership, Question, StageChange)
"""What the bridge keeps, decides, says and asks."""


@pytest.fixture(
    params=ACCOUNTS, ids=lambda one: f"{one[0].name}-{'dedicated' if one[1] else 'personal'}-account"
)
def town(request: pytest.FixtureRequest, database: str) -> Iterator[Town]:
    face: Face = request.param[0]
    with opened(
        database,
        WordSorter(),
        face=face,
        webhook=True,
        jira={"poll_seconds": 1.0, "webhook_secret": echoes.SECRET, "dedicated_account": request.param[1]},
        web={"port": 0, "url": "https://bridge.tidewell.example"},
    ) as opened_town:
        yield connected(opened_town)


def rows(town: Town, *tables: type[SQLModel]) -> dict[str, int]:
    """How many rows there are in some tables."""
    with town.bridge.store.read() as session:
        return {
            table.__name__: session.exec(select(func.count()).select_from(table)).one() for table in tables
        }


def a_story(town: Town) -> None:
    """A problem with all that is written of it: an issue, figures, a page, a question and its answers, stages."""
    problem = Problem(town, "pending bank booking since weeks")
    problem.opened()
    problem.jira("comment", text="To agents: which cards? [Visa only] [Mastercard too]")
    town.press("mia", problem.asked("mia", "Visa only"), "Visa only")
    eventually(lambda: any("1 of 3 agents" in one["text"] for one in problem.issue()["comments"]))
    problem.move("In Progress")
    problem.told("Being worked on since")
    problem.move("Done", "Done")
    problem.told("Fixed since")


def test_nothing_follows_from_what_the_bridge_wrote_itself(town: Town) -> None:
    a_story(town)
    town.settle()
    before, written, heard = rows(town, *COUNTED), town.written(), rows(town, Inbox)
    assert echoes.from_jira(town) >= 3
    assert rows(town, Inbox) != heard, "it was looked at again"
    assert echoes.from_slack(town) >= 8
    town.settle()
    assert rows(town, *COUNTED) == before
    assert town.written() == written
