"""A file is attached to an issue once, whatever came of an earlier attempt."""

from typing import Any

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.outgoing import AttachFile
from bridge.jira.client import Connection
from bridge.jira.sender import JiraSender
from tests.jira.fake import FakeJira, Heard, Say
from tests.jira.orders import by_hand, issue_on_board
from tests.sandbox.jira.pocket import Site

NAME = "report-17-file-3.png"


@pytest.fixture
def issue(site: Site) -> str:
    """An open issue's id."""
    return str(issue_on_board(site, by_hand(site))["id"])


def attached(connection: Connection, issue: str) -> list[Any]:
    found: list[Any] = connection.read("GET", "issue", issue, query={"fields": "attachment"})["fields"][
        "attachment"
    ]
    return [(one["filename"], one["size"]) for one in found]


def test_an_attempt_that_came_through_is_not_made_again(either: Connection, issue: str) -> None:
    asked: list[str] = []

    def read(file: str) -> bytes:
        asked.append(file)
        return b"a picture\r\n--of bytes\x00\xff"

    for _ in range(2):
        assert JiraSender(either, read).perform(AttachFile(issue, "F1", NAME), "attach:3") is None
    assert attached(either, issue) == [(NAME, 23)]
    assert asked == ["F1"]


def test_two_files_stand_beside_each_other(either: Connection, issue: str) -> None:
    sender = JiraSender(either, str.encode)
    for file in ("F1", "F2"):
        sender.perform(AttachFile(issue, file, f"{file}.txt"), f"attach:{file}")
    assert [name for name, _ in attached(either, issue)] == ["F1.txt", "F2.txt"]


def test_jira_is_told_that_it_is_no_forgery(connection: Connection, fake: FakeJira) -> None:
    def answer(heard: Heard) -> Say:
        return Say(body=[] if heard.method == "POST" else {"fields": {"attachment": []}})

    fake.answer = answer
    JiraSender(connection, str.encode).perform(AttachFile("1", "F1", NAME), "attach:3")
    [post] = [heard for heard in fake.heard if heard.method == "POST"]
    headers = {name.lower(): value for name, value in post.headers.items()}
    assert headers["x-atlassian-token"] == "no-check"
    assert headers["content-type"].startswith("multipart/form-data; boundary=")


def test_where_no_file_can_be_read_nothing_is_attached(either: Connection, issue: str) -> None:
    with pytest.raises(RefusedError):
        JiraSender(either).perform(AttachFile(issue, "F1", NAME), "attach:3")
    assert attached(either, issue) == []


def test_slack_being_away_is_no_refusal(either: Connection, issue: str) -> None:
    def away(file: str) -> bytes:
        raise TryLaterError(file)

    with pytest.raises(TryLaterError):
        JiraSender(either, away).perform(AttachFile(issue, "F1", NAME), "attach:3")
