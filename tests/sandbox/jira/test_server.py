"""The Data Center face: what it answers, whom it lets in, and what it does not have."""

import base64
from typing import Any

import pytest

from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.limits import Limits
from tests.sandbox.jira.pocket import Site, task


def basic(login: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(login.encode()).decode()}


def keys(value: Any) -> set[str]:
    """Every key anywhere in a body."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_the_token_is_the_bridges_and_with_a_login_behind_it_that_persons(site: Site) -> None:
    assert site.server("GET", "/myself").json["name"] == "bridge"
    assert site.server("GET", "/myself", token="sandbox-pat-priya").json["name"] == "priya"


def test_a_password_is_a_sign_in_too(site: Site) -> None:
    path = "/jira-dc/rest/api/2/myself"
    assert site.http("GET", path, None, basic("otto:sandbox-password")).json["name"] == "otto"
    assert site.http("GET", path, None, basic("otto:wrong")).status == 401


@pytest.mark.parametrize("token", ["wrong", "sandbox-token", "sandbox-scoped-token", "sandbox-pat-nobody"])
def test_another_token_is_401_and_no_json(site: Site, token: str) -> None:
    reply = site.server("GET", "/myself", token=token)
    assert reply.status == 401
    assert reply.headers["X-Seraph-LoginReason"] == "AUTHENTICATED_FAILED"
    assert reply.raw.startswith(b"<html>")


def test_the_token_of_cloud_is_not_taken_with_basic_authentication(site: Site) -> None:
    path = "/jira-dc/rest/api/2/myself"
    assert site.http("GET", path, None, basic("bridge@sandbox.example:sandbox-token")).status == 401


def test_strangers_are_sent_to_the_login_but_may_know_the_server(site: Site) -> None:
    assert site.server("GET", "/serverInfo", token="").json["deploymentType"] == "Server"
    assert site.server("GET", "/myself", token="").json["status-code"] == 401
    refusal = site.server("GET", "/issue/PAY-1", token="")
    assert (refusal.status, refusal.json["errorMessages"][-1]) == (401, "Login Required")


def test_every_answer_names_who_asked(site: Site) -> None:
    assert site.server("GET", "/myself").headers["X-AUSERNAME"] == "bridge"
    assert site.server("GET", "/serverInfo", token="").headers["X-AUSERNAME"] == "anonymous"
    assert "X-AUSERNAME" not in site.rest("GET", "/myself").headers


def test_the_latest_version_is_version_2(site: Site) -> None:
    path = "/jira-dc/rest/api/latest/issue/PAY-1"
    latest = site.http("GET", path, None, {"Authorization": "Bearer sandbox-pat"})
    assert latest.json == site.server("GET", "/issue/PAY-1").json


def test_nothing_of_an_issue_speaks_of_accounts_or_of_what_only_cloud_has(site: Site) -> None:
    site.hand("comment", user="Otto", issue="PAY-1", text="Hello")
    body = site.server("GET", "/issue/PAY-1?expand=changelog").json
    only_cloud = {
        "accountId",
        "accountType",
        "jsdPublic",
        "hierarchyLevel",
        "simplified",
        "statuscategorychangedate",
    }
    assert keys(body) & only_cloud == set()
    assert body["fields"]["status"]["statusCategory"]["key"] == "new"
    assert "statusCategory" not in body["fields"]
    assert body["fields"]["comment"]["comments"][0]["author"]["key"] == "JIRAUSER10102"


def test_a_change_names_people_by_key(site: Site) -> None:
    site.hand("assign", user="Priya", issue="PAY-1", to="Otto")
    (change,) = site.server("GET", "/issue/PAY-1?expand=changelog").json["changelog"]["histories"]
    (item,) = change["items"]
    assert (item["field"], item["from"], item["to"]) == ("assignee", "JIRAUSER10101", "JIRAUSER10102")
    assert "fieldId" not in item


def test_addresses_lead_back_to_this_face(site: Site) -> None:
    body = site.server("GET", "/issue/PAY-1").json
    root = f"{site.url}/jira-dc"
    assert body["self"].startswith(f"{root}/rest/api/2/issue/")
    assert (
        site.http(
            "GET", body["self"].removeprefix(site.url), None, {"Authorization": "Bearer sandbox-pat"}
        ).status
        == 200
    )
    assert site.http("GET", "/jira-dc/browse/PAY-1").headers["Location"] == "/#PAY-1"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/search/jql"),
        ("GET", "/search/jql?jql=project=PAY"),
        ("POST", "/issue/bulkfetch"),
        ("POST", "/search/approximate-count"),
        ("GET", "/issue/PAY-1/changelog"),
        ("GET", "/project/search"),
    ],
)
def test_what_only_cloud_has_is_404(site: Site, method: str, path: str) -> None:
    assert site.server(method, path, {} if method == "POST" else None).status == 404


def test_a_search_by_post_is_paged_and_says_how_many_there_are(site: Site) -> None:
    body = {"jql": "project = PAY ORDER BY key", "startAt": 1, "maxResults": 2, "fields": ["summary"]}
    page = site.server("POST", "/search", body).json
    assert [issue["key"] for issue in page["issues"]] == ["PAY-2", "PAY-3"]
    assert (page["startAt"], page["maxResults"], page["total"]) == (1, 2, 4)
    assert set(page["issues"][0]["fields"]) == {"summary"}


def test_a_search_beyond_the_end_is_empty_and_still_counts(site: Site) -> None:
    page = site.server("GET", "/search?jql=project=PAY&startAt=40").json
    assert (page["issues"], page["total"], page["startAt"]) == ([], 4, 40)


def test_a_search_without_fields_shows_the_navigable_ones(site: Site) -> None:
    (issue,) = site.server("GET", "/search?jql=key=PAY-1&maxResults=1").json["issues"]
    assert isinstance(issue["fields"]["description"], str)
    assert "comment" not in issue["fields"]


def test_properties_never_come_with_a_search(site: Site) -> None:
    site.server("PUT", "/issue/PAY-1/properties/bridge", {"key": "issue:7"})
    body = {"jql": "key = PAY-1", "properties": ["bridge"]}
    (issue,) = site.server("POST", "/search", body).json["issues"]
    assert "properties" not in issue
    one = site.server("GET", f"/issue/{issue['id']}?properties=bridge").json
    assert one["properties"] == {"bridge": {"key": "issue:7"}}


def test_createmeta_calls_its_entries_values(site: Site) -> None:
    types = site.server("GET", "/issue/createmeta/DEL/issuetypes?maxResults=2").json
    assert (len(types["values"]), types["total"], types["isLast"]) == (2, 3, False)
    fields = site.server("GET", "/issue/createmeta/DEL/issuetypes/10011?startAt=2").json
    assert fields["isLast"] is True
    assert "summary" in {field["fieldId"] for field in fields["values"]}
    assert "issueTypes" not in types


def test_an_issue_is_made_with_properties(site: Site) -> None:
    mark = [{"key": "bridge", "value": {"key": "issue:9"}}]
    made = site.server("POST", "/issue", {"fields": task(description="h3. Hello"), "properties": mark}).json
    found = site.server("GET", f"/issue/{made['id']}?properties=bridge").json
    assert found["properties"] == {"bridge": {"key": "issue:9"}}
    assert made["self"].startswith(f"{site.url}/jira-dc/")


@pytest.mark.parametrize("field", ["description", "summary"])
def test_a_document_is_no_text_here(site: Site, field: str) -> None:
    reply = site.server("POST", "/issue", {"fields": task() | {field: document("Hello")}})
    assert reply.status == 400
    assert list(reply.json["errors"]) == [field]


def test_a_document_is_no_comment_here_and_words_are_none_on_cloud(site: Site) -> None:
    assert site.server("POST", "/issue/PAY-1/comment", {"body": document("Hello")}).status == 400
    assert site.rest("POST", "/issue/PAY-1/comment", {"body": "Hello"}).status == 400


def test_a_page_of_comments_is_shorter_here(site: Site) -> None:
    for number in range(52):
        site.server("POST", "/issue/PAY-1/comment", {"body": f"Comment {number}"})
    page = site.server("GET", "/issue/PAY-1/comment?orderBy=-created").json
    assert (len(page["comments"]), page["total"], page["comments"][0]["body"]) == (50, 52, "Comment 51")
    assert len(site.rest("GET", "/issue/PAY-1/comment").json["comments"]) == 52


def test_both_faces_show_the_same_site(site: Site) -> None:
    site.hand("link", user="Priya", issue="PAY-2", to="PAY-1", type="Duplicate")
    site.hand("transition", user="Priya", issue="PAY-2", to="Done", resolution="Duplicate")
    for key in ("PAY-1", "PAY-2", "DEL-3"):
        cloud, here = (ask("GET", f"/issue/{key}").json for ask in (site.rest, site.server))
        assert (cloud["id"], cloud["key"]) == (here["id"], here["key"])
        assert set(cloud["fields"]) - set(here["fields"]) == {"statusCategory", "statuscategorychangedate"}
        for name in ("summary", "labels", "created", "updated"):
            assert cloud["fields"][name] == here["fields"][name]
        for name in ("status", "issuetype", "priority"):
            assert cloud["fields"][name]["id"] == here["fields"][name]["id"]


def test_a_person_is_not_known_by_account_here(site: Site) -> None:
    for name in ("712020:b1d9e001-priya", "nobody"):
        reply = site.server("PUT", "/issue/PAY-1", {"fields": {"assignee": {"name": name}}})
        assert (reply.status, reply.json["errors"]) == (400, {"assignee": f"User '{name}' does not exist."})


def test_jql_knows_people_by_login(site: Site) -> None:
    page = site.server("GET", "/search?jql=assignee%20%3D%20priya%20AND%20project%20%3D%20PAY").json
    assert page["total"] == 4


def test_a_transition_has_no_words_of_clouds(site: Site) -> None:
    step = site.server("GET", "/issue/PAY-1/transitions").json["transitions"][0]
    assert set(step) == {"id", "name", "to"}


def test_a_token_tells_when_it_ends(site: Site) -> None:
    path, bearer = "/jira-dc/rest/pat/latest/tokens", {"Authorization": "Bearer sandbox-pat"}
    (token,) = site.http("GET", path, None, bearer).json
    assert "expiringAt" not in token
    site.hand("set", token_ends="2036-12-01T09:00:00+00:00")
    (token,) = site.http("GET", path, None, bearer).json
    assert token["expiringAt"] == "2036-12-01T10:00:00.000+0100"
    assert "sandbox-pat" not in str(token)


def test_an_ended_token_is_401_by_every_face(site: Site) -> None:
    site.hand("set", token_ends="2020-12-01T09:00:00+00:00")
    assert site.server("GET", "/myself").status == 401
    assert site.rest("GET", "/myself").status == 401
    assert site.gateway("/myself", "sandbox-scoped-token").status == 401
    site.hand("set", token_ends=None)
    assert site.server("GET", "/myself").status == 200


def test_an_end_that_is_no_moment_is_said(site: Site) -> None:
    with pytest.raises(LookupError, match="is a moment such as"):
        site.hand("set", token_ends="soon")


def test_the_token_can_be_changed(site: Site) -> None:
    site.hand("set", pat="newer")
    assert site.server("GET", "/myself").status == 401
    assert site.server("GET", "/myself", token="newer").status == 200


def test_nobody_is_limited_unless_asked_for_and_then_without_clouds_reason(site: Site) -> None:
    site.hand("set", rate_limit={"retry_after": 7})
    refused = site.server("GET", "/myself")
    assert (refused.status, refused.headers["Retry-After"]) == (429, "7")
    assert refused.headers["RateLimit-Reason"] is None
    site.state.limits = Limits(0.001, site.state.clock)
    assert [site.server("GET", "/myself").status for _ in range(3)] == [200, 200, 200]
    assert [site.rest("GET", "/myself").status for _ in range(2)] == [200, 429]


def test_faults_reach_this_face_too(site: Site) -> None:
    site.hand("set", fail={"method": "POST", "path": "/issue", "status": 502, "after_doing": True})
    before = len(site.state.issues)
    assert site.server("POST", "/issue", {"fields": task()}).status == 502
    assert len(site.state.issues) == before + 1
