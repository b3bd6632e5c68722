"""What clients wrote is listed, and whoever waits for something to happen is told at once."""

import threading
from typing import Any

import pytest

from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.journal import KEPT, Entry, Journal
from tests.sandbox.jira.pocket import Site, task


def written(site: Site, after: int = 0) -> list[Any]:
    """What was written after a call."""
    requests: list[Any] = site.look(f"requests?after={after}")["requests"]
    return requests


def test_a_write_is_kept_as_it_was_sent(site: Site) -> None:
    site.rest("PUT", "/issue/PAY-1?notifyUsers=false", {"fields": {"summary": "Refund unclear"}})
    (entry,) = written(site)
    events = entry.pop("events")
    assert entry == {
        "n": 1,
        "face": "cloud",
        "method": "PUT",
        "path": "/rest/api/3/issue/PAY-1",
        "template": "/issue/{issue}",
        "query": {"notifyUsers": "false"},
        "body": {"fields": {"summary": "Refund unclear"}},
        "status": 204,
        "done": True,
    }
    changes = site.look(f"changes?after={events[0] - 1}")["changes"]
    assert [(change["n"], change["kind"]) for change in changes] == [(events[0], "jira:issue_updated")]


def test_reading_is_not_kept_but_asking_by_post_is(site: Site) -> None:
    site.rest("GET", "/issue/PAY-1")
    site.rest("POST", "/search/jql", {"jql": "project = PAY"})
    assert [entry["template"] for entry in written(site)] == ["/search/jql"]


def test_every_face_is_named_and_the_path_is_the_described_one(site: Site) -> None:
    site.rest("POST", "/issue/PAY-1/comment", {"body": document("One")})
    site.server("POST", "/issue/PAY-1/comment", {"body": "Two"})
    assert [(entry["face"], entry["path"]) for entry in written(site)] == [
        ("cloud", "/rest/api/3/issue/PAY-1/comment"),
        ("server", "/rest/api/2/issue/PAY-1/comment"),
    ]


def test_what_people_do_by_hand_is_no_request(site: Site) -> None:
    site.hand("comment", user="Priya", issue="PAY-1", text="Hello")
    assert written(site) == []


def test_a_refusal_is_kept_as_not_done(site: Site) -> None:
    site.rest("POST", "/issue", {"fields": {}})
    site.rest("POST", "/issue", b"no json")
    first, second = written(site)
    assert (first["status"], first["done"], first["events"]) == (400, False, [])
    assert (second["status"], second["body"]) == (400, None)


@pytest.mark.parametrize(
    ("fault", "status", "done"),
    [
        ({"status": 502}, 502, False),
        ({"status": 502, "after_doing": True}, 502, True),
    ],
)
def test_what_was_told_and_what_was_done_are_apart(
    site: Site, fault: dict[str, Any], status: int, done: bool
) -> None:
    site.hand("set", fail=fault)
    site.rest("POST", "/issue", {"fields": task()})
    (entry,) = written(site)
    assert (entry["status"], entry["done"], len(entry["events"])) == (status, done, int(done))


def test_a_call_that_is_never_answered_was_told_nothing(site: Site) -> None:
    site.hand("set", fail={"after_doing": True, "drop": True})
    with pytest.raises(ConnectionError):
        site.rest("POST", "/issue", {"fields": task()})
    (entry,) = written(site)
    assert (entry["status"], entry["done"]) == (0, True)


def test_calls_are_listed_from_a_number_on(site: Site) -> None:
    for number in range(3):
        site.rest("POST", "/issue", {"fields": task(f"Problem {number}")})
    assert [entry["n"] for entry in written(site, after=1)] == [2, 3]
    assert site.look("requests?after=3") == {"at": 3, "requests": []}


def test_the_webhooks_of_a_call_can_be_read_without_a_hook(site: Site) -> None:
    site.rest("POST", "/issue/PAY-1/comment", {"body": document("38 reports")})
    (entry,) = written(site)
    after = entry["events"][0] - 1
    (told,) = site.look(f"webhooks?after={after}")["webhooks"]
    assert told["n"] == entry["events"][0]
    assert [body["webhookEvent"] for body in told["bodies"]] == ["comment_created"]
    (twice,) = site.look(f"webhooks?after={after}&server=1")["webhooks"]
    assert [body["webhookEvent"] for body in twice["bodies"]] == ["jira:issue_updated", "comment_created"]


def test_only_the_last_calls_are_kept() -> None:
    journal = Journal()
    entry = Entry("cloud", "POST", "/rest/api/3/issue", "/issue", {}, None, 201, done=True, events=())
    for _ in range(KEPT + 5):
        journal.keep(entry)
    kept = journal.after(0)
    assert (len(kept), kept[0][0], journal.last) == (KEPT, 6, KEPT + 5)


def test_whoever_waits_hears_at_once(site: Site) -> None:
    at = site.look("changes")["at"]
    heard: list[Any] = []
    waiting = threading.Thread(target=lambda: heard.append(site.look(f"changes?after={at}&wait=9")))
    waiting.start()
    site.hand("comment", user="Priya", issue="PAY-1", text="Hello")
    waiting.join()
    assert [change["kind"] for change in heard[0]["changes"]] == ["comment_created"]


def test_waiting_ends_without_news(site: Site) -> None:
    at = site.look("changes")["at"]
    assert site.look(f"changes?after={at}&wait=0.01") == {"at": at, "changes": []}
    assert site.state.listeners == []


def test_nobody_waits_for_what_has_happened_already(site: Site) -> None:
    assert site.look("changes?after=1&wait=9")["changes"][0]["n"] == 2
    assert site.look("changes?after=4711&wait=9")["changes"] == []


@pytest.mark.parametrize("wait", ["long", "-1", "nan", "inf"])
def test_a_wait_is_a_number_of_seconds(site: Site, wait: str) -> None:
    with pytest.raises(LookupError, match="wait"):
        site.look(f"changes?after=1&wait={wait}")
