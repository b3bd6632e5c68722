"""Who is mailed about what: counted, so that tests can see whom a write disturbs."""

import pytest

from bridge.sandbox.jira.adf import document
from tests.sandbox.jira.pocket import Site, task
from tests.sandbox.jira.seen import on_board

QUIET = "?notifyUsers=false"


def mails(site: Site, key: str) -> int:
    return int(site.look("stats")["mails"].get(key, 0))


@pytest.fixture
def watched(site: Site) -> Site:
    """A site where the bridge's own issue PAY-5 is watched by Otto."""
    assert site.rest("POST", "/issue", {"fields": task()}).json["key"] == "PAY-5"
    site.hand("watch", user="Otto", issue="PAY-5")
    return site


def test_whoever_opens_or_comments_watches(watched: Site) -> None:
    watched.hand("comment", user="Ada", issue="PAY-5", text="Seen")
    assert on_board(watched, "PAY-5")["watchers"] == ["Bridge", "Otto", "Ada"]
    assert watched.rest("GET", "/issue/PAY-5/watchers").json["watchCount"] == 3
    assert watched.rest("GET", "/issue/PAY-5").json["fields"]["watches"]["isWatching"] is True


def test_an_edit_mails_watchers_but_not_its_author(watched: Site) -> None:
    watched.rest("PUT", "/issue/PAY-5", {"fields": {"summary": "Vouchers vanish"}})
    assert mails(watched, "PAY-5") == 1
    watched.hand("edit", user="Otto", issue="PAY-5", fields={"summary": "Vouchers vanish at payment"})
    assert mails(watched, "PAY-5") == 2


def test_an_admin_may_edit_without_mails(watched: Site) -> None:
    watched.rest("PUT", f"/issue/PAY-5{QUIET}", {"fields": {"summary": "Vouchers vanish"}})
    assert mails(watched, "PAY-5") == 0


def test_without_admin_rights_the_wish_is_ignored_on_cloud(watched: Site) -> None:
    watched.hand("set", admins=["Priya"])
    reply = watched.rest("PUT", f"/issue/PAY-5{QUIET}", {"fields": {"summary": "Vouchers vanish"}})
    assert reply.status == 204
    assert on_board(watched, "PAY-5")["summary"] == "Vouchers vanish"
    assert mails(watched, "PAY-5") == 1


def test_without_admin_rights_the_call_is_refused_at_data_center(watched: Site) -> None:
    edit = {"fields": {"summary": "Vouchers vanish"}}
    assert watched.server("PUT", f"/issue/PAY-5{QUIET}", edit).status == 204
    watched.hand("set", admins=[])
    refused = watched.server("PUT", f"/issue/PAY-5{QUIET}", {"fields": {"summary": "Others"}})
    assert refused.status == 403
    assert on_board(watched, "PAY-5")["summary"] == "Vouchers vanish"
    assert mails(watched, "PAY-5") == 0


def test_a_new_comment_always_mails_and_an_edited_one_only_aloud(watched: Site) -> None:
    body = {"body": document("38 reports")}
    made = watched.rest("POST", "/issue/PAY-5/comment", body).json
    assert mails(watched, "PAY-5") == 1
    watched.rest("PUT", f"/issue/PAY-5/comment/{made['id']}{QUIET}", body)
    assert mails(watched, "PAY-5") == 1
    watched.rest("PUT", f"/issue/PAY-5/comment/{made['id']}", body)
    assert mails(watched, "PAY-5") == 2


def test_data_center_knows_no_quiet_edit_of_a_comment(watched: Site) -> None:
    made = watched.server("POST", "/issue/PAY-5/comment", {"body": "38 reports"}).json
    watched.server("PUT", f"/issue/PAY-5/comment/{made['id']}{QUIET}", {"body": "39 reports"})
    assert mails(watched, "PAY-5") == 2


def test_properties_and_links_disturb_nobody(watched: Site) -> None:
    watched.rest("PUT", "/issue/PAY-5/properties/bridge", {"key": "issue:7"})
    page = {"url": "https://bridge.example/7", "title": "Problem 7"}
    watched.rest("POST", "/issue/PAY-5/remotelink", {"globalId": "problem:7", "object": page})
    watched.hand("link", user="Priya", issue="PAY-5", to="PAY-1", type="Relates")
    assert mails(watched, "PAY-5") == 0


def test_the_assignee_is_mailed_once_although_watching(watched: Site) -> None:
    watched.hand("assign", user="Priya", issue="PAY-5", to="Otto")
    assert mails(watched, "PAY-5") == 2  # Otto and the bridge, which opened it


def test_a_change_tells_how_many_mails_it_made(watched: Site) -> None:
    watched.hand("comment", user="Ada", issue="PAY-5", text="Seen")
    assert watched.look("changes")["changes"][-1]["mailed"] == 2


def test_rights_can_be_read(site: Site) -> None:
    path = "/mypermissions?permissions=ADMINISTER,BROWSE_PROJECTS"
    site.hand("set", admins=["Priya"])
    rights = site.rest("GET", path).json["permissions"]
    assert {name: right["havePermission"] for name, right in rights.items()} == {
        "ADMINISTER": False,
        "BROWSE_PROJECTS": True,
    }
    mine = site.rest("GET", path, login="priya@sandbox.example:sandbox-token").json["permissions"]
    assert mine["ADMINISTER"]["havePermission"] is True


def test_rights_have_to_be_named_on_cloud(site: Site) -> None:
    assert site.rest("GET", "/mypermissions").status == 400
    assert site.rest("GET", "/mypermissions?permissions=FLY").status == 400
    assert "ADMINISTER" in site.server("GET", "/mypermissions").json["permissions"]


def test_watching_is_for_oneself_or_for_another(site: Site) -> None:
    assert site.rest("POST", "/issue/PAY-1/watchers").status == 204
    assert site.rest("POST", "/issue/PAY-1/watchers", "712020:b1d9e002-otto").status == 204
    assert on_board(site, "PAY-1")["watchers"] == ["Priya", "Bridge", "Otto"]
    assert site.rest("DELETE", "/issue/PAY-1/watchers").status == 204
    assert site.rest("DELETE", "/issue/PAY-1/watchers?accountId=712020:b1d9e002-otto").status == 204
    assert on_board(site, "PAY-1")["watchers"] == ["Priya"]
    assert site.rest("POST", "/issue/PAY-1/watchers", "nobody").status == 400
