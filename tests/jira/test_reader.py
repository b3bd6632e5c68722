"""What the bridge reads of Jira: the poll, single issues, comments, versions."""

import json
import threading
from pathlib import Path

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.outgoing import Comment, Note
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from tests.jira.conftest import Connect
from tests.jira.fake import FakeJira, Say
from tests.jira.orders import by_hand, calls, created, issue_on_board
from tests.sandbox.jira.pocket import Site


def test_an_issue_is_read_as_people_left_it(site: Site, reader: Reader) -> None:
    key = by_hand(site)
    site.hand("version", user="Priya", project="PAY", name="5.3")
    site.hand("edit", user="Priya", issue=key, fields={"fixVersions": ["5.3"]})
    site.hand("transition", user="Priya", issue=key, to="Done", resolution="Won't Do")
    site.hand("release", user="Priya", project="PAY", version="5.3")
    seen = reader.issue(key)
    assert seen is not None
    assert (seen.key, seen.summary, seen.project) == (key, "Refund status unclear", "PAY")
    assert (seen.status, seen.category, seen.resolution) == ("Done", "done", "Won't Do")
    assert [(one.name, one.released) for one in seen.versions] == [("5.3", True)]
    assert seen.url.endswith(f"/jira/browse/{key}")


def test_an_issue_keeps_its_id_when_it_moves(site: Site, reader: Reader) -> None:
    key = by_hand(site)
    moved = site.hand("move", user="Priya", issue=key, project="APP")
    seen = reader.issue(moved["issue_id"])
    assert seen is not None
    assert (seen.key, seen.project) == (moved["issue"], "APP")


def test_an_issue_that_is_gone_is_none(site: Site, reader: Reader) -> None:
    key = by_hand(site)
    site.hand("delete", user="Priya", issue=key)
    assert reader.issue(key) is None


def test_with_a_wrong_token_no_issue_counts_as_gone(site: Site, connect: Connect) -> None:
    """Jira answers 404 to strangers."""
    with pytest.raises(RefusedError) as caught:
        Reader(connect(token="wrong")).issue(by_hand(site))
    assert caught.value.code == "401"


def test_changed_issues_of_the_projects_are_found(site: Site, reader: Reader) -> None:
    ours = {by_hand(site), by_hand(site, project="APP")}
    by_hand(site, project="DEL")
    assert {seen.key for seen in reader.changed(["PAY", "APP"], 5)} == ours


def test_more_changed_issues_than_a_page_are_all_found(site: Site, reader: Reader) -> None:
    keys = {by_hand(site) for _ in range(101)}
    assert {seen.key for seen in reader.changed(["PAY"], 5)} == keys
    assert calls(site)["POST /search/jql"] == 2


def test_without_projects_jira_is_not_asked(site: Site, reader: Reader) -> None:
    assert reader.changed([], 5) == []
    assert calls(site) == {}


def test_a_project_that_is_not_there_is_refused_in_jiras_words(reader: Reader) -> None:
    with pytest.raises(RefusedError, match="NOPE"):
        reader.changed(["NOPE"], 5)


def test_issues_are_read_by_id_whatever_search_knows(site: Site, reader: Reader) -> None:
    site.hand("set", index_lag=3600)
    ids = [issue_on_board(site, by_hand(site))["id"] for _ in range(3)]
    site.hand("delete", user="Priya", issue=ids[1])
    assert [seen.id for seen in reader.issues(ids)] == [ids[0], ids[2]]


def test_hundreds_of_issues_are_read_a_hundred_at_a_time(site: Site, reader: Reader) -> None:
    ids = [issue_on_board(site, by_hand(site))["id"], *(str(number) for number in range(90_000, 90_200))]
    assert [seen.id for seen in reader.issues(ids)] == ids[:1]
    assert calls(site)["POST /issue/bulkfetch"] == 3


def test_no_ids_need_no_call(site: Site, reader: Reader) -> None:
    assert reader.issues([]) == []
    assert calls(site) == {}


def test_an_issue_that_jira_cannot_give_just_now_is_not_taken_for_deleted(
    fake: FakeJira, connection: Connection
) -> None:
    fake.say(Say(body={"issues": [], "issueErrors": [{"id": "10207", "errorMessage": "try again"}]}))
    with pytest.raises(TryLaterError):
        Reader(connection).issues(["10207"])


def test_comments_come_newest_first_as_plain_text(site: Site, reader: Reader) -> None:
    key = by_hand(site)
    site.hand("comment", user="Priya", issue=key, text="To agents: which cards?")
    site.hand("comment", user="Otto", issue=key, text="We look into it.")
    seen = reader.comments(key)
    assert [(one.author, one.text) for one in seen] == [
        ("Otto", "We look into it."),
        ("Priya", "To agents: which cards?"),
    ]
    assert seen[0].created >= seen[1].created
    assert not any(one.ours or one.restricted for one in seen)


def test_more_comments_than_a_page_are_all_read(site: Site, reader: Reader) -> None:
    key = by_hand(site)
    for number in range(101):
        site.hand("comment", user="Priya", issue=key, text=str(number))
    assert [one.text for one in reader.comments(key)] == [str(number) for number in range(100, -1, -1)]


@pytest.mark.parametrize(
    "limits", [{"internal": True}, {"visibility": "Developers"}], ids=["internal note", "role only"]
)
def test_a_comment_that_not_everybody_may_read_is_restricted(
    site: Site, reader: Reader, limits: dict[str, object]
) -> None:
    key = by_hand(site)
    site.hand("comment", user="Priya", issue=key, text="To agents: which cards?", **limits)
    assert [one.restricted for one in reader.comments(key)] == [True]


@pytest.mark.parametrize(
    "mark",
    [
        {"jsdPublic": False},
        {"properties": [{"key": "sd.public.comment", "value": {"internal": True}}]},
        {"visibility": {"type": "group", "value": "jira-developers"}},
    ],
)
def test_each_of_jiras_marks_alone_restricts_a_comment(
    fake: FakeJira, connection: Connection, mark: dict[str, object]
) -> None:
    bare = {"id": "1", "created": "2026-11-21T10:00:00.000+0000", "jsdPublic": True, "body": "not for agents"}
    open_mark = {"properties": [{"key": "sd.public.comment", "value": {"internal": False}}]}
    comments = [{**bare, **mark}, bare, {**bare, **open_mark}]
    fake.say(Say(body={"comments": comments, "total": 3}))
    fake.answer = lambda _: Say(body={"accountId": "5b10"})
    assert [one.restricted for one in Reader(connection).comments("10207")] == [True, False, False]


@pytest.mark.parametrize("dedicated", [True, False])
def test_what_the_bridge_wrote_is_known_as_ours(connect: Connect, dedicated: bool) -> None:
    connection = connect(dedicated=dedicated)
    seen = created(JiraSender(connection))
    JiraSender(connection).perform(Comment(seen.id, Note("Fourteen agents.")), "comment:9")
    assert [one.ours for one in Reader(connection).comments(seen.id)] == [True]


@pytest.mark.parametrize("dedicated", [True, False])
def test_a_person_typing_as_our_account_is_ours_only_if_nobody_should(
    site: Site, connect: Connect, dedicated: bool
) -> None:
    key = by_hand(site)
    site.hand("comment", user="Bridge", issue=key, text="To agents: which cards?")
    assert [one.ours for one in Reader(connect(dedicated=dedicated)).comments(key)] == [dedicated]


def test_comments_of_a_former_account_are_known_by_their_property(
    fake: FakeJira, connection: Connection
) -> None:
    body = {
        "id": "1",
        "author": {"accountId": "old"},
        "created": "2026-11-21T10:00:00.000+0000",
        "body": "Fourteen agents.",
    }
    marked = {**body, "properties": [{"key": "bridge", "value": {"key": "comment:9"}}]}
    fake.say(Say(body={"comments": [marked], "total": 1}), Say(body={"accountId": "5b10"}))
    assert [one.ours for one in Reader(connection).comments("10207")] == [True]


def test_a_comment_without_author_or_with_a_foreign_property_is_not_ours(
    fake: FakeJira, connection: Connection
) -> None:
    body = {
        "id": "1",
        "created": "2026-11-21T10:00:00.000+0000",
        "properties": [{"key": "bridge", "value": "odd"}],
    }
    fake.say(Say(body={"comments": [body], "total": 1}), Say(body={"accountId": "5b10"}))
    (seen,) = Reader(connection).comments("10207")
    assert (seen.author, seen.text, seen.ours) == ("", "", False)


def test_versions_say_which_are_released_and_which_no_longer(site: Site, reader: Reader) -> None:
    site.hand("version", user="Priya", project="PAY", name="5.4")
    site.hand("release", user="Priya", project="PAY", version="5.3")
    assert {one.name: one.released for one in reader.versions("PAY")} == {"5.3": True, "5.4": False}
    site.hand("unrelease", user="Priya", project="PAY", version="5.3")
    assert not any(one.released for one in reader.versions("PAY"))


def test_versions_are_found_by_the_projects_number_too(site: Site, reader: Reader) -> None:
    """A webhook about a version names its project by number."""
    site.hand("release", user="Priya", project="PAY", version="5.3")
    number = str(site.state.projects["PAY"].id)
    assert reader.versions(number) == reader.versions("PAY") != []


def test_who_the_bridge_is_in_jira(reader: Reader) -> None:
    account, name = reader.myself()
    assert account.endswith("-bridge")
    assert name == "Bridge"


def test_an_issue_of_a_project_that_hides_fields_is_read(fake: FakeJira, connection: Connection) -> None:
    recorded = json.loads((Path(__file__).parent / "payloads" / "issue-created.json").read_bytes())["issue"]
    fake.say(Say(body=recorded))
    seen = Reader(connection).issue("10207")
    assert seen is not None
    assert (seen.resolution, seen.versions, seen.category) == (None, (), "indeterminate")
    assert seen.updated.isoformat() == "2026-11-17T09:12:44.107000+01:00"


def test_many_threads_read_at_once(site: Site, reader: Reader) -> None:
    key, seen = by_hand(site), []
    threads = [threading.Thread(target=lambda: seen.append(reader.issue(key))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [issue.key for issue in seen if issue] == [key] * 6
