"""The number of reports in a field that people can sort by, without mail where rights allow."""

from typing import Any

import pytest

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import SetNumber
from bridge.jira.client import Connection
from bridge.jira.sender import JiraSender
from tests.jira.fake import FakeJira, Heard, Say
from tests.jira.orders import by_hand, issue_on_board
from tests.sandbox.jira.pocket import Site


@pytest.fixture
def field(site: Site) -> str:
    """A number field of the project."""
    wish = {"project": "PAY", "issuetype": "Task", "name": "Reports", "kind": "number", "required": False}
    return str(site.hand("set", require=wish)["field"])


@pytest.fixture
def order(site: Site, field: str) -> SetNumber:
    return SetNumber(issue_on_board(site, by_hand(site, issuetype="Task"))["id"], field, 38)


def value(connection: Connection, order: SetNumber) -> Any:
    return connection.read("GET", "issue", order.issue_id)["fields"][order.field]


def test_the_number_stands_in_the_field(either: Connection, order: SetNumber) -> None:
    assert JiraSender(either).perform(order, "number:1") is None
    assert value(either, order) == 38


def test_nobody_is_mailed_where_the_account_may_ask_for_that(
    site: Site, either: Connection, order: SetNumber
) -> None:
    site.hand("watch", user="Priya", issue=order.issue_id)
    before = site.look("stats")["mails"]
    JiraSender(either).perform(order, "number:1")
    assert site.look("stats")["mails"] == before


def test_without_admin_rights_the_number_is_written_all_the_same(
    site: Site, either: Connection, order: SetNumber
) -> None:
    site.hand("set", admins=[])
    JiraSender(either).perform(order, "number:1")
    assert value(either, order) == 38


def test_a_field_that_is_not_on_the_edit_screen_is_told_with_what_to_do(
    site: Site, either: Connection, order: SetNumber
) -> None:
    site.hand("set", screen={"project": "PAY", "field": order.field, "edit": False})
    with pytest.raises(RefusedError, match="put it on the edit screen") as caught:
        JiraSender(either).perform(order, "number:1")
    assert (caught.value.code, list(caught.value.fields)) == ("400", [order.field])


def test_a_refusal_about_something_else_stays_jiras_own(fake: FakeJira, connection: Connection) -> None:
    fake.answer = lambda _: Say(400, {"errorMessages": ["No."], "errors": {"other": "Odd."}})
    with pytest.raises(RefusedError, match=r"^Jira says: No\."):
        JiraSender(connection).perform(SetNumber("1", "customfield_1", 3), "number:1")


def test_a_write_that_is_forbidden_altogether_is_told_as_such(fake: FakeJira, connection: Connection) -> None:
    asked: list[str] = []

    def answer(heard: Heard) -> Say:
        asked.append(heard.query)
        return Say(403, {"errorMessages": ["You cannot edit this."]})

    fake.answer = answer
    with pytest.raises(RefusedError, match="permissions") as caught:
        JiraSender(connection).perform(SetNumber("1", "customfield_1", 3), "number:1")
    assert caught.value.code == "403"
    assert asked == ["notifyUsers=false", ""]
