"""What owners and administrators do by the control API: links, levels, rights, comments, versions."""

from typing import Any

import pytest

from tests.sandbox.jira.pocket import Site
from tests.sandbox.jira.seen import found, last, on_board


def test_an_owner_links_an_issue_as_a_duplicate(site: Site) -> None:
    site.hand("link", user="Priya", issue="PAY-2", to="PAY-1", type="duplicates")
    (link,) = site.rest("GET", "/issue/PAY-2").json["fields"]["issuelinks"]
    assert (link["type"]["name"], link["outwardIssue"]["key"]) == ("Duplicate", "PAY-1")
    assert link["outwardIssue"]["fields"]["summary"] == "Refund status unclear"


def test_inward_words_turn_the_link_round(site: Site) -> None:
    site.hand("link", user="Priya", issue="PAY-1", to="PAY-2", type="is duplicated by")
    assert on_board(site, "PAY-2")["links"][0]["type"] == "duplicates"


def test_a_link_event_carries_ids_only(site: Site) -> None:
    number = site.hand("link", user="Priya", issue="PAY-2", to="DEL-1", type="Relates")["link"]
    body = last(site, "issuelink_created")
    assert set(body) == {"timestamp", "webhookEvent", "issueLink"}
    assert body["issueLink"]["id"] == int(number)
    site.hand("unlink", user="Priya", link=number)
    assert last(site, "issuelink_deleted")["issueLink"] == body["issueLink"]
    assert on_board(site, "PAY-2")["links"] == []


def test_a_link_is_taken_away_by_its_ends(site: Site) -> None:
    site.hand("link", user="Priya", issue="PAY-2", to="PAY-1", type="Duplicate")
    site.hand("unlink", user="Priya", issue="PAY-1", to="PAY-2")
    assert site.rest("GET", "/issue/PAY-2").json["fields"]["issuelinks"] == []
    with pytest.raises(LookupError, match="no such link"):
        site.hand("unlink", user="Priya", issue="PAY-1", to="PAY-2")


def test_the_links_of_a_deleted_issue_go_with_it_and_are_told(site: Site) -> None:
    number = site.hand("link", user="Priya", issue="PAY-2", to="PAY-1", type="Duplicate")["link"]
    site.hand("delete", user="Priya", issue="PAY-1")
    assert last(site, "issuelink_deleted")["issueLink"]["id"] == int(number)
    assert site.state.events[-1].kind == "jira:issue_deleted"
    assert site.rest("GET", "/issue/PAY-2").json["fields"]["issuelinks"] == []


def test_a_link_can_be_read_and_deleted_by_its_id(site: Site) -> None:
    number = site.hand("link", user="Priya", issue="PAY-2", to="PAY-1", type="Duplicate")["link"]
    link = site.rest("GET", f"/issueLink/{number}").json
    assert (link["inwardIssue"]["key"], link["outwardIssue"]["key"]) == ("PAY-2", "PAY-1")
    assert site.rest("DELETE", f"/issueLink/{number}").status == 204
    assert site.rest("GET", f"/issueLink/{number}").status == 404


def test_a_kind_of_link_that_is_not_there_is_named(site: Site) -> None:
    with pytest.raises(LookupError, match="No kind of link is called 'loves'"):
        site.hand("link", user="Priya", issue="PAY-2", to="PAY-1", type="loves")


@pytest.mark.parametrize("deed", ["permission", "level"])
def test_a_hidden_issue_is_not_there_for_others_than_the_lead(site: Site, deed: str) -> None:
    if deed == "permission":
        site.hand("hide", user="Priya", issue="PAY-1")
    else:
        site.hand("secure", user="Priya", issue="PAY-1", level="Inner circle")
    number = on_board(site, "PAY-1")["id"]
    assert site.rest("GET", f"/issue/{number}").status == 404
    assert site.rest("GET", "/issue/PAY-1/comment").status == 404
    assert "PAY-1" not in found(site, "project = PAY")
    bulk = site.rest("POST", "/issue/bulkfetch", {"issueIdsOrKeys": ["PAY-1", "PAY-2"]}).json
    assert [issue["key"] for issue in bulk["issues"]] == ["PAY-2"]
    assert site.rest("GET", "/issue/PAY-1", login="priya@sandbox.example:sandbox-token").status == 200
    assert on_board(site, "PAY-1")["hidden"] is True


def test_data_center_does_not_conceal_that_a_hidden_issue_is_there(site: Site) -> None:
    site.hand("hide", user="Priya", issue="PAY-1")
    refused = site.server("GET", "/issue/PAY-1")
    assert refused.status == 403
    assert refused.json["errorMessages"] == ["You do not have the permission to see the specified issue."]
    assert site.server("GET", "/issue/PAY-1/properties/bridge").status == 403
    assert site.server("GET", "/issue/PAY-4711").status == 404
    assert site.server("GET", "/search?jql=project=PAY").json["total"] == 3
    assert site.server("GET", "/issue/PAY-1", token="sandbox-pat-priya").status == 200


def test_a_hidden_issue_is_not_seen_through_a_link_either(site: Site) -> None:
    number = site.hand("link", user="Priya", issue="PAY-2", to="PAY-1", type="Duplicate")["link"]
    site.hand("hide", user="Priya", issue="PAY-1")
    assert site.rest("GET", "/issue/PAY-2").json["fields"]["issuelinks"] == []
    assert site.rest("GET", f"/issueLink/{number}").status == 404
    ends = {"type": {"name": "Relates"}, "inwardIssue": {"key": "PAY-2"}, "outwardIssue": {"key": "PAY-1"}}
    assert site.rest("POST", "/issueLink", ends).status == 404


def test_the_properties_of_a_hidden_comment_are_not_seen(site: Site) -> None:
    comment = site.hand("comment", user="Priya", issue="PAY-1", text="Hello")["id"]
    assert site.rest("GET", f"/comment/{comment}/properties").status == 200
    site.hand("hide", user="Priya", issue="PAY-1")
    assert site.rest("GET", f"/comment/{comment}/properties").status == 404


def test_hiding_by_permission_is_told_to_nobody_and_can_be_undone(site: Site) -> None:
    before = site.state.last_event
    site.hand("hide", user="Priya", issue="PAY-1")
    site.hand("show", user="Priya", issue="PAY-1")
    assert site.state.last_event == before
    assert site.rest("GET", "/issue/PAY-1").status == 200


def test_a_level_that_all_see_is_shown_and_told(site: Site) -> None:
    site.hand("secure", user="Priya", issue="PAY-1", level="Staff")
    level = site.rest("GET", "/issue/PAY-1?fields=security").json["fields"]["security"]
    assert (level["id"], level["name"]) == ("10201", "Staff")
    (item,) = last(site, "jira:issue_updated")["changelog"]["items"]
    assert (item["field"], item["toString"]) == ("security", "Staff")
    assert "PAY-1" not in found(site, "project = PAY AND level is EMPTY")
    assert found(site, "level = Staff") == ["PAY-1"]
    site.hand("secure", user="Priya", issue="PAY-1", level="")
    assert "PAY-1" in found(site, "project = PAY AND level is EMPTY")


def test_a_level_that_is_not_there_is_named(site: Site) -> None:
    with pytest.raises(LookupError, match="no security level 'Secret'"):
        site.hand("secure", user="Priya", issue="PAY-1", level="Secret")


def test_an_issue_is_given_away_and_taken_back(site: Site) -> None:
    site.hand("assign", user="Priya", issue="PAY-1", to="Otto")
    body = last(site, "jira:issue_updated")
    assert (body["issue_event_type_name"], body["issue"]["fields"]["assignee"]["displayName"]) == (
        "issue_assigned",
        "Otto",
    )
    site.hand("assign", user="Priya", issue="PAY-1", to=None)
    assert on_board(site, "PAY-1")["assignee"] is None


def test_a_done_issue_is_reopened_without_its_resolution(site: Site) -> None:
    site.hand("transition", user="Priya", issue="PAY-1", to="Done", resolution="Duplicate")
    site.hand("reopen", user="Priya", issue="PAY-1")
    issue = on_board(site, "PAY-1")
    assert (issue["status"], issue["resolution"]) == ("Backlog", None)
    changed = {item["field"] for item in last(site, "jira:issue_updated")["changelog"]["items"]}
    assert changed == {"status", "resolution"}


def test_a_comment_is_edited_and_deleted(site: Site) -> None:
    number = site.hand("comment", user="Priya", issue="PAY-1", text="To agents: which cards?")["id"]
    site.hand("edit_comment", user="Otto", comment=number, text="To agents: which banks?")
    assert last(site, "comment_updated")["comment"]["body"] == "To agents: which banks?"
    site.hand("delete_comment", user="Priya", comment=number)
    assert last(site, "comment_deleted")["comment"]["id"] == number
    assert on_board(site, "PAY-1")["comments"] == []
    with pytest.raises(LookupError):
        site.hand("edit_comment", user="Otto", comment=number, text="Too late")


def test_a_version_is_renamed_and_archived(site: Site) -> None:
    made = site.hand("version", user="Priya", project="PAY", name="5.3")
    site.hand("rename_version", project="PAY", version="5.3", name="5.4")
    body = last(site, "jira:version_updated")
    assert (body["version"]["id"], body["version"]["name"]) == (made["version_id"], "5.4")
    site.hand("archive_version", project="PAY", version="5.4")
    (version,) = site.rest("GET", "/project/PAY/versions").json
    assert (version["name"], version["archived"], version["released"]) == ("5.4", True, False)
    site.hand("archive_version", project="PAY", version="5.4", archived=False)
    assert site.rest("GET", "/project/PAY/versions").json[0]["archived"] is False


def test_a_deleted_version_leaves_the_issues_that_were_planned_for_it(site: Site) -> None:
    site.hand("version", user="Priya", project="PAY", name="5.3")
    site.hand("edit", user="Priya", issue="PAY-1", fields={"fixVersions": "5.3"})
    site.hand("delete_version", project="PAY", version="5.3")
    assert last(site, "jira:version_deleted")["version"]["name"] == "5.3"
    assert site.rest("GET", "/project/PAY/versions").json == []
    assert site.rest("GET", "/issue/PAY-1").json["fields"]["fixVersions"] == []


def test_a_version_is_deleted_by_rest_too(site: Site) -> None:
    made = site.hand("version", user="Priya", project="PAY", name="5.3")["version_id"]
    assert site.rest("DELETE", f"/version/{made}").status == 204
    assert site.rest("GET", f"/version/{made}").status == 404


def test_a_move_keeps_the_id_and_the_old_key_leads_on(site: Site) -> None:
    before = site.rest("GET", "/issue/PAY-1").json
    site.hand("move", user="Priya", issue="PAY-1", project="DEL")
    after: dict[str, Any] = site.rest("GET", "/issue/PAY-1").json
    assert (after["id"], after["key"]) == (before["id"], "DEL-5")
    assert last(site, "jira:issue_updated")["issue_event_type_name"] == "issue_moved"
