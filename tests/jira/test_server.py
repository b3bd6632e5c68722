"""The same orders and looks at a Data Center, and through Cloud's gateway."""

from datetime import UTC, datetime

import pytest

from bridge.domain.errors import RefusedError, SettingsError, UncertainError
from bridge.domain.outgoing import AdoptIssue, Comment, CreateIssue, EditComment, IssueDraft, Note, Said
from bridge.jira.client import Connection, JiraOptions
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from tests.jira.conftest import SERVER_TOKEN, Connect
from tests.jira.fake import FakeJira, Say
from tests.jira.orders import FIGURES, by_hand, calls, commented, created, draft, issue_on_board
from tests.sandbox.jira.pocket import BRIDGE, Site

ME = {"name": "bridge", "key": "JIRAUSER10100", "displayName": "Bridge"}
ORDER = CreateIssue(draft())


@pytest.fixture
def server(connect: Connect) -> Connection:
    return connect(kind="server")


@pytest.fixture
def sender(server: Connection) -> JiraSender:
    return JiraSender(server)


@pytest.fixture
def reader(server: Connection) -> Reader:
    return Reader(server)


def test_a_call_goes_to_rest_version_2_with_the_token_alone(fake: FakeJira) -> None:
    connection = Connection(JiraOptions(url=f"{fake.url}/", token="pat", kind="server"))
    fake.say(Say(body=ME))
    assert connection.account() == ("JIRAUSER10100", "Bridge")
    connection.close()
    (heard,) = fake.heard
    headers = {name.lower(): value for name, value in heard.headers.items()}
    assert (heard.path, headers["authorization"]) == ("/rest/api/2/myself", "Bearer pat")


def test_a_kind_that_is_none_is_told() -> None:
    with pytest.raises(SettingsError, match="cloud or server"):
        JiraOptions(url="https://jira.acme.example", token="pat", kind="Server")


def test_a_wrong_token_says_what_to_set(connect: Connect) -> None:
    with pytest.raises(RefusedError, match=r"jira\.token") as caught:
        Reader(connect(kind="server", token="wrong")).myself()
    assert caught.value.code == "401"


def test_an_issue_stands_in_jira_as_drafted_and_carries_its_effect(site: Site, sender: JiraSender) -> None:
    seen = created(sender, "issue:7")
    there = issue_on_board(site, seen.id)
    assert there["properties"] == {"bridge": {"key": "issue:7"}}
    assert there["summary"] == "Refund shows as pending for days"
    assert seen.url == f"{site.url}/jira-dc/browse/PAY-1"
    assert "h3. What customers say" in there["description_text"]


def test_markup_of_customers_is_escaped(sender: JiraSender, server: Connection) -> None:
    wish = IssueDraft("PAY", "Bug", "{code}", (Said("{code}[~priya] *now*{code}"),), FIGURES)
    made = sender.perform(CreateIssue(wish), "issue:1")
    body = server.read("GET", "issue", getattr(made, "id", ""))["fields"]["description"]
    assert r"“\{code\}\[\~priya\] \*now\*\{code\}”" in body


def test_a_missing_required_field_is_named_with_what_it_may_hold(sender: JiraSender) -> None:
    with pytest.raises(RefusedError, match=r'DEL/Bug needs "Severity" \(customfield_10031\): S1, S2 or S3\.'):
        sender.perform(CreateIssue(draft("DEL")), "issue:1")


def test_a_comment_is_written_edited_and_known_as_ours(
    site: Site, sender: JiraSender, reader: Reader
) -> None:
    issue_id = issue_on_board(site, by_hand(site))["id"]
    made = commented(sender.perform(Comment(issue_id, Note("Fourteen agents (3 teams).")), "comment:9"))
    assert sender.perform(EditComment(issue_id, made.comment_id, Note("*15* agents.")), "edit:9") == made
    (seen,) = reader.comments(issue_id)
    assert (seen.id, seen.text, seen.ours) == (made.comment_id, "*15* agents.", True)


@pytest.mark.parametrize("dedicated", [True, False])
def test_what_a_person_writes_is_read_without_its_markup(
    site: Site, connect: Connect, dedicated: bool
) -> None:
    key = by_hand(site)
    site.hand("comment", user="Priya", issue=key, text="To agents: *which* cards?")
    (seen,) = Reader(connect(kind="server", dedicated=dedicated)).comments(key)
    assert (seen.text, seen.author, seen.ours) == ("To agents: which cards?", "Priya", False)


@pytest.mark.parametrize(
    ("limits", "restricted"), [({}, False), ({"internal": True}, True), ({"visibility": "Developers"}, True)]
)
def test_a_question_in_an_internal_note_is_known_as_restricted(
    site: Site, reader: Reader, limits: dict[str, object], restricted: bool
) -> None:
    key = by_hand(site)
    site.hand("comment", user="Priya", issue=key, text="To agents: which cards?", **limits)
    assert [one.restricted for one in reader.comments(key)] == [restricted]


BARE = {"id": "7", "created": "2026-11-21T10:00:00.000+0000", "author": {"key": "JIRAUSER10200"}}
ASKED = {**BARE, "body": "To agents: which cards?"}


@pytest.mark.parametrize(
    ("mark", "restricted"),
    [
        (Say(body={"key": "sd.public.comment", "value": {"internal": True}}), True),
        (Say(body={"key": "sd.public.comment", "value": {"internal": False}}), False),
        (Say(404), False),
    ],
)
def test_a_question_that_does_not_say_whether_it_is_internal_is_asked(
    fake: FakeJira, mark: Say, restricted: bool
) -> None:
    connection = Connection(JiraOptions(url=fake.url, token="pat", kind="server"))
    fake.say(Say(body={"comments": [ASKED, {**BARE, "body": "Fine."}], "total": 2}), Say(body=ME), mark)
    assert [one.restricted for one in Reader(connection).comments("1")] == [restricted, False]
    connection.close()
    assert fake.heard[-1].path == "/rest/api/2/comment/7/properties/sd.public.comment"


def test_an_issue_that_is_hidden_is_none_and_left_out_of_others(site: Site, server: Connection) -> None:
    """Data Center answers 403 for it, where Cloud answers 404."""
    hidden, seen = (created(JiraSender(server), f"issue:{number}") for number in (1, 2))
    site.hand("hide", user="Priya", issue=hidden.id)
    assert Reader(server).issue(hidden.id) is None
    assert [one.id for one in Reader(server).issues([hidden.id, seen.id])] == [seen.id]


def test_with_a_token_that_is_refused_no_issue_counts_as_hidden(fake: FakeJira) -> None:
    connection = Connection(JiraOptions(url=fake.url, token="pat", kind="server"))
    fake.say(Say(403), Say(403))
    with pytest.raises(RefusedError):
        Reader(connection).issue("10001")
    connection.close()


def test_an_issue_is_adopted_by_its_key(site: Site, sender: JiraSender) -> None:
    key = by_hand(site)
    sender.perform(AdoptIssue(key), "issue:3")
    assert issue_on_board(site, key)["properties"] == {"bridge": {"key": "issue:3"}}


@pytest.mark.parametrize("lag", [0, 3600])
def test_an_issue_that_was_created_after_all_is_found(site: Site, sender: JiraSender, lag: int) -> None:
    site.hand("set", index_lag=lag)
    since, mark = datetime.now(UTC), sender.mark(ORDER)
    site.hand("set", fail={"method": "POST", "path": "/issue", "status": 502, "after_doing": True})
    with pytest.raises(UncertainError):
        sender.perform(ORDER, "issue:1")
    found = sender.find(ORDER, "issue:1", since, mark)
    assert getattr(found, "key", "") == "PAY-1"
    assert sender.find(ORDER, "issue:2", since, mark) is None


def test_an_issue_below_a_mark_that_is_too_high_is_found_by_its_creator(sender: JiraSender) -> None:
    made = created(sender, "issue:1")
    assert sender.find(ORDER, "issue:1", datetime.now(UTC), "500") == made


def test_a_comment_that_was_written_after_all_is_found(site: Site, sender: JiraSender) -> None:
    order = Comment(issue_on_board(site, by_hand(site))["id"], Note("Fourteen agents."))
    made = sender.perform(order, "comment:9")
    assert sender.find(order, "comment:9", datetime.now(UTC), "") == made
    assert sender.find(order, "comment:8", datetime.now(UTC), "") is None


def test_changed_issues_are_found_page_after_page(site: Site, reader: Reader) -> None:
    keys = {by_hand(site) for _ in range(101)}
    assert {seen.key for seen in reader.changed(["PAY"], 5)} == keys
    assert calls(site)["POST /search"] == 2


def test_issues_are_read_one_by_one_and_the_token_is_tried_before_one_counts_as_gone(
    site: Site, reader: Reader
) -> None:
    ids = [issue_on_board(site, by_hand(site))["id"] for _ in range(3)]
    site.hand("delete", user="Priya", issue=ids[1])
    assert [seen.id for seen in reader.issues(ids)] == [ids[0], ids[2]]
    assert calls(site) == {"GET /issue/{issue}": 3, "GET /myself": 1}


def test_versions_and_the_create_screen_are_read(site: Site, reader: Reader) -> None:
    site.hand("release", user="Priya", project="PAY", version="5.3")
    assert [(one.name, one.released) for one in reader.versions("PAY")] == [("5.3", True)]
    assert [one.name for one in reader.create_screen("DEL", "Bug")] == ["Severity"]


def test_a_search_that_is_cut_short_ends(fake: FakeJira) -> None:
    """A total that counts what the account may not see would never be reached."""
    fake.say(Say(body={"issues": [], "total": 7}))
    connection = Connection(JiraOptions(url=fake.url, token=SERVER_TOKEN, kind="server"))
    assert Reader(connection).changed(["PAY"], 5) == []
    connection.close()


def test_a_scoped_token_works_through_the_gateway_and_people_look_at_the_site(site: Site) -> None:
    cloud_id = site.http("GET", "/jira/_edge/tenant_info").json["cloudId"]
    options = JiraOptions(
        url=f"{site.url}/gateway/ex/jira/{cloud_id}",
        email=BRIDGE,
        token="sandbox-scoped-token",
        browse_url=f"{site.url}/jira",
    )
    connection = Connection(options)
    assert created(JiraSender(connection)).url == f"{site.url}/jira/browse/PAY-1"
    connection.close()
