"""Every fifth write is done and its answer lost, and search knows nothing yet: each order is done once all the same."""

from datetime import UTC, datetime

import pytest

from bridge.domain.errors import UncertainError
from bridge.domain.outgoing import (
    CloseDuplicate,
    Comment,
    CreateIssue,
    EditComment,
    JiraOrder,
    LinkIssues,
    LinkPage,
    Note,
)
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender, Result
from tests.jira.orders import by_hand, commented, draft, issue_on_board
from tests.sandbox.jira.pocket import Site

PROBLEMS = 12


@pytest.fixture
def lossy(site: Site, either: Connection) -> JiraSender:
    site.hand("set", index_lag=3600)
    site.hand("set", fail={"method": "writes", "after_doing": True, "drop": True, "every": 5})
    return JiraSender(either)


def deliver(sender: JiraSender, order: JiraOrder, key: str) -> tuple[Result, int]:
    """Do an order as the outbox does it; what came of it, and how many answers were lost."""
    since, mark, lost = datetime.now(UTC), sender.mark(order), 0
    while True:
        try:
            found = sender.find(order, key, since, mark) if lost else None
            return found or sender.perform(order, key), lost
        except UncertainError:
            lost += 1


def test_there_is_one_issue_for_each_problem(site: Site, lossy: JiraSender) -> None:
    made = [deliver(lossy, CreateIssue(draft()), f"issue:{number}") for number in range(PROBLEMS)]
    board = site.look("board")["issues"]
    assert sum(lost for _, lost in made) > 0, "the test needs losses"
    assert sorted(issue["properties"]["bridge"]["key"] for issue in board) == sorted(
        f"issue:{number}" for number in range(PROBLEMS)
    )
    assert {getattr(issue, "id", "") for issue, _ in made} == {issue["id"] for issue in board}


def test_there_is_one_comment_for_each_effect_and_it_says_the_last_words(
    site: Site, lossy: JiraSender
) -> None:
    issue_id = issue_on_board(site, by_hand(site))["id"]
    losses = 0
    for number in range(PROBLEMS):
        made, lost = deliver(lossy, Comment(issue_id, Note("first")), f"comment:{number}")
        edit = EditComment(issue_id, commented(made).comment_id, Note(f"last {number}"))
        _, lost_again = deliver(lossy, edit, f"edit:{number}")
        losses += lost + lost_again
    assert losses > 0, "the test needs losses"
    assert [comment["text"] for comment in issue_on_board(site, issue_id)["comments"]] == [
        f"last {number}" for number in range(PROBLEMS)
    ]


def test_links_pages_and_moves_are_there_once(site: Site, either: Connection, lossy: JiraSender) -> None:
    ids = [str(issue_on_board(site, by_hand(site))["id"]) for _ in range(4)]
    survivor, rest, losses = ids[0], ids[1:], 0
    for issue_id in rest:
        orders: list[JiraOrder] = [
            LinkIssues(issue_id, survivor, duplicate=True),
            LinkPage(issue_id, "bridge:problem:17", "https://bridge.example/17", "Refund"),
            CloseDuplicate(issue_id),
        ]
        losses += sum(deliver(lossy, order, f"order:{issue_id}")[1] for order in orders)
    assert losses > 0, "the test needs losses"
    assert [(issue.duplicates, issue.resolution) for issue in Reader(either).issues(rest)] == [
        ((survivor,), "Duplicate")
    ] * len(rest)
    assert [len(either.read("GET", "issue", issue_id, "remotelink")) for issue_id in rest] == [1] * len(rest)
