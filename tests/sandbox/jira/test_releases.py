"""Versions over HTTP: planned, released, taken back, archived; an issue says nothing of it by itself."""

from typing import Any

import pytest

from bridge.sandbox.jira.world import TASK
from tests.sandbox.jira.pocket import Site, task


@pytest.fixture
def version(site: Site) -> Any:
    """A planned version of Payments."""
    return site.rest("POST", "/version", {"name": "5.3", "projectId": 10001}).json


def put(site: Site, version: Any, **change: Any) -> Any:
    """The version after a change."""
    reply = site.rest("PUT", f"/version/{version['id']}", change)
    assert reply.status == 200
    return reply.json


def kinds(site: Site) -> list[str]:
    """What happened to versions."""
    return [event["kind"] for event in site.look("changes")["changes"] if event["version"]]


def test_a_new_version_is_planned(version: Any) -> None:
    assert (version["released"], version["archived"], version["projectId"]) == (False, False, 10001)
    assert "releaseDate" not in version


@pytest.mark.parametrize(
    ("changes", "released", "archived"),
    [
        ([{"released": True}], True, False),
        ([{"released": True}, {"released": False}], False, False),
        ([{"archived": True}], False, True),
        ([{"released": True}, {"archived": True}], True, True),
        ([{"archived": True}, {"archived": False}], False, False),
    ],
)
def test_a_version_is_released_taken_back_and_archived(
    site: Site, version: Any, changes: list[dict[str, bool]], released: bool, archived: bool
) -> None:
    for change in changes:
        put(site, version, **change)
    (now,) = site.rest("GET", "/project/PAY/versions").json
    assert (now["released"], now["archived"]) == (released, archived)


def test_a_release_is_dated_with_the_day_it_happened(site: Site, version: Any) -> None:
    released = put(site, version, released=True)
    assert len(released["releaseDate"]) == len("2026-11-21")
    assert put(site, version, released=False)["releaseDate"] == released["releaseDate"]


def test_what_happens_to_a_version_is_told_by_its_kind(site: Site, version: Any) -> None:
    for change in ({"released": True}, {"released": True}, {"description": "Winter"}, {"released": False}):
        put(site, version, **change)
    assert kinds(site) == [
        "jira:version_created",
        "jira:version_released",
        "jira:version_updated",
        "jira:version_updated",
        "jira:version_unreleased",
    ]


def test_a_release_shows_in_the_issue_and_does_not_count_as_its_update(site: Site, version: Any) -> None:
    fields = task(fixVersions=[{"id": version["id"]}])
    name = site.rest("POST", "/issue", {"fields": fields}).json["key"]
    before = site.rest("GET", f"/issue/{name}").json["fields"]
    put(site, version, released=True, name="5.3.1")
    after = site.rest("GET", f"/issue/{name}").json["fields"]
    assert [(each["name"], each["released"]) for each in before["fixVersions"]] == [("5.3", False)]
    assert [(each["name"], each["released"]) for each in after["fixVersions"]] == [("5.3.1", True)]
    assert after["updated"] == before["updated"]


def test_versions_belong_to_their_project_and_come_oldest_first(site: Site, version: Any) -> None:
    for name, project in (("5.4", 10001), ("5.3", 10003)):
        assert site.rest("POST", "/version", {"name": name, "projectId": project}).status == 201
    listed = site.rest("GET", "/project/PAY/versions").json
    assert [each["name"] for each in listed] == ["5.3", "5.4"]
    assert listed[0]["id"] == version["id"]
    assert site.rest("GET", "/project/PAY").json["versions"] == listed
    assert site.rest("GET", "/project/DEL/versions").json == []


@pytest.mark.parametrize("key", ["project", "projectId"])
def test_a_versions_project_is_named_by_key_or_number(site: Site, key: str) -> None:
    body = {"name": "6.0", key: "APP" if key == "project" else 10003}
    assert site.rest("POST", "/version", body).json["projectId"] == 10003


def test_a_name_that_is_taken_is_refused_for_new_and_for_old_versions(site: Site, version: Any) -> None:
    taken = {"name": "A version with this name already exists in this project."}
    other = site.rest("POST", "/version", {"name": "5.4", "projectId": 10001}).json
    for method, path, body in (
        ("POST", "/version", {"name": version["name"], "projectId": 10001}),
        ("PUT", f"/version/{other['id']}", {"name": version["name"]}),
    ):
        reply = site.rest(method, path, body)
        assert (reply.status, reply.json["errors"]) == (400, taken)
    assert put(site, other, name="5.4")["name"] == "5.4", "its own name is not taken"


def test_versions_can_be_chosen_where_issues_are_made_and_edited(site: Site, version: Any) -> None:
    made = site.rest("GET", f"/issue/createmeta/PAY/issuetypes/{TASK.id}").json["fields"]
    offered = next(field for field in made if field["fieldId"] == "fixVersions")["allowedValues"]
    edited = site.rest("GET", "/issue/PAY-1/editmeta").json["fields"]["fixVersions"]["allowedValues"]
    assert [each["id"] for each in offered] == [each["id"] for each in edited] == [version["id"]]


def test_an_issue_that_moves_leaves_its_versions_behind(site: Site, version: Any) -> None:
    site.rest("PUT", "/issue/PAY-1", {"fields": {"fixVersions": [{"id": version["id"]}]}})
    site.hand("move", user="Priya", issue="PAY-1", project="APP")
    assert site.rest("GET", "/issue/PAY-1").json["fields"]["fixVersions"] == []
    wrong = site.rest("PUT", "/issue/PAY-1", {"fields": {"fixVersions": [{"id": version["id"]}]}})
    assert wrong.json["errors"] == {"fixVersions": f"Version name '{version['id']}' is not valid"}


def test_issues_of_a_version_are_found_by_its_name_in_every_project(site: Site, version: Any) -> None:
    site.rest("POST", "/version", {"name": "5.3", "projectId": 10003})
    for name in ("PAY-1", "APP-1"):
        site.rest("PUT", f"/issue/{name}", {"fields": {"fixVersions": [{"name": "5.3"}]}})

    def found(jql: str) -> set[str]:
        page = site.rest("POST", "/search/jql", {"jql": jql, "fields": ["summary"]}).json
        return {issue["key"] for issue in page["issues"]}

    assert found('fixVersion = "5.3"') == {"PAY-1", "APP-1"}
    assert found('fixVersion = "5.3" AND project = APP') == {"APP-1"}
    assert found(f"fixVersion = {version['id']}") == {"PAY-1"}
