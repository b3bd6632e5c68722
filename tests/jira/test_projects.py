"""One project that is gone or hidden does not keep back what happens in the others."""

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from tests.jira.fake import FakeJira, Heard, Say
from tests.jira.orders import by_hand, calls
from tests.sandbox.jira.pocket import Site


def test_the_other_projects_are_read_and_the_missing_one_is_named(
    site: Site, either: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    keys = {by_hand(site), by_hand(site, project="APP")}
    reader = Reader(either)
    assert {issue.key for issue in reader.changed(["PAY", "NOPE", "APP"], 5)} == keys
    assert {issue.key for issue in reader.backlog(["PAY", "NOPE", "APP"])} == keys
    assert "Jira has no project NOPE" in caplog.text


def test_a_missing_project_has_no_versions(either: Connection) -> None:
    assert Reader(either).versions("NOPE") == []


def test_with_a_token_that_jira_no_longer_knows_no_project_counts_as_missing(
    fake: FakeJira, connection: Connection
) -> None:
    fake.answer = lambda heard: Say(401 if heard.path.endswith("myself") else 404)
    with pytest.raises(RefusedError) as caught:
        Reader(connection).versions("PAY")
    assert caught.value.code == "401"


def test_while_all_are_there_none_is_asked_for(site: Site, either: Connection) -> None:
    Reader(either).changed(["PAY", "APP"], 5)
    assert not any("project" in call for call in calls(site))


@pytest.mark.parametrize("projects", [["NOPE"], ["NOPE", "NADA"]])
def test_when_none_is_there_jiras_words_are_told(either: Connection, projects: list[str]) -> None:
    with pytest.raises(RefusedError, match="NOPE"):
        Reader(either).changed(projects, 5)


@pytest.mark.parametrize("status", [400, 403])
def test_another_refusal_stays_as_it_is(fake: FakeJira, connection: Connection, status: int) -> None:
    def answer(heard: Heard) -> Say:
        return Say(body={}) if "/project/" in heard.path else Say(status, {"errorMessages": ["Not so."]})

    fake.answer = answer
    with pytest.raises(RefusedError, match="Not so"):
        Reader(connection).changed(["PAY", "APP"], 5)


def test_a_project_that_cannot_be_looked_at_now_is_not_taken_for_missing(
    fake: FakeJira, connection: Connection
) -> None:
    def answer(heard: Heard) -> Say:
        return Say(503) if heard.path.endswith("/APP") else Say(400, {"errorMessages": ["No."]})

    fake.answer = answer
    with pytest.raises(TryLaterError):
        Reader(connection).changed(["APP", "PAY"], 5)
    assert [heard.path.rpartition("/")[2] for heard in fake.heard] == ["jql", "APP"]
