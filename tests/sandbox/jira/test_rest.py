"""REST, byte by byte where the client hides it: statuses, refusals, properties, bulk fetch, search pages."""

from typing import Any

import pytest

from bridge.sandbox.jira.adf import document
from tests.sandbox.jira.pocket import Site, task

NO_ISSUE = {"errorMessages": ["Issue does not exist or you do not have permission to see it."], "errors": {}}


def made(site: Site, **more: Any) -> Any:
    """A new issue's id, key and address."""
    reply = site.rest("POST", "/issue", {"fields": task()} | more)
    assert reply.status == 201
    return reply.json


def test_a_created_issue_is_answered_by_id_key_and_address(site: Site) -> None:
    issue = made(site)
    assert set(issue) == {"id", "key", "self"}
    assert issue["self"] == f"{site.url}/jira/rest/api/3/issue/{issue['id']}"


def test_what_does_not_exist_is_404(site: Site) -> None:
    reply = site.rest("GET", "/issue/PAY-99")
    assert (reply.status, reply.json) == (404, NO_ISSUE)
    assert site.rest("GET", "/issue/999999").status == 404
    assert site.rest("GET", "/project/ZZZ").status == 404
    assert site.rest("PUT", "/version/1", {"released": True}).status == 404
    assert site.rest("GET", "/issue/PAY-1/comment/1").status == 404
    assert site.rest("GET", "/issue/PAY-1/properties/none").status == 404
    assert site.rest("GET", "/nothing/here").status == 404
    assert site.rest("GET", "/issue/createmeta/PAY/issuetypes/1").status == 404


def test_a_wrong_or_missing_login_is_401_in_words(site: Site) -> None:
    for login in ("bridge@sandbox.example:wrong", "nobody@sandbox.example:sandbox-token", ""):
        reply = site.rest("GET", "/myself", login=login)
        assert reply.status == 401
        assert reply.headers["WWW-Authenticate"].startswith("OAuth")
        assert reply.raw == b"Client must be authenticated to access this resource."
    assert site.rest("GET", "/issue/PAY-1", login="bridge@sandbox.example:wrong").status == 401


def test_strangers_see_no_issue_but_the_server(site: Site) -> None:
    reply = site.rest("GET", "/issue/PAY-1", login="")
    assert (reply.status, reply.json) == (404, NO_ISSUE)
    assert site.rest("GET", "/serverInfo", login="").json["deploymentType"] == "Cloud"
    assert site.http("GET", "/jira/rest/api/2/serverInfo").json["versionNumbers"] == [1001, 0, 0]


def test_asking_for_the_head_is_reading(site: Site) -> None:
    assert site.rest("HEAD", "/issue/PAY-1").status == 200


@pytest.mark.parametrize("header", ["Basic ???", "Basic /w==", "Bearer token", "nonsense"])
def test_a_broken_login_is_401(site: Site, header: str) -> None:
    path = "/jira/rest/api/3/myself"
    assert site.http("GET", path, headers={"Authorization": header}).status == 401


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/issue", b"{"),
        ("POST", "/issue", []),
        ("POST", "/issue", {"fields": []}),
        ("POST", "/issue", {"fields": task(), "properties": {"a": 1}}),
        ("POST", "/issue", {"fields": task(), "properties": [{"key": "", "value": 1}]}),
        ("POST", "/issue/PAY-1/comment", {}),
        ("POST", "/issue/PAY-1/comment", {"body": "words"}),
        ("POST", "/issue/PAY-1/comment", {"body": document("x"), "visibility": {"type": "me"}}),
        ("POST", "/issue/PAY-1/transitions", {}),
        ("POST", "/issue/PAY-1/remotelink", {}),
        ("POST", "/issue/PAY-1/remotelink", {"object": "page"}),
        ("POST", "/issue/bulkfetch", {"issueIdsOrKeys": []}),
        ("POST", "/issue/bulkfetch", {"issueIdsOrKeys": ["PAY-1"] * 101}),
        ("POST", "/version", {"name": "1"}),
        ("PUT", "/issue/PAY-1/properties/a", b""),
        ("PUT", "/issue/PAY-1/properties/a", b"null"),
        ("PUT", "/issue/PAY-1/properties/a", "x" * 33_000),
        ("GET", "/search/jql?jql=project=PAY&nextPageToken=nonsense", None),
        ("GET", "/issue/PAY-1/comment?startAt=-1", None),
        ("GET", "/issue/PAY-1/comment?orderBy=author", None),
    ],
)
def test_what_jira_cannot_take_is_400_in_its_shape(site: Site, method: str, path: str, body: Any) -> None:
    reply = site.rest(method, path, body)
    assert reply.status == 400
    assert set(reply.json) == {"errorMessages", "errors"}
    assert reply.json["errorMessages"] or reply.json["errors"]


def test_properties_come_with_the_issue_when_asked_for(site: Site) -> None:
    issue = made(site, properties=[{"key": "bridge", "value": {"key": "issue:7"}}])
    asked = site.rest("GET", f"/issue/{issue['id']}?properties=bridge,other&fields=summary").json
    assert asked["properties"] == {"bridge": {"key": "issue:7"}}
    assert set(asked["fields"]) == {"summary"}
    assert "properties" not in site.rest("GET", f"/issue/{issue['id']}").json


def test_a_property_is_created_then_replaced(site: Site) -> None:
    path = "/issue/PAY-1/properties/bridge"
    assert [site.rest("PUT", path, {"key": word}).status for word in "ab"] == [201, 200]
    assert site.rest("GET", path).json == {"key": "bridge", "value": {"key": "b"}}
    assert site.rest("DELETE", path).status == 204
    assert site.rest("GET", path).status == 404


def test_a_comment_keeps_its_properties(site: Site) -> None:
    body = {"body": document("Hello"), "properties": [{"key": "bridge", "value": {"key": "comment:1"}}]}
    comment = site.rest("POST", "/issue/PAY-1/comment", body).json
    page = site.rest("GET", "/issue/PAY-1/comment?expand=properties").json
    assert page["comments"][0]["properties"] == [{"key": "bridge", "value": {"key": "comment:1"}}]
    assert "properties" not in site.rest("GET", "/issue/PAY-1/comment").json["comments"][0]
    found = site.rest("GET", f"/comment/{comment['id']}/properties/bridge").json
    assert found["value"] == {"key": "comment:1"}


def test_comments_come_in_pages(site: Site) -> None:
    for number in range(5):
        site.rest("POST", "/issue/PAY-1/comment", {"body": document(str(number))})
    page = site.rest("GET", "/issue/PAY-1/comment?orderBy=-created&startAt=1&maxResults=2").json
    said = [comment["body"]["content"][0]["content"][0]["text"] for comment in page["comments"]]
    assert said == ["3", "2"]
    assert (page["startAt"], page["maxResults"], page["total"]) == (1, 2, 5)


def test_a_comment_belongs_to_its_issue(site: Site) -> None:
    comment = site.rest("POST", "/issue/PAY-1/comment", {"body": document("Hello")}).json
    assert site.rest("GET", f"/issue/PAY-2/comment/{comment['id']}").status == 404


def test_a_remote_link_with_the_same_global_id_is_an_update(site: Site) -> None:
    def put(title: str) -> Any:
        page = {"url": "https://bridge.example/7", "title": title}
        return site.rest("POST", "/issue/PAY-1/remotelink", {"globalId": "problem:7", "object": page})

    first, second = put("Seven"), put("Problem seven")
    assert [first.status, second.status] == [201, 200]
    assert first.json["id"] == second.json["id"]
    (link,) = site.rest("GET", "/issue/PAY-1/remotelink").json
    assert (link["globalId"], link["object"]["title"]) == ("problem:7", "Problem seven")


def test_linking_twice_makes_one_link(site: Site) -> None:
    raw = {"type": {"name": "Duplicate"}, "inwardIssue": {"key": "PAY-1"}, "outwardIssue": {"key": "PAY-2"}}
    assert [site.rest("POST", "/issueLink", raw).status for _ in range(2)] == [201, 201]
    assert len(site.rest("GET", "/issue/PAY-1").json["fields"]["issuelinks"]) == 1
    assert site.rest("POST", "/issueLink", raw | {"type": {"name": "Likes"}}).status == 404


def test_bulk_fetch_leaves_out_what_does_not_exist(site: Site) -> None:
    names = ["PAY-1", "PAY-99", "DEL-1", "999999", "PAY-1"]
    body = {"issueIdsOrKeys": names, "fields": ["summary"], "properties": ["bridge"]}
    reply = site.rest("POST", "/issue/bulkfetch", body).json
    assert [issue["key"] for issue in reply["issues"]] == ["PAY-1", "DEL-1"]
    assert reply["issueErrors"] == []


def test_the_old_search_is_gone(site: Site) -> None:
    for method in ("GET", "POST"):
        reply = site.rest(method, "/search", {} if method == "POST" else None)
        assert reply.status == 410
        assert "/rest/api/3/search/jql" in reply.json["errorMessages"][0]


def test_search_answers_ids_only_unless_fields_are_named(site: Site) -> None:
    plain = site.rest("GET", "/search/jql?jql=key=PAY-1").json
    assert plain == {"issues": [{"id": str(site.state.issue("PAY-1").id)}], "isLast": True}
    named = site.rest("GET", "/search/jql?jql=key=PAY-1&fields=summary,updated").json
    assert set(named["issues"][0]["fields"]) == {"summary", "updated"}


def test_a_search_by_post_is_the_same(site: Site) -> None:
    body = {"jql": "project = PAY ORDER BY key", "fields": ["status"], "maxResults": 3, "expand": "changelog"}
    page = site.rest("POST", "/search/jql", body).json
    assert [issue["key"] for issue in page["issues"]] == ["PAY-1", "PAY-2", "PAY-3"]
    assert page["isLast"] is False
    assert "changelog" in page["issues"][0]
    rest = site.rest("POST", "/search/jql", body | {"nextPageToken": page["nextPageToken"]}).json
    assert [issue["key"] for issue in rest["issues"]] == ["PAY-4"]
    assert rest["isLast"] is True
    assert "nextPageToken" not in rest


def test_search_lags_but_reconciles_what_is_named(site: Site) -> None:
    site.hand("set", index_lag=3600)
    issue = made(site)
    assert site.rest("GET", f"/issue/{issue['key']}").status == 200
    path = f"/search/jql?jql=key={issue['key']}"
    assert site.rest("GET", path).json["issues"] == []
    assert site.rest("GET", f"{path}&reconcileIssues={issue['id']}").json["issues"] == [{"id": issue["id"]}]


def test_fields_can_be_all_some_or_all_but_some(site: Site) -> None:
    def names(fields: str) -> set[str]:
        return set(site.rest("GET", f"/issue/PAY-1?fields={fields}").json["fields"])

    everything = names("*all")
    assert {"summary", "comment", "customfield_10031", "security", "attachment"} <= everything
    assert names("-comment") == everything - {"comment"}
    assert names("*navigable") == everything - {"comment", "attachment"}
    assert names("*all,-summary,nonsense") == everything - {"summary"}


def test_createmeta_has_clouds_keys_and_pages(site: Site) -> None:
    types = site.rest("GET", "/issue/createmeta/DEL/issuetypes").json
    assert [kind["name"] for kind in types["issueTypes"]] == ["Task", "Bug", "Story"]
    path = f"/issue/createmeta/DEL/issuetypes/{types['issueTypes'][1]['id']}"
    whole = site.rest("GET", path).json
    severity = next(field for field in whole["fields"] if field["name"] == "Severity")
    assert severity["required"] is True
    assert [value["value"] for value in severity["allowedValues"]] == ["S1", "S2", "S3"]
    page = site.rest("GET", f"{path}?startAt=2&maxResults=3").json
    assert page["fields"] == whole["fields"][2:5]
    assert page["total"] == whole["total"] == len(whole["fields"])


def test_severity_is_asked_where_it_is_needed_only(site: Site) -> None:
    task_fields = site.rest("GET", "/issue/createmeta/DEL/issuetypes/10010").json["fields"]
    assert "Severity" not in [field["name"] for field in task_fields]
    required = {field["fieldId"] for field in task_fields if field["required"]}
    assert required == {"issuetype", "project", "summary"}


def test_editmeta_lists_the_fields_by_id(site: Site) -> None:
    fields = site.rest("GET", "/issue/DEL-2/editmeta").json["fields"]
    assert fields["customfield_10031"]["required"] is True
    assert fields["labels"]["operations"] == ["add", "set", "remove"]


def test_one_transition_can_be_asked_for(site: Site) -> None:
    found = site.rest("GET", "/issue/PAY-1/transitions?transitionId=41").json["transitions"]
    assert [each["name"] for each in found] == ["Done"]
    assert "fields" not in found[0]


def test_a_transition_can_carry_a_comment(site: Site) -> None:
    update = {"comment": [{"add": {"body": document("Starting")}}]}
    body = {"transition": {"id": "31"}, "update": update}
    assert site.rest("POST", "/issue/PAY-1/transitions", body).status == 204
    assert site.rest("GET", "/issue/PAY-1/comment").json["total"] == 1


def test_the_changelog_is_paged_oldest_first(site: Site) -> None:
    for name in ("One", "Two", "Three"):
        site.rest("PUT", "/issue/PAY-1", {"fields": {"summary": name}})
    page = site.rest("GET", "/issue/PAY-1/changelog?startAt=1&maxResults=1").json
    assert page["values"][0]["items"][0]["toString"] == "Two"
    assert (page["total"], page["isLast"]) == (3, False)


def test_times_are_in_the_accounts_zone(site: Site) -> None:
    assert site.rest("GET", "/myself").json["timeZone"] == "Africa/Lagos"
    assert site.rest("GET", "/issue/PAY-1").json["fields"]["updated"].endswith("+0100")


def test_a_version_can_be_renamed_and_dated(site: Site) -> None:
    version = site.rest("POST", "/version", {"name": "5.3", "projectId": 10001}).json
    change = {"name": "5.4", "releaseDate": "2026-12-01", "released": True, "description": "Winter"}
    changed = site.rest("PUT", f"/version/{version['id']}", change).json
    assert {key: changed[key] for key in change} == change
    assert site.rest("GET", f"/version/{version['id']}").json == changed


def test_an_issue_can_be_deleted(site: Site) -> None:
    assert site.rest("DELETE", "/issue/PAY-2").status == 204
    assert site.rest("GET", "/issue/PAY-2").status == 404


def test_a_burst_is_refused_with_the_wait_and_the_reason(site: Site) -> None:
    site.state.limits._pace = 0.01
    assert site.rest("GET", "/status").status == 200
    reply = site.rest("GET", "/status")
    assert reply.status == 429
    assert reply.headers["Retry-After"] == "1"
    assert reply.headers["RateLimit-Reason"] == "jira-burst-based"
