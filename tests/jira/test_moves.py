"""Closing and reopening: only through transitions whose screens ask for nothing that the bridge cannot give."""

from typing import Any

import pytest

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import CloseDuplicate, ReopenIssue
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from tests.jira.fake import FakeJira, Heard, Say
from tests.jira.orders import by_hand, calls, issue_on_board
from tests.sandbox.jira.pocket import Site


@pytest.fixture
def issue(site: Site) -> str:
    """An open issue's id."""
    return str(issue_on_board(site, by_hand(site))["id"])


def resolution(*names: str, required: bool = True) -> dict[str, Any]:
    """The resolution as a screen's field."""
    allowed = [{"id": str(number), "name": name} for number, name in enumerate(names, 1)]
    return {"resolution": {"required": required, "name": "Resolution", "allowedValues": allowed}}


def way(number: str, category: str, fields: Any = None, **more: Any) -> dict[str, Any]:
    """A transition."""
    to = {"name": f"Status {number}", "statusCategory": {"key": category}}
    return {"id": number, "name": f"Way {number}", "to": to, "fields": fields or {}, **more}


def serve(fake: FakeJira, category: str, *ways: dict[str, Any]) -> None:
    """An issue in a status of this category, with these transitions."""

    def answer(heard: Heard) -> Say:
        if heard.method == "POST":
            return Say(204)
        if heard.path.endswith("/transitions"):
            return Say(body={"transitions": list(ways)})
        return Say(body={"fields": {"status": {"name": "x", "statusCategory": {"key": category}}}})

    fake.answer = answer


def sent(fake: FakeJira) -> list[Any]:
    return [heard.body for heard in fake.heard if heard.method == "POST"]


def test_a_duplicate_is_closed_as_one(either: Connection, issue: str) -> None:
    assert JiraSender(either).perform(CloseDuplicate(issue), "close:1") is None
    seen = Reader(either).issue(issue)
    assert seen is not None
    assert (seen.category, seen.resolution) == ("done", "Duplicate")


def test_a_closed_issue_is_taken_up_again_as_waiting(site: Site, either: Connection, issue: str) -> None:
    site.hand("transition", user="Priya", issue=issue, to="Done", resolution="Done")
    JiraSender(either).perform(ReopenIssue(issue), "reopen:1")
    seen = Reader(either).issue(issue)
    assert seen is not None
    assert (seen.category, seen.resolution) == ("new", None)


@pytest.mark.parametrize("order", [CloseDuplicate, ReopenIssue])
def test_what_is_so_already_is_left_alone(site: Site, sender: JiraSender, issue: str, order: Any) -> None:
    if order is CloseDuplicate:
        site.hand("transition", user="Otto", issue=issue, to="Done", resolution="Won't Do")
    sender.perform(order(issue), "move:1")
    assert "POST /issue/{issue}/transitions" not in calls(site)


def test_a_screen_that_offers_duplicate_is_taken_before_another(
    fake: FakeJira, connection: Connection
) -> None:
    serve(fake, "new", way("1", "done"), way("2", "done", resolution("Fixed", "Duplicate")))
    JiraSender(connection).perform(CloseDuplicate("1"), "close:1")
    assert sent(fake) == [{"transition": {"id": "2"}, "fields": {"resolution": {"id": "2"}}}]


def test_a_translated_resolution_is_found(fake: FakeJira, connection: Connection) -> None:
    serve(fake, "new", way("2", "done", resolution("Behoben", "Duplikat")))
    JiraSender(connection).perform(CloseDuplicate("1"), "close:1")
    assert sent(fake)[0]["fields"] == {"resolution": {"id": "2"}}


def test_a_transition_without_a_screen_is_taken_without_fields(
    fake: FakeJira, connection: Connection
) -> None:
    serve(fake, "indeterminate", way("1", "new"), way("2", "done"))
    JiraSender(connection).perform(CloseDuplicate("1"), "close:1")
    assert sent(fake) == [{"transition": {"id": "2"}}]


@pytest.mark.parametrize(
    ("ways", "says"),
    [
        ([way("1", "new")], "no way there"),
        ([way("1", "done", isAvailable=False)], "no way there"),
        ([way("1", "done", resolution("Fixed"))], '"Way 1" asks for Resolution'),
        (
            [way("1", "done", {"customfield_1": {"required": True, "name": "Root cause"}})],
            '"Way 1" asks for Root cause',
        ),
    ],
)
def test_an_issue_that_cannot_be_closed_is_told_with_the_reason(
    fake: FakeJira, connection: Connection, ways: list[dict[str, Any]], says: str
) -> None:
    serve(fake, "new", *ways)
    with pytest.raises(RefusedError, match=says):
        JiraSender(connection).perform(CloseDuplicate("1"), "close:1")
    assert sent(fake) == []


def test_a_required_field_with_a_default_is_left_to_jira(fake: FakeJira, connection: Connection) -> None:
    field = {"customfield_1": {"required": True, "hasDefaultValue": True, "name": "Root cause"}}
    serve(fake, "new", way("1", "done", field))
    JiraSender(connection).perform(CloseDuplicate("1"), "close:1")
    assert sent(fake) == [{"transition": {"id": "1"}}]


def test_reopening_goes_to_waiting_before_work(fake: FakeJira, connection: Connection) -> None:
    serve(fake, "done", way("1", "done"), way("2", "indeterminate"), way("3", "new"))
    JiraSender(connection).perform(ReopenIssue("1"), "reopen:1")
    assert sent(fake) == [{"transition": {"id": "3"}}]


def test_a_finished_issue_without_a_way_back_is_told(fake: FakeJira, connection: Connection) -> None:
    serve(fake, "done", way("1", "done"))
    with pytest.raises(RefusedError, match="by hand"):
        JiraSender(connection).perform(ReopenIssue("1"), "reopen:1")
