"""What people do and see without a Jira page: the control API."""

from typing import Any

import pytest

from tests.sandbox.jira.pocket import Site, task


def on_board(site: Site, key: str) -> Any:
    """An issue as the board shows it."""
    return next(issue for issue in site.look("board")["issues"] if issue["key"] == key)


def test_the_board_shows_the_default_world(site: Site) -> None:
    board = site.look("board")
    assert [(project["key"], project["name"]) for project in board["projects"]] == [
        ("PAY", "Payments"),
        ("DEL", "Delivery"),
        ("APP", "App and web"),
    ]
    assert board["projects"][0]["statuses"] == [
        {"name": "Backlog", "category": "new"},
        {"name": "Selected for Development", "category": "new"},
        {"name": "In Progress", "category": "indeterminate"},
        {"name": "Done", "category": "done"},
    ]
    assert board["projects"][1]["required"] == [
        {
            "issuetype": "Bug",
            "field": "customfield_10031",
            "name": "Severity",
            "kind": "option",
            "options": ["S1", "S2", "S3"],
        }
    ]
    assert [user["name"] for user in board["users"]] == ["Bridge", "Priya", "Otto", "Ada"]


def test_people_had_issues_before(site: Site) -> None:
    issue = on_board(site, "PAY-1")
    assert issue["summary"] == "Refund status unclear"
    assert issue["creator"] == "Priya"
    assert issue["description_text"].startswith("After a return")
    assert {found["project"] for found in site.look("board")["issues"]} == {"PAY", "DEL", "APP"}


def test_the_board_can_show_one_project(site: Site) -> None:
    found = site.look("board?project=DEL")["issues"]
    assert {issue["project"] for issue in found} == {"DEL"}


def test_people_open_an_issue_in_plain_words(site: Site) -> None:
    made = site.hand(
        "issue",
        user="Otto",
        project="DEL",
        summary="Parcel left in the rain",
        description="First line.\nSecond line.",
        issuetype="Bug",
        fields={"customfield_10031": "S2", "labels": ["weather"], "assignee": "Otto", "priority": "High"},
    )
    issue = on_board(site, made["issue"])
    assert issue["description_text"] == "First line.\nSecond line."
    assert (issue["issuetype"], issue["assignee"], issue["labels"]) == ("Bug", "Otto", ["weather"])


def test_what_is_missing_is_said_in_a_sentence(site: Site) -> None:
    with pytest.raises(LookupError, match=r"Severity is required\."):
        site.hand("issue", user="Otto", project="DEL", summary="Rain", issuetype="Bug")
    with pytest.raises(LookupError, match="'summary' is missing"):
        site.hand("issue", user="Otto", project="DEL")
    with pytest.raises(LookupError, match="Nobody on this site is called 'Mallory'"):
        site.hand("comment", user="Mallory", issue="PAY-1", text="Hello")
    with pytest.raises(LookupError, match="does not exist"):
        site.hand("comment", user="Otto", issue="PAY-99", text="Hello")


@pytest.mark.parametrize(("body", "sentence"), [(b"{", "not JSON"), (b"[]", "not a JSON object")])
def test_a_broken_body_is_said_in_a_sentence(site: Site, body: bytes, sentence: str) -> None:
    reply = site.http("POST", "/sandbox/jira/issue", body)
    assert reply.status == 400
    assert sentence in reply.json["error"]


def test_people_take_an_issue_to_done_with_a_resolution(site: Site) -> None:
    site.hand("transition", user="Priya", issue="PAY-1", to="done", resolution="Won't Do")
    issue = on_board(site, "PAY-1")
    assert (issue["status"], issue["category"], issue["resolution"]) == ("Done", "done", "Won't Do")
    site.hand("transition", user="Priya", issue=issue["id"], to="Backlog")
    assert on_board(site, "PAY-1")["resolution"] is None


def test_done_without_a_word_is_done(site: Site) -> None:
    site.hand("transition", user="Priya", issue="PAY-1", to="Done")
    assert on_board(site, "PAY-1")["resolution"] == "Done"


def test_a_status_that_is_not_there_is_named(site: Site) -> None:
    with pytest.raises(LookupError, match="There is no status 'Gone' in Payments"):
        site.hand("transition", user="Priya", issue="PAY-1", to="Gone")


def test_people_comment_restricted_and_internal(site: Site) -> None:
    site.hand("comment", user="Priya", issue="PAY-1", text="For all")
    site.hand("comment", user="Priya", issue="PAY-1", text="For some", visibility="Administrators")
    site.hand("comment", user="Priya", issue="PAY-1", text="For the team", internal=True)
    shown = on_board(site, "PAY-1")["comments"]
    assert [comment["text"] for comment in shown] == ["For all", "For some", "For the team"]
    assert [comment["visibility"] for comment in shown] == [
        None,
        {"type": "role", "value": "Administrators"},
        None,
    ]
    assert [comment["internal"] for comment in shown] == [False, False, True]


def test_people_plan_and_release_a_version(site: Site) -> None:
    site.hand("version", project="PAY", name="5.3")
    site.hand("edit", user="Priya", issue="PAY-1", fields={"fixVersions": ["5.3"], "assignee": ""})
    assert on_board(site, "PAY-1")["fixVersions"] == ["5.3"]
    assert on_board(site, "PAY-1")["assignee"] is None
    site.hand("release", user="Priya", project="PAY", version="5.3")
    assert site.look("board")["projects"][0]["versions"][0]["released"] is True
    site.hand("unrelease", user="Priya", project="PAY", version="5.3")
    assert site.look("board")["projects"][0]["versions"][0]["released"] is False


def test_releasing_makes_the_version_if_it_is_missing(site: Site) -> None:
    made = site.hand("release", user="Ada", project="APP", version="7.0")
    assert made["released"] is True
    with pytest.raises(LookupError, match="already exists"):
        site.hand("version", project="APP", name="7.0")


def test_people_move_and_delete_issues(site: Site) -> None:
    moved = site.hand("move", user="Priya", issue="PAY-1", project="APP")
    assert moved["issue"].startswith("APP-")
    assert site.rest("GET", "/issue/PAY-1").json["key"] == moved["issue"]
    site.hand("delete", user="Ada", issue=moved["issue"])
    assert site.rest("GET", "/issue/PAY-1").status == 404


def test_links_are_seen_from_both_ends(site: Site) -> None:
    raw = {"type": {"name": "Duplicate"}, "inwardIssue": {"key": "PAY-1"}, "outwardIssue": {"key": "PAY-2"}}
    site.rest("POST", "/issueLink", raw)
    number = str(next(iter(site.state.links)))
    page = {"title": "Problem 7", "url": "https://bridge.example/7"}
    site.rest("POST", "/issue/PAY-1/remotelink", {"globalId": "p:7", "object": page})
    assert on_board(site, "PAY-1")["links"] == [{"id": number, "type": "duplicates", "key": "PAY-2"}]
    assert on_board(site, "PAY-2")["links"] == [{"id": number, "type": "is duplicated by", "key": "PAY-1"}]
    assert on_board(site, "PAY-1")["remote_links"] == [page]


def test_changes_are_told_from_a_number_on(site: Site) -> None:
    at = site.look("changes")["at"]
    site.hand("comment", user="Priya", issue="PAY-1", text="Hello")
    site.hand("release", user="Priya", project="PAY", version="5.3")
    news = site.look(f"changes?after={at}")
    assert [(change["kind"], change["issue"], change["version"]) for change in news["changes"]] == [
        ("comment_created", "PAY-1", None),
        ("jira:version_created", None, "5.3"),
        ("jira:version_released", None, "5.3"),
    ]
    assert site.look(f"changes?after={news['at']}") == {"at": news["at"], "changes": []}


def test_calls_and_refusals_are_counted(site: Site) -> None:
    site.rest("POST", "/issue", {"fields": task()})
    site.rest("POST", "/issue", {"fields": {}})
    site.rest("GET", "/issue/PAY-99")
    stats = site.look("stats")
    assert stats["calls"] == {"POST /issue": 2, "GET /issue/{issue}": 1}
    assert stats["refused"] == {"400": 1, "404": 1}
    assert stats["issues"] == 13


def test_effects_that_came_twice_are_named(site: Site) -> None:
    def marked(key: str) -> list[dict[str, Any]]:
        return [{"key": "bridge", "value": {"key": key}}]

    for key in ("issue:1", "issue:1", "issue:2"):
        site.rest("POST", "/issue", {"fields": task(), "properties": marked(key)})
    body = {"type": "doc", "version": 1, "content": [{"type": "paragraph"}]}
    for issue in ("PAY-1", "PAY-2"):
        comment = {"body": body, "properties": marked("comment:counts:1")}
        site.rest("POST", f"/issue/{issue}/comment", comment)
    assert site.look("stats")["effect_keys_seen_twice"] == ["issue:1", "comment:counts:1"]


def test_the_address_of_an_issue_leads_to_the_page(site: Site) -> None:
    reply = site.http("GET", "/jira/browse/PAY-1")
    assert reply.status == 307
    assert reply.headers["Location"].endswith("#PAY-1")
