"""Which fields Jira wants: the pocket Jira's, and shapes that it does not have."""

import json
from pathlib import Path
from typing import Any

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.fields import encode
from bridge.domain.incoming import FieldNeeded
from bridge.jira import metadata
from bridge.jira.client import Connection, JiraOptions
from bridge.jira.reader import Reader
from tests.jira.fake import FakeJira, Heard, Say
from tests.sandbox.jira.pocket import Site

SHARED = Path(__file__).parents[3] / "shared" / "payloads" / "jira" / "createmeta"
SEVERITY = FieldNeeded("customfield_10031", "Severity", ("S1", "S2", "S3"), "option")


def field(name: str, **more: Any) -> dict[str, Any]:
    return {
        "fieldId": name,
        "key": name,
        "name": name.title(),
        "required": True,
        "hasDefaultValue": False,
        **more,
    }


def serve(fake: FakeJira, fields: list[dict[str, Any]], *, cloud: bool = True, page: int = 100) -> None:
    """Create metadata of one issue type, in Cloud's shape or Data Center's, a page at a time."""
    lists = {"/issuetypes": [{"id": "10004", "name": "Bug"}], "/10004": fields}

    def answer(heard: Heard) -> Say:
        ending = next(ending for ending in lists if heard.path.endswith(ending))
        start = int(heard.query.split("startAt=")[1].split("&")[0])
        name = ("issueTypes" if ending == "/issuetypes" else "fields") if cloud else "values"
        return Say(body={name: lists[ending][start : start + page], "total": len(lists[ending])})

    fake.answer = answer


@pytest.mark.parametrize("name", ["Bug", "bug"])
def test_a_required_field_is_needed_until_it_is_given(reader: Reader, name: str) -> None:
    assert reader.create_screen("DEL", name, ()) == (SEVERITY,)
    assert reader.create_screen("DEL", name, {"customfield_10031"}) == ()


def test_a_type_without_required_fields_needs_none(reader: Reader) -> None:
    assert reader.create_screen("DEL", "Task", ()) == ()


def test_a_project_that_is_not_there_is_refused(reader: Reader) -> None:
    with pytest.raises(RefusedError, match="NOPE"):
        reader.create_screen("NOPE", "Bug", ())


def test_an_issue_type_can_be_named_by_id(fake: FakeJira, connection: Connection) -> None:
    serve(fake, [field("severity")])
    assert [one.id for one in metadata.needed(connection, "DEL", "10004", ())] == ["severity"]


def test_an_account_that_may_create_nothing_is_told(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(body={"issueTypes": [], "total": 0}))
    with pytest.raises(RefusedError, match="none that this account may create"):
        metadata.needed(connection, "DEL", "Bug", ())


@pytest.mark.parametrize("cloud", [True, False], ids=["Cloud", "Data Center"])
def test_all_pages_of_both_shapes_are_read(fake: FakeJira, connection: Connection, cloud: bool) -> None:
    serve(fake, [field(f"field_{number}") for number in range(7)], cloud=cloud, page=3)
    assert len(metadata.needed(connection, "DEL", "Bug", ())) == 7


def test_what_jira_or_the_bridge_fills_in_is_not_needed(fake: FakeJira, connection: Connection) -> None:
    fields = [field(name) for name in ("summary", "description", "project", "issuetype", "reporter")]
    serve(fake, [*fields, field("priority", hasDefaultValue=True), field("labels", required=False)])
    assert metadata.needed(connection, "DEL", "Bug", ()) == ()


def test_allowed_values_are_named_as_people_know_them(fake: FakeJira, connection: Connection) -> None:
    values = [{"id": "1", "value": "S1"}, {"id": "2", "name": "High"}, {"id": "3"}, "plain", {}]
    serve(fake, [field("severity", allowedValues=values)])
    (one,) = metadata.needed(connection, "DEL", "Bug", ())
    assert one.allowed == ("S1", "High", "3", "plain")


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "option"}, "option"),
        ({"type": "option-with-child"}, "option"),
        ({"type": "array", "items": "option"}, "options"),
        ({"type": "priority", "system": "priority"}, "named"),
        ({"type": "array", "items": "component"}, "names"),
        ({"type": "array", "items": "version"}, "names"),
        ({"type": "array", "items": "string", "system": "labels"}, "labels"),
        ({"type": "issuelink", "system": "parent"}, "issue"),
        ({"type": "number"}, "number"),
        ({"type": "date"}, "date"),
        ({"type": "datetime"}, "moment"),
        ({"type": "user"}, "account"),
        ({"type": "string", "custom": "com.atlassian:textarea"}, ("paragraphs", "text")),
        ({"type": "string", "system": "environment"}, ("paragraphs", "text")),
        ({"type": "string", "custom": "com.atlassian:textfield"}, "text"),
        ({"type": "something-new"}, "text"),
        ({}, "text"),
    ],
)
def test_each_field_says_what_its_values_look_like(
    fake: FakeJira, schema: dict[str, str], kind: str | tuple[str, str]
) -> None:
    serve(fake, [field("root_cause", schema=schema)])
    kinds = []
    for jira_kind in ("cloud", "server"):
        connection = Connection(JiraOptions(url=fake.url, email="b@acme.example", token="t", kind=jira_kind))
        kinds += [one.kind for one in metadata.needed(connection, "DEL", "Bug", ())]
        connection.close()
    assert tuple(kinds) == (kind if isinstance(kind, tuple) else (kind, kind))


def recorded() -> list[dict[str, Any]]:
    """All fields of the create screens that others have recorded, under the names of today's interface."""
    screens = [json.loads(path.read_bytes()) for path in SHARED.glob("*issue-metadata*.json")]
    types = [kind for screen in screens for project in screen["projects"] for kind in project["issuetypes"]]
    return [{**raw, "fieldId": name} for kind in types for name, raw in kind["fields"].items()]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/payloads beside the checkout")
def test_create_screens_recorded_by_others_are_understood(fake: FakeJira, connection: Connection) -> None:
    serve(fake, [{**raw, "required": True, "hasDefaultValue": False} for raw in recorded()])
    needed = {one.id: one for one in metadata.needed(connection, "DEL", "Bug", ())}
    assert len(needed) > 20
    assert (needed["priority"].kind, needed["labels"].kind, needed["duedate"].kind) == (
        "named",
        "labels",
        "date",
    )
    assert needed["priority"].allowed == ("Highest", "High", "Medium", "Low", "Lowest")
    assert {encode(one, ["7"]) is None for one in needed.values()} == {False}


def refusal(**fields: str) -> RefusedError:
    return RefusedError("Jira says: no.", "400", fields)


def test_each_refused_field_is_explained(fake: FakeJira, connection: Connection) -> None:
    serve(fake, [field("severity", allowedValues=[{"value": "S1"}]), field("team")])
    told = metadata.explain(
        connection, "DEL", "Bug", refusal(severity="Severity is required.", team="Team is odd.")
    )
    assert str(told) == (
        'DEL/Bug needs "Severity" (severity): S1. Jira says: Severity is required. '
        'DEL/Bug needs "Team" (team). Jira says: Team is odd.'
    )
    assert told.fields == {"severity": "Severity is required.", "team": "Team is odd."}


def test_very_many_allowed_values_are_counted(fake: FakeJira, connection: Connection) -> None:
    serve(fake, [field("shop", allowedValues=[{"name": f"Shop {number}"} for number in range(500)])])
    told = str(metadata.explain(connection, "DEL", "Bug", refusal(shop="Shop is required.")))
    assert "Shop 19 or one of 480 more." in told
    assert len(told) < 400


def test_a_refusal_about_no_known_field_stays_as_it_is(fake: FakeJira, connection: Connection) -> None:
    serve(fake, [field("severity")])
    given = refusal(other="No.")
    assert metadata.explain(connection, "DEL", "Bug", given) is given


def test_metadata_that_cannot_be_read_now_is_said_to_whoever_asks(site: Site, reader: Reader) -> None:
    site.hand("set", down=True)
    with pytest.raises(TryLaterError):
        reader.create_screen("DEL", "Bug", ())
