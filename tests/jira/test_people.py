"""People stand in a new issue as Jira knows them, found by their address and never by a guess."""

from typing import Any

import pytest

from bridge.domain.errors import RefusedError
from bridge.domain.fields import encode
from bridge.domain.outgoing import CreateIssue
from bridge.jira import people
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from tests.jira.fake import FakeJira, Say
from tests.jira.orders import created, draft
from tests.sandbox.jira.pocket import Site

OTTO = {"accountId": "5b10", "displayName": "Otto", "emailAddress": "otto@acme.example"}
HIDDEN = {"accountId": "5b11", "displayName": "Otto"}


def test_a_required_person_is_filled_in_by_address(site: Site, either: Connection) -> None:
    wish = {"project": "PAY", "issuetype": "Bug", "name": "Owner", "kind": "user"}
    field = site.hand("set", require=wish)["field"]
    (needed,) = Reader(either).create_screen("PAY", "Bug")
    assert (needed.id, needed.name, needed.kind) == (field, "Owner (e-mail address)", "account")
    given: dict[str, Any] = {field: encode(needed, ["Otto@sandbox.example"])}
    made = created(JiraSender(either), **given)
    fields = either.read("GET", "issue", made.id)["fields"]
    assert fields[field]["displayName"] == "Otto"


def test_nobody_of_this_address_is_told_with_the_field(site: Site, either: Connection) -> None:
    order = CreateIssue(draft(assignee={"emailAddress": "nobody@sandbox.example"}))
    with pytest.raises(RefusedError, match="knows nobody by 'nobody@") as caught:
        JiraSender(either).perform(order, "issue:1")
    assert (caught.value.code, list(caught.value.fields)) == ("400", ["assignee"])
    assert site.look("stats")["issues"] == 0


@pytest.mark.parametrize(
    ("found", "address", "known"),
    [
        ([OTTO], "otto@acme.example", True),
        ([OTTO], "OTTO@acme.example", True),
        ([OTTO], "otto", False),
        ([HIDDEN], "otto@acme.example", True),
        ([HIDDEN], "otto", False),
        ([HIDDEN, HIDDEN], "otto@acme.example", False),
        ([], "otto@acme.example", False),
    ],
)
def test_only_a_whole_address_of_one_person_counts(
    fake: FakeJira, connection: Connection, found: list[dict[str, Any]], address: str, known: bool
) -> None:
    fake.say(Say(body=found))
    fields = {"owner": {"emailAddress": address}}
    if known:
        assert people.named(connection, fields) == {"owner": {"accountId": found[0]["accountId"]}}
    else:
        with pytest.raises(RefusedError, match="knows nobody"):
            people.named(connection, fields)


def test_other_fields_stay_as_they_are_and_nobody_is_asked_for(
    fake: FakeJira, connection: Connection
) -> None:
    fields = {"severity": {"value": "S1"}, "labels": ["voice"], "note": "emailAddress", "team": {"name": "x"}}
    assert people.named(connection, fields) == fields
    assert fake.heard == []
