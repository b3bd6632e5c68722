"""The real client does the bridge's work against the Data Center face, with nothing patched."""

import warnings
from collections.abc import Iterator

import pytest
from jira import JIRA, JIRAError

from bridge.sandbox.jira.adf import text
from tests.sandbox.jira.pocket import Site, task

WIKI = "h3. What customers say\n* {noformat}it is *gone*{noformat}"


@pytest.fixture
def server(site: Site) -> Iterator[JIRA]:
    """The real client, signed in by a personal access token."""
    client = site.server_client()
    yield client
    client._session.close()


def assignee(server: JIRA) -> str | None:
    """Whose PAY-1 is."""
    found = server.issue("PAY-1").raw["fields"]["assignee"]
    return found["name"] if found else None


def test_the_client_sees_a_server_of_version_10(server: JIRA) -> None:
    assert not server._is_cloud
    assert server._version[0] == 10
    assert server.server_info()["baseUrl"].endswith("/jira-dc")


def test_people_have_a_name_and_a_key_and_no_account_id(server: JIRA) -> None:
    me = server.myself()
    assert (me["name"], me["key"], me["displayName"]) == ("bridge", "JIRAUSER10100", "Bridge")
    assert "accountId" not in me
    assert server.current_user() == "bridge"
    assert server.user("priya").displayName == "Priya"
    assert [user.name for user in server.search_users(user="pri")] == ["priya"]


def test_an_unknown_person_is_not_found(server: JIRA) -> None:
    with pytest.raises(JIRAError, match="does not exist"):
        server.user("nobody")


def test_an_issue_keeps_its_wiki_text(server: JIRA) -> None:
    made = server.create_issue(fields=task(description=WIKI))
    found = server.issue(made.id)
    assert found.fields.description == WIKI
    assert found.fields.creator.name == "bridge"
    assert found.fields.status.statusCategory.key == "new"


def test_what_was_written_on_cloud_is_read_as_words(server: JIRA) -> None:
    words = server.issue("PAY-1").raw["fields"]["description"]
    assert words.startswith("After a return the account page")


def test_what_was_written_here_is_a_document_on_cloud(site: Site, server: JIRA) -> None:
    made = server.create_issue(fields=task(description="First line\nSecond line"))
    server.add_comment(made, "A *wiki* comment")
    fields = site.rest("GET", f"/issue/{made.key}").json["fields"]
    assert fields["description"]["type"] == "doc"
    assert text(fields["description"]) == "First line\nSecond line"
    assert text(fields["comment"]["comments"][0]["body"]) == "A *wiki* comment"


def test_search_pages_by_number(server: JIRA) -> None:
    for number in range(7):
        server.create_issue(fields=task(f"Problem {number}"), prefetch=False)
    jql = "project = PAY AND creator = currentUser() ORDER BY key DESC"
    first = server.search_issues(jql, maxResults=3, fields="summary")
    rest = server.search_issues(jql, startAt=3, maxResults=10, fields="summary")
    assert (first.total, first.startAt, len(first), len(rest)) == (7, 0, 3, 4)
    found = [issue.fields.summary for issue in [*first, *rest]]
    assert found == [f"Problem {number}" for number in reversed(range(7))]


def test_the_client_reads_all_pages_by_itself(server: JIRA) -> None:
    found = server.search_issues("project in (PAY, DEL, APP)", maxResults=False, fields="summary")
    assert len(found) == 12


def test_create_screens_are_read_by_the_clients_own_helpers(server: JIRA) -> None:
    types = server.project_issue_types("DEL", maxResults=2)
    assert ([kind.name for kind in types], types.total) == (["Task", "Bug"], 3)
    fields = {field.fieldId: field for field in server.project_issue_fields("DEL", issue_type="10011")}
    assert fields["customfield_10031"].required
    assert [value.value for value in fields["customfield_10031"].allowedValues] == ["S1", "S2", "S3"]


def test_comments_are_words_with_properties(site: Site, server: JIRA) -> None:
    mark = {"key": "bridge", "value": {"key": "comment:7"}}
    site.server("POST", "/issue/PAY-1/comment", {"body": "To agents: which cards?", "properties": [mark]})
    (comment,) = server.comments("PAY-1", expand="properties")
    assert comment.body == "To agents: which cards?"
    assert comment.author.name == "bridge"
    assert [(each.key, each.value.key) for each in comment.properties] == [("bridge", "comment:7")]
    comment.update(body="To agents: which banks?")
    assert server.comment("PAY-1", comment.id).body == "To agents: which banks?"
    comment.delete()
    assert server.comments("PAY-1") == []


def test_a_property_is_set_and_read(server: JIRA) -> None:
    server.add_issue_property("PAY-1", "bridge", {"key": "issue:7"})
    assert server.issue_property("PAY-1", "bridge").value.key == "issue:7"


def test_an_issue_is_given_to_somebody_by_name_and_taken_away(server: JIRA) -> None:
    server.assign_issue("PAY-1", "otto")
    assert assignee(server) == "otto"
    server.issue("PAY-1").update(fields={"assignee": {"name": "ada"}})
    assert assignee(server) == "ada"
    server.assign_issue("PAY-1", None)
    assert assignee(server) is None


def test_a_transition_asks_for_a_resolution_and_takes_a_comment_in_words(server: JIRA) -> None:
    steps = {step["name"]: step for step in server.transitions("PAY-1", expand="transitions.fields")}
    assert steps["Done"]["fields"]["resolution"]["required"]
    server.transition_issue(
        "PAY-1", "Done", fields={"resolution": {"name": "Won't Do"}}, comment="The bank *decides*"
    )
    fields = server.issue("PAY-1").raw["fields"]
    assert fields["resolution"]["name"] == "Won't Do"
    assert fields["comment"]["comments"][0]["body"] == "The bank *decides*"


def test_issues_are_linked_and_read_from_both_ends(server: JIRA) -> None:
    server.create_issue_link("Duplicate", "PAY-1", "PAY-2")
    (out,), (back,) = server.issue("PAY-1").fields.issuelinks, server.issue("PAY-2").fields.issuelinks
    assert (out.outwardIssue.key, back.inwardIssue.key) == ("PAY-2", "PAY-1")
    link = server.issue_link(out.id)
    assert (link.inwardIssue.key, link.outwardIssue.key, link.type.name) == ("PAY-1", "PAY-2", "Duplicate")
    link.delete()
    assert server.issue("PAY-1").fields.issuelinks == []


def test_a_remote_link_with_the_same_global_id_is_an_update(server: JIRA) -> None:
    page = {"url": "https://bridge.example/7", "title": "Problem 7"}
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", Warning
        )  # the client asks for application links, which need admin rights
        first = server.add_remote_link("PAY-1", page, globalId="problem:7")
        again = server.add_remote_link("PAY-1", page | {"title": "Problem 7, live"}, globalId="problem:7")
    assert first.id == again.id
    (link,) = server.remote_links("PAY-1")
    assert (link.globalId, link.object.title) == ("problem:7", "Problem 7, live")


def test_versions_are_made_and_released(site: Site, server: JIRA) -> None:
    version = site.server("POST", "/version", {"name": "5.3", "project": "PAY"}).json
    site.server("PUT", f"/version/{version['id']}", {"released": True})
    assert [(each.name, each.released) for each in server.project_versions("PAY")] == [("5.3", True)]


def test_watchers_come_and_go_by_name(server: JIRA) -> None:
    server.add_watcher("PAY-2", "otto")
    assert [user.name for user in server.watchers("PAY-2").watchers] == ["priya", "otto"]
    server.remove_watcher("PAY-2", "otto")
    assert server.watchers("PAY-2").watchCount == 1
