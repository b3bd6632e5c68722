"""What answers in Slack's place may be anything: it comes to "try again" or "look first", and never to a traceback."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import pytest

from bridge.domain.errors import OutsideError, TryLaterError, UncertainError
from bridge.domain.outgoing import Post, React
from bridge.slack import straight
from bridge.slack.calls import LONGEST_WAIT, Calls, client
from bridge.slack.directory import Directory
from bridge.slack.files import Files
from bridge.slack.history import History
from bridge.slack.inspect import Inspector
from bridge.slack.listeners.sources import Us
from bridge.slack.options import SlackOptions
from bridge.slack.sender import Sender
from bridge.slack.usergroups import Usergroups
from tests.slack.fake import BOT, NOON, TEAM, FakeWeb
from tests.slack.samples import HOME

NO_ANSWERS = {
    "a list": "[1, 2]",
    "a list of nothing": "[]",
    "a word": '"ok"',
    "a number": "1",
    "nothing": "",
    "null": "null",
    "a page": "<html>Please sign in</html>",
    "half": '{"ok": tru',
    "not a number that Python reads": '{"ok": true, "n": ' + "9" * 5000 + "}",
    "deep": "[" * 100_000,
    "neither yes nor no": "{}",
    "yes in words": '{"ok": null}',
    "no code": '{"ok": false}',
    "a code that is none": '{"ok": false, "error": {"a": 1}}',
}


@pytest.fixture
def calls(options: SlackOptions) -> Calls:
    return Calls(client(options.bot_token, options.api_url, options.timeout))


@pytest.mark.parametrize("what", NO_ANSWERS)
def test_what_says_neither_yes_nor_no_is_looked_up_before_the_next_try(
    web: FakeWeb, calls: Calls, what: str
) -> None:
    web.answer("chat.postMessage", NO_ANSWERS[what])
    with pytest.raises(UncertainError):
        Sender(calls).perform(Post(HOME, channel="C1"), "home:17")


@pytest.mark.parametrize("status", [301, 429, 500, 503])
@pytest.mark.parametrize("body", ["[1]", "", "<html>", "[" * 100_000])
def test_the_status_counts_whatever_the_body_is(web: FakeWeb, calls: Calls, status: int, body: str) -> None:
    web.answer("reactions.add", body, status)
    with pytest.raises(TryLaterError if status < 500 else UncertainError):
        Sender(calls).perform(React("C1", "1.1", "eyes"), "tick:1")


def test_an_answer_without_end_is_not_read_to_its_end(
    web: FakeWeb, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(straight, "LARGEST", 100)
    web.answer("chat.postMessage", {"ok": True, "channel": "C1", "ts": "1.1", "more": "x" * 100})
    with pytest.raises(UncertainError, match="TooLargeError"):
        Sender(calls).perform(Post(HOME, channel="C1"), "home:17")


@pytest.mark.parametrize(
    ("header", "seconds"), [("9" * 400, LONGEST_WAIT), ("86400000", LONGEST_WAIT), ("²", None), ("1e9", None)]
)
def test_nobody_makes_the_bridge_wait_for_ever(
    web: FakeWeb, calls: Calls, header: str, seconds: float | None
) -> None:
    web.answer("auth.test", {"ok": False}, 429, Retry_After=header)
    with pytest.raises(TryLaterError) as caught:
        calls("auth.test")
    assert caught.value.after == seconds


ODD: tuple[Any, ...] = (None, [], {}, 7, "x", [None], [7], ["x"], [[]], {"a": {}}, [{"ts": 1, "id": []}])
Reading = Callable[[], object]


def readings(calls: Calls, options: SlackOptions) -> dict[str, tuple[str, Reading]]:
    """All that is read from Slack: the part of the answer that is read, and who reads it."""
    history, directory = History(calls, Us(TEAM, BOT)), Directory(calls, TEAM)
    sender, inspector = Sender(calls), Inspector(options)
    find = partial(sender.find, Post(HOME, channel="C1"), "home:17", NOON, "")
    return {
        "conversations.history": ("messages", find),
        "conversations.replies": ("messages", partial(history.thread, "C1", "1.1")),
        "users.list": ("members", lambda: list(directory.everybody())),
        "users.info": ("user", partial(directory.member, "U1")),
        "usergroups.users.list": ("users", partial(Usergroups(calls).members, "S1")),
        "files.info": ("file", partial(Files(calls, options).read, "F1")),
        "conversations.info": ("channel", partial(inspector.channel, "C1")),
        "conversations.open": ("channel", partial(sender.perform, Post(HOME, user="U1"), "home:17")),
    }


@pytest.mark.parametrize(
    "method",
    [
        "conversations.history",
        "conversations.replies",
        "users.list",
        "users.info",
        "usergroups.users.list",
        "files.info",
        "conversations.info",
        "conversations.open",
    ],
)
def test_a_part_of_another_kind_than_documented_is_no_traceback(
    web: FakeWeb, calls: Calls, options: SlackOptions, method: str
) -> None:
    part, read = readings(calls, options)[method]
    refused = 0
    for odd in ODD:
        web.answers[method].clear()
        web.answer(method, {"ok": True, part: odd})
        try:
            read()
        except OutsideError:
            refused += 1
    assert refused, "at least one of them cannot be read"


def test_a_page_that_leads_to_no_page_is_no_traceback(web: FakeWeb, calls: Calls) -> None:
    pages: tuple[Any, ...] = ("x", 7, ["x"], {"next_cursor": []}, {"next_cursor": {"a": 1}})
    for odd in pages:
        web.answers["users.list"].clear()
        web.answer("users.list", {"ok": True, "members": [], "response_metadata": odd})
        web.answer("users.list", {"ok": True, "members": []})
        with suppress(UncertainError):
            assert list(Directory(calls, TEAM).everybody()) == []
