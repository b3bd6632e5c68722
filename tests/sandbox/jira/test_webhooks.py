"""Webhooks tell what happened, signed, in the background, and again when they did not arrive."""

import socket
from collections.abc import Iterator

import pytest

from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.webhooks.send import should_repeat
from tests.sandbox.jira.hooks import SECRET, Hook, listening, signature
from tests.sandbox.jira.pocket import PATIENCE, Site, task


@pytest.fixture
def hook(site: Site) -> Iterator[Hook]:
    with listening(site) as hook:
        yield hook


def test_the_raw_body_is_signed(site: Site, hook: Hook) -> None:
    site.hand("comment", user="Priya", issue="PAY-1", text="Who is affected? – “all”")
    hook.bodies(1)
    headers, raw = hook.heard[0]
    assert headers["X-Hub-Signature"] == signature(SECRET, raw)
    assert headers["X-Atlassian-Webhook-Identifier"]


def test_a_hook_without_a_secret_is_not_signed(site: Site, hook: Hook) -> None:
    site.hand("webhook", url=site.postman._hooks.popitem()[0], secret="")
    site.hand("comment", user="Priya", issue="PAY-1", text="Plain")
    hook.bodies(1)
    assert "X-Hub-Signature" not in hook.heard[0][0]


def test_a_created_issue_is_told_in_words(site: Site, hook: Hook) -> None:
    site.rest("POST", "/issue", {"fields": task(description=document("It is gone."))})
    body = hook.body("jira:issue_created")
    assert body["issue_event_type_name"] == "issue_created"
    assert body["user"]["displayName"] == "Bridge"
    assert body["issue"]["fields"]["description"] == "It is gone."
    assert "/rest/api/2/issue/" in body["issue"]["self"]
    given = {item["field"]: item["toString"] for item in body["changelog"]["items"]}
    assert given["Status"] == "Backlog"
    assert given["description"] == "It is gone."
    assert "labels" not in given


def test_an_update_carries_its_changelog(site: Site, hook: Hook) -> None:
    site.hand("transition", user="Priya", issue="PAY-1", to="Done", resolution="Won't Do")
    body = hook.body("jira:issue_updated")
    changes = {item["field"]: item["toString"] for item in body["changelog"]["items"]}
    assert changes == {"resolution": "Won't Do", "status": "Done"}
    assert body["issue"]["fields"]["status"]["statusCategory"]["key"] == "done"


def test_a_deleted_issue_is_told(site: Site, hook: Hook) -> None:
    site.hand("delete", user="Priya", issue="PAY-2")
    assert hook.body("jira:issue_deleted")["issue"]["key"] == "PAY-2"


def test_comments_are_told_with_their_issue_in_short(site: Site, hook: Hook) -> None:
    made = site.hand("comment", user="Priya", issue="PAY-1", text="To agents: which cards?")
    path = f"/issue/PAY-1/comment/{made['id']}"
    site.rest("PUT", path, {"body": document("To agents: which bank?")})
    site.rest("DELETE", path)
    bodies = hook.bodies(3)
    assert [body["webhookEvent"] for body in bodies] == [
        "comment_created",
        "comment_updated",
        "comment_deleted",
    ]
    assert [body["comment"]["body"] for body in bodies][:2] == [
        "To agents: which cards?",
        "To agents: which bank?",
    ]
    assert bodies[0]["issue"]["key"] == "PAY-1"
    assert "description" not in bodies[0]["issue"]["fields"]


def test_versions_are_told_without_issues(site: Site, hook: Hook) -> None:
    site.hand("version", project="PAY", name="5.3")
    site.hand("release", user="Priya", project="PAY", version="5.3")
    site.hand("unrelease", user="Priya", project="PAY", version="5.3")
    bodies = hook.bodies(3)
    kinds = [body["webhookEvent"] for body in bodies]
    assert kinds == ["jira:version_created", "jira:version_released", "jira:version_unreleased"]
    assert [body["version"]["released"] for body in bodies] == [False, True, False]
    assert all("issue" not in body for body in bodies)


def test_a_link_is_told_by_ids_only(site: Site, hook: Hook) -> None:
    raw = {"type": {"name": "Duplicate"}, "inwardIssue": {"key": "PAY-1"}, "outwardIssue": {"key": "PAY-2"}}
    site.rest("POST", "/issueLink", raw)
    body = hook.body("issuelink_created")
    assert body["issueLink"]["sourceIssueId"] == site.state.issue("PAY-1").id
    assert "issue" not in body


def test_a_failed_delivery_comes_again_with_the_same_identifier(site: Site, hook: Hook) -> None:
    hook.answers = [503, 429]
    site.hand("comment", user="Priya", issue="PAY-1", text="Hello")
    hook.bodies(3)
    assert len({headers["X-Atlassian-Webhook-Identifier"] for headers, _ in hook.heard}) == 1
    assert len({raw for _, raw in hook.heard}) == 1
    assert {headers["X-Hub-Signature"] for headers, _ in hook.heard} == {signature(SECRET, hook.heard[0][1])}
    assert [headers["X-Atlassian-Webhook-Retry"] for headers, _ in hook.heard] == ["0", "1", "2"]


@pytest.mark.parametrize("status", [400, 401])
def test_a_refused_delivery_does_not_come_again(site: Site, hook: Hook, status: int) -> None:
    hook.answers = [status]
    site.hand("comment", user="Priya", issue="PAY-1", text="One")
    site.hand("comment", user="Priya", issue="PAY-1", text="Two")
    assert [body["comment"]["body"] for body in hook.bodies(2)] == ["One", "Two"]
    assert site.postman.answers[str(status)] == 1


def test_repeats_end(site: Site, hook: Hook) -> None:
    hook.answers = [500] * 9
    site.hand("comment", user="Priya", issue="PAY-1", text="One")
    hook.bodies(4)
    hook.answers = []
    site.hand("comment", user="Priya", issue="PAY-1", text="Two")
    assert [body["comment"]["body"] for body in hook.bodies(5)] == ["One"] * 4 + ["Two"]


def test_nobody_at_home_is_tried_again(site: Site) -> None:
    site.hand("webhook", url="http://127.0.0.1:1/nobody", secret=SECRET)
    site.hand("comment", user="Priya", issue="PAY-1", text="Hello")
    site.postman.close()
    assert set(site.postman.answers) <= {"None"}


@pytest.mark.parametrize(
    ("status", "again"),
    [
        (None, True),
        (200, False),
        (400, False),
        (401, False),
        (408, True),
        (409, True),
        (425, True),
        (429, True),
        (503, True),
    ],
)
def test_which_answers_are_repeated(status: int | None, again: bool) -> None:
    assert should_repeat(status) is again


def test_an_address_must_be_http(site: Site) -> None:
    with pytest.raises(LookupError, match="not an address"):
        site.hand("webhook", url="file:///etc/passwd", secret="")


def identifiers(hook: Hook) -> list[str]:
    return [headers["X-Atlassian-Webhook-Identifier"] for headers, _ in hook.heard]


def test_every_hook_hears_everything_signed_with_its_own_secret(site: Site, hook: Hook) -> None:
    with listening(site, "another secret") as other:
        site.hand("comment", user="Priya", issue="PAY-1", text="For all")
        assert hook.bodies(1) == other.bodies(1)
        for heard, secret in ((hook, SECRET), (other, "another secret")):
            headers, raw = heard.heard[0]
            assert headers["X-Hub-Signature"] == signature(secret, raw)
    assert identifiers(hook) != identifiers(other)


def test_events_come_in_the_order_in_which_they_happened_each_with_an_identifier(
    site: Site, hook: Hook
) -> None:
    for number in range(8):
        site.hand("comment", user="Priya", issue="PAY-1", text=str(number))
    assert [body["comment"]["body"] for body in hook.bodies(8)] == [str(number) for number in range(8)]
    assert len(set(identifiers(hook))) == 8


def test_a_repeat_comes_behind_what_happened_later_and_tells_what_was_true_before(
    site: Site, hook: Hook
) -> None:
    """Jira promises no order: the bridge must not take what comes last for what is newest."""
    hook.answers = [503]
    site.postman.delays = (0.5,)
    site.hand("transition", user="Priya", issue="PAY-1", to="In Progress")
    site.hand("transition", user="Priya", issue="PAY-1", to="Backlog")
    told = [body["issue"]["fields"]["status"]["name"] for body in hook.bodies(3)]
    assert told == ["In Progress", "Backlog", "In Progress"]


def test_an_address_keeps_its_path_and_query(site: Site) -> None:
    with listening(site, path="/hooks/jira?team=T1&x=%20") as hook:
        site.hand("comment", user="Priya", issue="PAY-1", text="Hello")
        hook.bodies(1)
    assert hook.heard[0][0][":path"] == "/hooks/jira?team=T1&x=%20"


def test_an_address_that_is_named_again_is_sent_to_once_with_its_new_secret(site: Site, hook: Hook) -> None:
    (url,) = site.postman._hooks
    site.hand("webhook", url=url, secret="renewed")
    for text in ("One", "Two"):
        site.hand("comment", user="Priya", issue="PAY-1", text=text)
    assert len(hook.bodies(2)) == 2
    assert {headers["X-Hub-Signature"] for headers, _ in hook.heard} == {
        signature("renewed", raw) for _, raw in hook.heard
    }


def test_what_happened_before_a_hook_was_there_is_not_told(site: Site) -> None:
    site.hand("comment", user="Priya", issue="PAY-1", text="Early")
    with listening(site) as hook:
        site.hand("comment", user="Priya", issue="PAY-1", text="Late")
        assert [body["comment"]["body"] for body in hook.bodies(1)] == ["Late"]


def test_a_hook_that_says_nothing_is_tried_again_while_people_work_on(site: Site) -> None:
    site.postman.timeout = 0.2
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(PATIENCE)
        site.hand("webhook", url=f"http://127.0.0.1:{silent.getsockname()[1]}/", secret=SECRET)
        site.hand("comment", user="Priya", issue="PAY-1", text="Hello")
        tries = []
        for _ in range(2):
            connection, _address = silent.accept()
            assert site.rest("GET", "/issue/PAY-1").status == 200
            tries.append(connection.recv(65_536).partition(b"\r\n")[0])
            connection.close()
    assert tries == [b"POST / HTTP/1.1"] * 2


def test_a_move_is_told_with_the_new_key_and_the_old_one(site: Site, hook: Hook) -> None:
    site.hand("move", user="Priya", issue="PAY-1", project="APP")
    body = hook.body("jira:issue_updated")
    assert body["issue"]["key"] == "APP-5"
    told = {item["field"]: (item["fromString"], item["toString"]) for item in body["changelog"]["items"]}
    assert told["Key"] == ("PAY-1", "APP-5")


def test_webhooks_may_die_silently_and_what_happened_meanwhile_is_never_told(site: Site, hook: Hook) -> None:
    site.hand("set", webhooks={"off": True})
    site.hand("comment", user="Priya", issue="PAY-1", text="Unheard")
    site.hand("set", webhooks={})
    site.hand("comment", user="Priya", issue="PAY-1", text="Heard")
    (body,) = hook.bodies(1)
    assert body["comment"]["body"] == "Heard"


def test_webhooks_may_come_twice_with_the_same_identifier(site: Site, hook: Hook) -> None:
    site.hand("set", webhooks={"copies": 2})
    site.hand("comment", user="Priya", issue="PAY-1", text="Twice")
    first, second = hook.bodies(2)
    assert first == second
    identifiers = {headers["X-Atlassian-Webhook-Identifier"] for headers, _ in hook.heard}
    assert len(identifiers) == 1


def test_a_late_webhook_comes_behind_what_happened_later(site: Site, hook: Hook) -> None:
    site.hand("set", webhooks={"delay": 0.2})
    site.hand("comment", user="Priya", issue="PAY-1", text="First")
    site.hand("set", webhooks={})
    site.hand("comment", user="Priya", issue="PAY-1", text="Second")
    assert [body["comment"]["body"] for body in hook.bodies(2)] == ["Second", "First"]


@pytest.mark.parametrize("wish", ["off", {"delay": "long"}, {"copies": -1}])
def test_a_habit_that_cannot_be_is_said(site: Site, wish: object) -> None:
    with pytest.raises(LookupError, match="Can not deserialize"):
        site.hand("set", webhooks=wish)
