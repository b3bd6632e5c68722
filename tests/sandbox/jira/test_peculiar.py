"""Sites are not alike: screens without fields, fields that must be filled, renamed links, projects of other kinds."""

from typing import Any

import pytest

from tests.sandbox.jira.pocket import Reply, Site, task
from tests.sandbox.jira.seen import found, on_board

REPORTS = "customfield_10032"
BUG = "10011"


def create_screen(site: Site, project: str = "PAY", kind: str = BUG) -> dict[str, Any]:
    """The fields of a create screen by id."""
    page = site.rest("GET", f"/issue/createmeta/{project}/issuetypes/{kind}").json
    return {field["fieldId"]: field for field in page["fields"]}


def bug(site: Site, **fields: Any) -> Reply:
    return site.rest("POST", "/issue", {"fields": task(**fields) | {"issuetype": {"name": "Bug"}}})


def required(site: Site, kind: str, **more: Any) -> str:
    """The id of a new field that bugs in PAY need."""
    wish = {"project": "PAY", "issuetype": "Bug", "name": "Root cause", "kind": kind} | more
    return str(site.hand("set", require=wish)["field"])


def test_labels_may_not_be_on_the_create_screen(site: Site) -> None:
    site.hand("set", screen={"project": "PAY", "field": "labels", "create": False})
    assert "labels" not in create_screen(site)
    refused = site.rest("POST", "/issue", {"fields": task(labels=["voice"])})
    assert (refused.status, list(refused.json["errors"])) == (400, ["labels"])
    assert "not on the appropriate screen" in refused.json["errors"]["labels"]
    assert site.rest("PUT", "/issue/PAY-1", {"fields": {"labels": ["voice"]}}).status == 204
    assert site.rest("POST", "/issue", {"fields": task(project="DEL", labels=["voice"])}).status == 201


def test_a_number_field_may_not_be_on_the_edit_screen(site: Site) -> None:
    site.hand("set", screen={"project": "PAY", "field": REPORTS, "edit": False})
    assert REPORTS not in site.rest("GET", "/issue/PAY-1/editmeta").json["fields"]
    refused = site.rest("PUT", "/issue/PAY-1", {"fields": {REPORTS: 38}})
    assert (refused.status, list(refused.json["errors"])) == (400, [REPORTS])
    site.hand("set", screen={"project": "PAY", "field": REPORTS, "edit": True})
    assert site.rest("PUT", "/issue/PAY-1", {"fields": {REPORTS: 38}}).status == 204
    assert site.rest("GET", "/issue/PAY-1").json["fields"][REPORTS] == 38


def test_a_field_that_is_not_there_is_named(site: Site) -> None:
    with pytest.raises(LookupError, match="There is no field 'mood'"):
        site.hand("set", screen={"project": "PAY", "field": "mood", "edit": False})


def test_a_select_can_be_asked_for(site: Site) -> None:
    name = required(site, "select", options=["Bank", "Shop"])
    field = create_screen(site)[name]
    assert (field["required"], field["schema"]["type"]) == (True, "option")
    assert [value["value"] for value in field["allowedValues"]] == ["Bank", "Shop"]
    assert bug(site).json["errors"] == {name: "Root cause is required."}
    assert bug(site, **{name: {"value": "Courier"}}).status == 400
    made = bug(site, **{name: {"value": "Bank"}}).json
    assert site.rest("GET", f"/issue/{made['key']}").json["fields"][name]["value"] == "Bank"


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "type_name"),
    [
        ("text", "The bank", 7, "string"),
        ("number", 7, "seven", "number"),
        ("date", "2026-12-01", "soon", "date"),
        ("user", {"accountId": "712020:b1d9e001-priya"}, {"accountId": "nobody"}, "user"),
    ],
)
def test_fields_of_other_kinds_can_be_asked_for(
    site: Site, kind: str, right: Any, wrong: Any, type_name: str
) -> None:
    name = required(site, kind)
    assert create_screen(site)[name]["schema"]["type"] == type_name
    assert list(bug(site).json["errors"]) == [name]
    assert list(bug(site, **{name: wrong}).json["errors"]) == [name]
    made = bug(site, **{name: right})
    assert made.status == 201
    stored = site.rest("GET", f"/issue/{made.json['key']}").json["fields"][name]
    assert stored == right or stored["accountId"] == right["accountId"]


def test_a_person_is_asked_for_by_name_at_data_center(site: Site) -> None:
    name = required(site, "user")
    fields = task() | {"issuetype": {"name": "Bug"}, name: {"name": "priya"}}
    made = site.server("POST", "/issue", {"fields": fields}).json
    assert site.server("GET", f"/issue/{made['key']}").json["fields"][name]["key"] == "JIRAUSER10101"


def test_a_new_field_is_asked_in_its_project_only(site: Site) -> None:
    name = required(site, "text")
    assert name not in create_screen(site, "APP")
    refused = site.rest("POST", "/issue", {"fields": task(project="APP", **{name: "x"})})
    assert list(refused.json["errors"]) == [name]
    assert site.rest("POST", "/issue", {"fields": task()}).status == 201


def test_a_field_need_not_be_required(site: Site) -> None:
    name = required(site, "number", required=False)
    assert create_screen(site)[name]["required"] is False
    assert bug(site).status == 201


def test_a_field_of_the_site_can_be_made_required_elsewhere(site: Site) -> None:
    site.hand("set", require={"project": "PAY", "issuetype": "Bug", "field": "customfield_10031"})
    assert list(bug(site).json["errors"]) == ["customfield_10031"]


def test_the_board_tells_the_options_of_what_is_required(site: Site) -> None:
    name = required(site, "select", options=["Bank", "Shop"])
    words = required(site, "text", name="Cause in words")
    pay = site.look("board")["projects"][0]["required"]
    assert [(each["field"], each["kind"], each["options"]) for each in pay] == [
        (name, "option", ["Bank", "Shop"]),
        (words, "text", None),
    ]
    cause = {name: "Shop", words: "They said so"}
    made = site.hand("issue", user="Priya", project="PAY", issuetype="Bug", summary="X", fields=cause)
    assert site.rest("GET", f"/issue/{made['issue']}").json["fields"][name]["value"] == "Shop"


def test_a_typed_number_is_a_number(site: Site) -> None:
    site.hand("edit", user="Priya", issue="PAY-1", fields={REPORTS: "38"})
    assert site.rest("GET", "/issue/PAY-1").json["fields"][REPORTS] == 38
    with pytest.raises(LookupError, match="must be a number"):
        site.hand("edit", user="Priya", issue="PAY-1", fields={REPORTS: "many"})


@pytest.mark.parametrize("kind", ["text", "number", "date", "user", "select"])
def test_what_is_not_required_can_be_emptied(site: Site, kind: str) -> None:
    name = required(site, kind, required=False, options=["Bank"])
    words = {"text": "The bank", "number": "7", "date": "2026-12-01", "user": "Priya", "select": "Bank"}
    site.hand("edit", user="Priya", issue="PAY-1", fields={name: words[kind]})
    assert site.rest("GET", "/issue/PAY-1").json["fields"][name] is not None
    assert site.rest("PUT", "/issue/PAY-1", {"fields": {name: None}}).status == 204
    assert site.rest("GET", "/issue/PAY-1").json["fields"][name] is None


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"project": "PAY", "issuetype": "Epic"}, "has no issue type 'Epic'"),
        ({"project": "PAY", "issuetype": "Bug", "kind": "colour", "name": "X"}, "a kind of select"),
        ({"project": "PAY", "issuetype": "Bug", "field": "mood"}, "There is no field"),
    ],
)
def test_a_field_that_cannot_be_is_said(site: Site, wish: dict[str, str], sentence: str) -> None:
    with pytest.raises(LookupError, match=sentence):
        site.hand("set", require=wish)


def test_the_duplicate_link_can_be_renamed_and_keeps_its_id(site: Site) -> None:
    site.hand("link", user="Priya", issue="PAY-2", to="PAY-1", type="Duplicate")
    site.hand(
        "set", link_type={"id": "10002", "name": "Doublon", "inward": "est doublé par", "outward": "double"}
    )
    kind = site.rest("GET", "/issueLinkType/10002").json
    assert (kind["name"], kind["inward"], kind["outward"]) == ("Doublon", "est doublé par", "double")
    (link,) = site.rest("GET", "/issue/PAY-2").json["fields"]["issuelinks"]
    assert link["type"]["name"] == "Doublon"
    ends = {"inwardIssue": {"key": "PAY-3"}, "outwardIssue": {"key": "PAY-1"}}
    assert site.rest("POST", "/issueLink", {"type": {"name": "Duplicate"}} | ends).status == 404
    assert site.rest("POST", "/issueLink", {"type": {"id": "10002"}} | ends).status == 201
    site.hand("link", user="Priya", issue="PAY-4", to="PAY-1", type="double")


def test_a_kind_of_link_without_an_id_is_not_renamed(site: Site) -> None:
    with pytest.raises(LookupError, match="no kind of link with id"):
        site.hand("set", link_type={"id": "1", "name": "Doublon"})


@pytest.fixture
def ideas(site: Site) -> Site:
    """A site with a project of Product Discovery."""
    site.hand("set", project={"kind": "discovery", "key": "IDEA", "name": "Ideas", "lead": "Ada"})
    return site


def test_ideas_have_no_versions_and_no_resolution(ideas: Site) -> None:
    project = ideas.rest("GET", "/project/IDEA").json
    assert (project["projectTypeKey"], project["versions"]) == ("product_discovery", [])
    assert "fixVersions" not in create_screen(ideas, "IDEA", "10020")
    fields = {"project": {"key": "IDEA"}, "issuetype": {"name": "Idea"}, "summary": "Pay by bank"}
    made = ideas.rest("POST", "/issue", {"fields": fields}).json
    assert "fixVersions" not in ideas.rest("GET", f"/issue/{made['key']}").json["fields"]
    assert ideas.rest("POST", "/issue", {"fields": fields | {"fixVersions": []}}).status == 400
    ideas.hand("transition", user="Ada", issue=made["key"], to="Shipped")
    issue = on_board(ideas, made["key"])
    assert (issue["category"], issue["resolution"]) == ("done", None)


def test_ideas_are_found_by_their_own_words(ideas: Site) -> None:
    made = ideas.hand("issue", user="Ada", project="IDEA", issuetype="Idea", summary="Pay by bank")
    assert found(ideas, 'project = IDEA AND status = "Parking lot" AND issuetype = Idea') == [made["issue"]]
    assert found(ideas, "project = IDEA AND statusCategory != Done") == [made["issue"]]


def test_an_issue_that_moves_among_ideas_becomes_one(ideas: Site) -> None:
    ideas.hand("move", user="Ada", issue="APP-1", project="IDEA")
    issue = on_board(ideas, "IDEA-1")
    assert (issue["issuetype"], issue["status"]) == ("Idea", "Parking lot")


def test_a_service_project_has_replies_and_internal_notes(site: Site) -> None:
    site.hand("set", project={"kind": "service", "key": "HELP", "name": "Help", "lead": "Otto"})
    made = site.hand("issue", user="Otto", project="HELP", issuetype="Incident", summary="Slots")["issue"]
    site.hand("comment", user="Otto", issue=made, text="We look at it")
    site.hand("comment", user="Otto", issue=made, text="Bank again", internal=True)
    comments = site.rest("GET", f"/issue/{made}/comment?expand=properties").json["comments"]
    assert [comment["jsdPublic"] for comment in comments] == [True, False]
    assert comments[1]["properties"] == [{"key": "sd.public.comment", "value": {"internal": True}}]
    (_, note) = site.server("GET", f"/issue/{made}/comment?expand=properties").json["comments"]
    assert "jsdPublic" not in note
    assert note["properties"][0]["key"] == "sd.public.comment"


@pytest.mark.parametrize(
    "wish", [{"kind": "discovery", "key": "PAY", "lead": "Ada"}, {"kind": "x", "key": "X"}]
)
def test_a_project_needs_a_kind_and_a_key_of_its_own(site: Site, wish: dict[str, str]) -> None:
    with pytest.raises(LookupError, match="A project has a new key"):
        site.hand("set", project=wish)
