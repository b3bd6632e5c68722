"""The life of an issue over HTTP: worked on, commented, linked, moved, deleted, by several people at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.model import Status
from bridge.sandbox.jira.workflow import RESOLUTIONS, STATUSES, asks_resolution
from tests.sandbox.jira.pocket import TOKEN, Site, task

PRIYA = f"priya@sandbox.example:{TOKEN}"
MARK = {"key": "bridge", "value": {"key": "issue:7"}}


@pytest.fixture
def issue(site: Site) -> dict[str, str]:
    """A new task's id, key and address."""
    made: dict[str, str] = site.rest("POST", "/issue", {"fields": task(), "properties": [MARK]}).json
    return made


def fields(site: Site, name: str) -> Any:
    """What an issue says of itself."""
    return site.rest("GET", f"/issue/{name}").json["fields"]


def keys(site: Site, jql: str) -> list[str]:
    """The keys that search finds."""
    found = site.rest("POST", "/search/jql", {"jql": jql, "fields": ["summary"]}).json
    return [issue["key"] for issue in found["issues"]]


def comment(site: Site, name: str, text: str = "Hello") -> Any:
    return site.rest("POST", f"/issue/{name}/comment", {"body": document(text)}).json


def link(site: Site, inward: str, outward: str) -> None:
    ends = {"inwardIssue": {"key": inward}, "outwardIssue": {"key": outward}}
    assert site.rest("POST", "/issueLink", {"type": {"name": "Duplicate"}} | ends).status == 201


@pytest.mark.parametrize("status", STATUSES, ids=lambda status: status.name)
def test_every_step_of_the_workflow_is_reached_with_its_category_and_resolution(
    site: Site, issue: dict[str, str], status: Status
) -> None:
    done = {"resolution": {"id": RESOLUTIONS[1].id}} if asks_resolution(status) else {}
    body = {"transition": {"id": status.transition}, "fields": done}
    assert site.rest("POST", f"/issue/{issue['key']}/transitions", body).status == 204
    now = fields(site, issue["key"])
    assert now["status"]["name"] == status.name
    assert now["status"]["statusCategory"]["key"] == status.category.key
    resolution = now["resolution"]
    assert (resolution["name"] if resolution else None) == ("Won't Do" if done else None)
    assert bool(now["resolutiondate"]) is bool(done)


def test_an_issue_that_comes_back_is_unresolved_and_remembers(site: Site, issue: dict[str, str]) -> None:
    for name in ("Done", "In Progress"):
        site.hand("transition", user="Priya", issue=issue["key"], to=name)
    now = fields(site, issue["key"])
    assert (now["resolution"], now["resolutiondate"]) == (None, None)
    history = site.rest("GET", f"/issue/{issue['key']}/changelog").json["values"]
    told = [
        (item["field"], item["fromString"], item["toString"]) for each in history for item in each["items"]
    ]
    assert told == [
        ("resolution", None, "Done"),
        ("status", "Backlog", "Done"),
        ("resolution", "Done", None),
        ("status", "Done", "In Progress"),
    ]


@pytest.fixture
def moved(site: Site, issue: dict[str, str]) -> dict[str, str]:
    """The task with all that can hang on it, moved from Payments to App and web."""
    comment(site, issue["key"])
    page = {"url": "https://bridge.example/7", "title": "Seven"}
    site.rest("POST", f"/issue/{issue['key']}/remotelink", {"globalId": "7", "object": page})
    link(site, issue["key"], "DEL-1")
    site.hand("move", user="Priya", issue=issue["key"], project="APP")
    return issue


NAMES: dict[str, Callable[[dict[str, str]], str]] = {
    "its id": lambda issue: issue["id"],
    "its old key": lambda issue: issue["key"],
    "its old key in small letters": lambda issue: issue["key"].lower(),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_moved_issue_answers_to_all_its_names_with_its_new_key(
    site: Site, moved: dict[str, str], name: str
) -> None:
    reply = site.rest("GET", f"/issue/{NAMES[name](moved)}").json
    assert (reply["id"], reply["key"]) == (moved["id"], "APP-5")
    assert reply["fields"]["project"]["key"] == "APP"


def test_all_that_hangs_on_an_issue_moves_along(site: Site, moved: dict[str, str]) -> None:
    assert site.rest("GET", "/issue/APP-5/comment").json["total"] == 1
    assert site.rest("GET", "/issue/APP-5/properties/bridge").json == MARK
    assert [found["globalId"] for found in site.rest("GET", "/issue/APP-5/remotelink").json] == ["7"]
    (seen,) = fields(site, "DEL-1")["issuelinks"]
    assert (seen["inwardIssue"]["id"], seen["inwardIssue"]["key"]) == (moved["id"], "APP-5")


def test_a_move_is_told_by_both_keys_and_both_projects(site: Site, moved: dict[str, str]) -> None:
    last = site.rest("GET", f"/issue/{moved['id']}/changelog").json["values"][-1]
    told = {item["field"]: (item["fromString"], item["toString"]) for item in last["items"]}
    assert told == {"project": ("Payments", "App and web"), "Key": (moved["key"], "APP-5")}


def test_a_moved_issue_is_found_where_it_is_now_and_by_both_keys(site: Site, moved: dict[str, str]) -> None:
    assert moved["key"] not in keys(site, "project = PAY")
    assert "APP-5" in keys(site, "project = APP")
    assert keys(site, f"key = {moved['key']}") == ["APP-5"]


def test_the_number_that_an_issue_left_behind_is_not_given_again(site: Site, moved: dict[str, str]) -> None:
    new = site.rest("POST", "/issue", {"fields": task()}).json
    assert new["key"] != moved["key"]
    site.hand("move", user="Priya", issue=moved["id"], project="DEL")
    for name in (moved["key"], "APP-5", "DEL-5"):
        assert site.rest("GET", f"/issue/{name}").json["key"] == "DEL-5"


@pytest.mark.parametrize(
    "below", ["", "/comment", "/transitions", "/changelog", "/editmeta", "/properties/bridge", "/remotelink"]
)
def test_nothing_below_a_deleted_issue_is_there(site: Site, issue: dict[str, str], below: str) -> None:
    path = f"/issue/{issue['id']}{below}"
    assert site.rest("GET", path).status == 200
    site.hand("delete", user="Priya", issue=issue["key"])
    assert site.rest("GET", path).status == 404


def test_a_deleted_issue_is_gone_from_search_at_once_although_the_index_lags(
    site: Site, issue: dict[str, str]
) -> None:
    site.hand("set", index_lag=3600)
    assert issue["key"] in keys(site, "project = PAY")
    site.hand("delete", user="Priya", issue=issue["key"])
    assert issue["key"] not in keys(site, "project = PAY")


def test_the_end_of_a_link_is_gone_with_the_issue_it_led_to(site: Site, issue: dict[str, str]) -> None:
    link(site, issue["key"], "DEL-1")
    site.hand("delete", user="Priya", issue=issue["key"])
    assert fields(site, "DEL-1")["issuelinks"] == []


def test_each_end_of_a_link_tells_it_in_its_own_direction(site: Site, issue: dict[str, str]) -> None:
    link(site, issue["key"], "PAY-1")
    (mine,), (its,) = fields(site, issue["key"])["issuelinks"], fields(site, "PAY-1")["issuelinks"]
    assert mine["id"] == its["id"]
    assert mine["outwardIssue"]["key"] == "PAY-1"
    assert its["inwardIssue"]["key"] == issue["key"]
    assert (mine["type"]["outward"], its["type"]["inward"]) == ("duplicates", "is duplicated by")


def test_an_edited_comment_says_who_edited_it_and_keeps_who_wrote_it(
    site: Site, issue: dict[str, str]
) -> None:
    path = f"/issue/{issue['key']}/comment/{comment(site, issue['key'])['id']}"
    assert site.rest("PUT", path, {"body": document("Better")}, login=PRIYA).status == 200
    now = site.rest("GET", path).json
    assert (now["author"]["displayName"], now["updateAuthor"]["displayName"]) == ("Bridge", "Priya")
    assert now["body"] == document("Better")
    assert now["created"] <= now["updated"]


def test_a_deleted_comment_is_gone_and_leaves_the_others(site: Site, issue: dict[str, str]) -> None:
    first, second = (comment(site, issue["key"], text)["id"] for text in ("One", "Two"))
    path = f"/issue/{issue['key']}/comment/{first}"
    assert [site.rest("DELETE", path).status for _ in range(2)] == [204, 404]
    left = site.rest("GET", f"/issue/{issue['key']}/comment").json["comments"]
    assert [each["id"] for each in left] == [second]


def test_a_restriction_is_kept_when_the_words_change_and_lifted_on_request(
    site: Site, issue: dict[str, str]
) -> None:
    role = {"type": "role", "value": "Administrators", "nonsense": "dropped"}
    path = f"/issue/{issue['key']}/comment"
    made = site.rest("POST", path, {"body": document("Quiet"), "visibility": role}).json
    assert made["visibility"] == {"type": "role", "value": "Administrators"}
    changed = site.rest("PUT", f"{path}/{made['id']}", {"body": document("Still quiet")}).json
    assert changed["visibility"] == made["visibility"]
    lifted = site.rest("PUT", f"{path}/{made['id']}", {"body": document("Aloud"), "visibility": None}).json
    assert "visibility" not in lifted


def test_the_address_of_a_property_leads_to_its_value(site: Site, issue: dict[str, str]) -> None:
    path = f"/issue/{issue['key']}/properties"
    (listed,) = site.rest("GET", path).json["keys"]
    assert listed["self"].startswith(site.url)
    assert site.rest("GET", listed["self"].partition("/rest/api/3")[2]).json == MARK


def test_properties_of_an_issue_and_of_its_comment_are_apart(site: Site, issue: dict[str, str]) -> None:
    number = comment(site, issue["key"])["id"]
    path = f"/comment/{number}/properties/bridge"
    assert site.rest("GET", path).status == 404
    assert site.rest("PUT", path, {"key": "comment:1"}).status == 201
    assert site.rest("GET", f"/issue/{issue['key']}/properties/bridge").json == MARK
    assert site.rest("DELETE", path).status == 204
    assert site.rest("GET", f"/comment/{number}/properties").json == {"keys": []}


JSON = st.recursive(
    st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON)
def test_any_json_comes_back_from_a_property_as_it_was_put(site: Site, value: Any) -> None:
    path = "/issue/PAY-1/properties/anything"
    assert site.rest("PUT", path, value).status in {200, 201}
    assert site.rest("GET", path).json["value"] == value


@pytest.mark.parametrize(("wanted", "found"), [("", ["7", "8"]), ("?globalId=8", ["8"]), ("?globalId=9", [])])
def test_links_to_pages_are_listed_all_or_by_their_global_id(
    site: Site, issue: dict[str, str], wanted: str, found: list[str]
) -> None:
    path = f"/issue/{issue['key']}/remotelink"
    for number in ("7", "8"):
        page = {"url": f"https://bridge.example/{number}", "title": number}
        site.rest("POST", path, {"globalId": number, "object": page, "relationship": "is told by"})
    listed = site.rest("GET", path + wanted).json
    assert [each["globalId"] for each in listed] == found
    assert all(each["relationship"] == "is told by" for each in listed)


def test_a_request_that_mails_nobody_is_taken(site: Site, issue: dict[str, str]) -> None:
    body = {"fields": {"summary": "Quietly"}}
    assert site.rest("PUT", f"/issue/{issue['key']}?notifyUsers=false", body).status == 204
    assert fields(site, issue["key"])["summary"] == "Quietly"


def test_an_update_with_a_bad_comment_changes_nothing(site: Site, issue: dict[str, str]) -> None:
    update = {"labels": [{"add": "voice"}], "comment": [{"add": {"body": "plain words"}}]}
    assert site.rest("PUT", f"/issue/{issue['key']}", {"update": update}).status == 400
    assert fields(site, issue["key"])["labels"] == []


def test_an_update_may_carry_fields_and_a_comment_at_once(site: Site, issue: dict[str, str]) -> None:
    update = {"labels": [{"add": "voice"}], "comment": [{"add": {"body": document("Marked")}}]}
    assert site.rest("PUT", f"/issue/{issue['key']}", {"update": update}).status == 204
    now = fields(site, issue["key"])
    assert (now["labels"], now["comment"]["total"]) == (["voice"], 1)


def test_labels_that_many_people_add_at_once_are_all_kept(site: Site, issue: dict[str, str]) -> None:
    def add(number: int) -> int:
        body = {"update": {"labels": [{"add": f"l{number}"}]}}
        return site.rest("PUT", f"/issue/{issue['key']}", body).status

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(add, range(12))) == {204}
    assert fields(site, issue["key"])["labels"] == sorted(f"l{number}" for number in range(12))


def test_issues_that_are_opened_at_once_get_a_number_each(site: Site) -> None:
    def create(_turn: int) -> str:
        return str(site.rest("POST", "/issue", {"fields": task()}).json["key"])

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(create, range(12)))
    assert {int(key.partition("-")[2]) for key in made} == set(range(5, 17))
