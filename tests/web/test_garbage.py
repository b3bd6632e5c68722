"""What comes in from a network: half requests, lies, nonsense, crowds. Nothing of it reaches Jira's door."""

import socket
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import pytest

from bridge.web.app import create
from bridge.web.doors import LARGEST
from bridge.web.server import WebServer
from tests.web.conftest import Office
from tests.web.test_doors import ask

HOOK = b"POST /jira/webhook HTTP/1.1\r\nHost: bridge\r\n"


@contextmanager
def line_to(server: WebServer) -> Iterator[socket.socket]:
    """A connection to write on as one likes."""
    host, _, port = server.url.removeprefix("http://").rpartition(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        yield line


def raw(server: WebServer, *parts: bytes) -> bytes:
    """The first line of what comes back; nothing when the door was shut."""
    with line_to(server) as line:
        for part in parts:
            line.sendall(part)
        line.shutdown(socket.SHUT_WR)
        answer = b""
        with suppress(ConnectionError):
            while b"\r\n" not in answer and (more := line.recv(4096)):
                answer += more
    return answer.partition(b"\r\n")[0]


NONSENSE = {
    "no HTTP": b"hello\r\n\r\n",
    "TLS on a plain port": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(40),
    "a length that is none": HOOK + b"Content-Length: many\r\n\r\n{}",
    "a negative length": HOOK + b"Content-Length: -1\r\n\r\n{}",
    "two lengths": HOOK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "chunks that are none": HOOK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
    "a header without a name": HOOK + b": x\r\nContent-Length: 2\r\n\r\n{}",
}


@pytest.mark.parametrize("what", NONSENSE)
def test_nonsense_is_refused_and_the_next_request_is_answered(
    office: Office, server: WebServer, what: str
) -> None:
    assert raw(server, NONSENSE[what]) in {b"HTTP/1.1 400 Bad Request", b""}
    assert office.got == []
    assert ask(server, "GET", "/health")[0] == 200


@pytest.mark.parametrize(
    "half",
    [HOOK, HOOK + b"Content-Length: 20\r\n\r\n{", HOOK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{"],
    ids=["no end of the head", "less than was promised", "a chunk that breaks off"],
)
def test_a_request_that_breaks_off_is_not_handed_on(office: Office, server: WebServer, half: bytes) -> None:
    with line_to(server) as line:
        line.sendall(half)
    assert ask(server, "GET", "/health")[0] == 200
    assert office.got == []


def test_what_is_behind_the_promised_length_is_not_part_of_the_body(
    office: Office, server: WebServer
) -> None:
    raw(server, HOOK + b"Content-Length: 2\r\n\r\n{}and more")
    assert {body for body, _headers in office.got} <= {b"{}"}


@pytest.mark.parametrize(
    "body",
    [b"", b"\x00\xff\xfe", b"[" * 5000, "„Wörter“".encode("utf-16")],
    ids=["empty", "bytes", "deep", "utf-16"],
)
def test_any_bytes_are_the_doors_to_judge(office: Office, server: WebServer, body: bytes) -> None:
    office.status = 400
    assert ask(server, "POST", "/jira/webhook", body) == (400, b"")
    assert office.got[0][0] == body


def test_a_body_that_is_announced_as_too_large_never_reaches_the_door(
    office: Office, server: WebServer
) -> None:
    announced = HOOK + f"Content-Length: {LARGEST * 10}\r\n\r\n".encode()
    assert raw(server, announced, b"x" * (LARGEST + 1)) == b"HTTP/1.1 413 Request Entity Too Large"
    assert office.got == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/jira/webhook", 405),
        ("DELETE", "/jira/webhook", 405),
        ("POST", "/health", 405),
        ("POST", "/state.json", 405),
        ("HEAD", "/health", 200),
        ("GET", "/", 404),
        ("GET", "/jira/webhook/../../etc/passwd", 404),
        ("GET", "/%00", 404),
        ("POST", "/jira/webhook2", 404),
    ],
)
def test_each_door_opens_in_its_own_way_only(
    office: Office, server: WebServer, method: str, path: str, status: int
) -> None:
    assert ask(server, method, path)[0] == status
    assert office.got == []


def test_a_query_does_not_change_which_door_it_is(office: Office, server: WebServer) -> None:
    assert ask(server, "POST", "/jira/webhook?user_id=1&x=%2F", b"{}")[0] == 204
    assert len(office.got) == 1


def test_headers_are_found_whatever_their_case(office: Office, server: WebServer) -> None:
    headers = {"X-ATLASSIAN-webhook-identifier": "w-1", "x-hub-signature": "sha256=ab"}
    ask(server, "POST", "/jira/webhook", b"{}", headers=headers)
    _body, got = office.got[0]
    assert (got["X-Atlassian-Webhook-Identifier"], got["X-Hub-Signature"]) == ("w-1", "sha256=ab")


def test_a_crowd_is_served_and_nobody_gets_anothers_answer(office: Office, server: WebServer) -> None:

    def post(number: int) -> int:
        return ask(server, "POST", "/jira/webhook", str(number).encode())[0]

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(post, range(40))) == {204}
    assert sorted(int(body) for body, _headers in office.got) == list(range(40))


@contextmanager
def behind(door: "Door") -> Iterator[WebServer]:
    """A server with this door."""
    server = WebServer(create(door.take, dict, lambda: True, public=False), "127.0.0.1", 0)
    server.start()
    yield server
    server.stop()


class Door:
    """Jira's door, which waits or breaks if told."""

    def __init__(self, problem: Exception | None = None) -> None:
        self.entered, self.open = threading.Event(), threading.Event()
        self._problem = problem

    def take(self, _body: bytes, _headers: Mapping[str, str]) -> int:
        self.entered.set()
        if self._problem:
            raise self._problem
        assert self.open.wait(10)
        return 204


def test_a_door_that_breaks_is_a_500_without_its_reason_so_that_jira_sends_again() -> None:
    with behind(Door(RuntimeError("hush"))) as server:
        assert ask(server, "POST", "/jira/webhook", b"{}") == (500, b"Internal Server Error")
        assert ask(server, "GET", "/health")[0] == 200


def test_health_is_answered_while_a_webhook_waits_for_the_database() -> None:
    door = Door()
    with behind(door) as server, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ask, server, "POST", "/jira/webhook", b"{}")
        assert door.entered.wait(10)
        assert ask(server, "GET", "/health")[0] == 200
        door.open.set()
        assert waiting.result(10)[0] == 204


def test_what_is_under_way_is_answered_before_the_server_stops() -> None:
    door = Door()
    with behind(door) as server, ThreadPoolExecutor(2) as pool:
        waiting = pool.submit(ask, server, "POST", "/jira/webhook", b"{}")
        assert door.entered.wait(10)
        stopping = pool.submit(server.stop)
        door.open.set()
        stopping.result(10)
        assert waiting.result(10)[0] == 204
        with pytest.raises(OSError, match="refused"):
            ask(server, "GET", "/health")
