"""What comes with a request over HTTP: too much, too slow, broken off. Memory is bounded, and nobody waits for it."""

import asyncio
import logging
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.types import Message

from bridge.web import body, doors
from bridge.web.body import TooLargeError, body_of
from bridge.web.form import SENT_AS, read
from bridge.web.server import WebServer
from tests.slack.fake import UNHURRIED
from tests.web.conftest import Office
from tests.web.test_garbage import HOOK, line_to, raw

POSTS = {"Jira's": HOOK, "Slack's": HOOK.replace(b"/jira/webhook", b"/slack/events")}


@pytest.fixture(autouse=True)
def no_traceback(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert not [record for record in caplog.get_records("call") if record.exc_info]


@pytest.mark.parametrize("whose", POSTS)
def test_what_is_announced_as_too_large_is_refused_before_any_of_it_came(
    office: Office, server: WebServer, whose: str
) -> None:
    head = POSTS[whose] + b"Content-Length: %d\r\n\r\n" % (doors.LARGEST + 1)
    assert raw(server, head) == b"HTTP/1.1 413 Request Entity Too Large"
    assert office.got == []


@pytest.mark.parametrize("whose", POSTS)
def test_what_comes_too_slowly_is_cut_off(
    office: Office, server: WebServer, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    monkeypatch.setattr(body, "WITHIN", 0.05)
    with line_to(server) as line:
        line.sendall(POSTS[whose] + b"Content-Length: 20\r\n\r\n{")
        assert line.recv(4096).startswith(b"HTTP/1.1 408 ")
    assert office.got == []


@pytest.mark.parametrize(
    "half", [b"Content-Length: 20\r\n\r\n{", b"Transfer-Encoding: chunked\r\n\r\n5\r\n{"]
)
def test_who_goes_away_leaves_no_traceback(
    office: Office, server: WebServer, caplog: pytest.LogCaptureFixture, half: bytes
) -> None:
    caplog.set_level(logging.INFO)
    for head in POSTS.values():
        raw(server, head + half)
    assert office.got == []


def test_a_header_that_came_twice_has_both_values(office: Office, server: WebServer) -> None:
    """Otherwise a proxy that checks the one would let pass what the other says."""
    twice = b"X-Hub-Signature: sha256=aa\r\nX-Hub-Signature: sha256=bb\r\nContent-Length: 2\r\n\r\n{}"
    with line_to(server) as line:
        line.sendall(HOOK + twice)
        assert line.recv(4096).startswith(b"HTTP/1.1 204 ")
    assert office.got[0][1]["x-hub-signature"] == "sha256=aa, sha256=bb"


class Sender:
    """Sends a body in pieces."""

    def __init__(self, piece: bytes, pieces: int) -> None:
        self.piece, self.left = piece, pieces

    async def __call__(self) -> Message:
        self.left -= 1
        return {"type": "http.request", "body": self.piece, "more_body": self.left > 0}


def request(sender: Sender, **headers: str) -> Request:
    """A request as the server hands it on."""
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "POST", "headers": named}, sender)


def test_no_more_is_read_than_shows_that_it_is_too_large() -> None:
    sender = Sender(b"x" * 1000, 10**9)
    tracemalloc.start()
    with pytest.raises(TooLargeError):
        asyncio.run(body_of(request(sender), 100_000))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 10**9 - sender.left == 101
    assert most < 500_000


def test_a_body_of_many_pieces_is_whole() -> None:
    assert asyncio.run(body_of(request(Sender(b"xy", 5_000)), 10_000)) == b"xy" * 5_000


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode) | st.just(b"a=1&" * 400))
@settings(UNHURRIED, max_examples=25, derandomize=True)
def test_a_form_is_read_or_refused(sent: bytes) -> None:
    try:
        found = asyncio.run(read(request(Sender(sent, 1), content_type=SENT_AS)))
    except ValueError:
        return
    assert all(
        "\0" not in text and text.encode() is not None for texts in found.fields.values() for text in texts
    )
