"""The sandbox as a whole: composition, server, command line, what the bridge knows."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message

from bridge.sandbox.__main__ import addresses, main, parser
from bridge.sandbox.app import Options, build, create
from bridge.sandbox.server import Running, listening


def ask(url: str, path: str, method: str = "GET", body: str = "") -> tuple[int, Any]:
    """Status and JSON answer (or text) of one request."""
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=10)) as line:
        line.request(method, path, body.encode(), {"Content-Type": "application/json"})
        answer = line.getresponse()
        raw = answer.read().decode()
        kind = answer.headers.get("content-type", "")
        return answer.status, json.loads(raw) if kind.startswith("application/json") else raw


@pytest.fixture(scope="module")
def sandbox() -> Iterator[str]:
    """The address of a whole sandbox."""
    with Running(create(Options(pace=100, index_lag=0))) as running:
        yield running.url


@pytest.mark.parametrize(
    "path",
    ["/", "/sandbox/slack/workspace", "/sandbox/slack/stats", "/sandbox/jira/board", "/sandbox/jira/stats"],
)
def test_both_sides_and_the_page_are_there(sandbox: str, path: str) -> None:
    assert ask(sandbox, path)[0] == 200


def test_the_web_api_and_jira_s_rest_are_there(sandbox: str) -> None:
    assert ask(sandbox, "/slack/api/auth.test", "POST")[1] == {"ok": False, "error": "not_authed"}
    assert ask(sandbox, "/jira/rest/api/3/myself")[0] == 401


def test_history_fills_jira() -> None:
    assert build(Options()).jira.issues == {}
    assert build(Options(history=True)).jira.issues != {}


def test_pace_and_lag_reach_the_sides() -> None:
    made = build(Options(pace=20))
    assert made.slack.options.retry_delays == (0.0, 3.0, 15.0)
    assert made.slack.pacer.pace == 20


def test_a_server_listens_at_once_and_is_gone_afterwards() -> None:
    with Running(create()) as running:
        assert ask(running.url, "/sandbox/slack/stats")[0] == 200
        place = urlsplit(running.url)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((str(place.hostname), int(place.port or 0)), timeout=2)


def test_two_sandboxes_do_not_meet() -> None:
    with Running(create()) as one, Running(create()) as other:
        assert one.url != other.url
        body = json.dumps({"user": "mia", "channel": "#service-floor", "text": "only here"})
        ask(one.url, "/sandbox/slack/message", "POST", body)
        assert ask(other.url, "/sandbox/slack/changes?after=0")[1]["at"] == 0


@contextmanager
def bridge(answer: Response) -> Iterator[str]:
    """A bridge whose `state.json` is this; its address."""

    async def state(_: Request) -> Response:
        return answer

    with Running(Starlette(routes=[Route("/state.json", state)])) as running:
        yield running.url


def told(sandbox: str, url: str) -> tuple[int, Any]:
    """Tell the sandbox where the bridge is."""
    return ask(sandbox, "/sandbox/bridge", "POST", json.dumps({"url": url}))


def test_what_the_bridge_knows_is_passed_on(sandbox: str) -> None:
    with bridge(JSONResponse({"insights": {"total": 3}})) as url:
        assert told(sandbox, f"{url}/") == (200, {"url": url})
        assert ask(sandbox, "/sandbox/bridge") == (200, {"insights": {"total": 3}, "url": url})


def test_a_bridge_can_be_named_at_the_start() -> None:
    with bridge(JSONResponse({"problems": []})) as url, Running(create(Options(bridge_url=url))) as running:
        assert ask(running.url, "/sandbox/bridge") == (200, {"problems": [], "url": url})


def test_nobody_told_where_the_bridge_is() -> None:
    with Running(create()) as running:
        assert ask(running.url, "/sandbox/bridge") == (502, {"error": "No bridge has told where it is."})


@pytest.mark.parametrize(
    "answer", [PlainTextResponse("oops"), JSONResponse({}, status_code=500), JSONResponse([1])]
)
def test_a_bridge_that_answers_nonsense_is_a_sentence(sandbox: str, answer: Response) -> None:
    with bridge(answer) as url:
        told(sandbox, url)
        status, body = ask(sandbox, "/sandbox/bridge")
    assert status == 502
    assert body["error"].startswith(f"The bridge at {url} does not answer")


def test_a_bridge_that_is_gone_is_a_sentence(sandbox: str) -> None:
    with bridge(JSONResponse({})) as url:
        told(sandbox, url)
    status, body = ask(sandbox, "/sandbox/bridge")
    assert (status, "does not answer" in body["error"]) == (502, True)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ('{"url": "http://tidewell.example"}', "'url' must be an http address on this machine."),
        ('{"url": "file:///etc/hosts"}', "'url' must be an http address on this machine."),
        ("{}", "'url' is missing."),
        ("nonsense", "'url' is missing."),
    ],
)
def test_only_a_bridge_on_this_machine_is_asked(sandbox: str, body: str, sentence: str) -> None:
    assert ask(sandbox, "/sandbox/bridge", "POST", body) == (400, {"error": sentence})


def test_the_command_line() -> None:
    given = parser().parse_args(["--port", "8400", "--pace", "20", "--index-lag", "0.5", "--history"])
    assert (given.port, given.pace, given.index_lag, given.history) == (8400, 20.0, 0.5, True)


@contextmanager
def ignoring_interrupts() -> Iterator[None]:
    """As in the background of a shell: what is started meanwhile inherits it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def program() -> Iterator["subprocess.Popen[str]"]:
    """The sandbox in a process of its own, of which nothing is left afterwards."""
    command = [sys.executable, "-m", "bridge.sandbox"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:  # noqa: S603 - our own module
        try:
            yield started
        finally:
            started.kill()


def test_the_program_tells_its_address_and_stops_on_interrupt_even_in_the_background() -> None:
    with ignoring_interrupts(), program() as started:
        assert started.stdout
        url = json.loads(started.stdout.readline())["url"]
        assert ask(url, "/sandbox/slack/stats")[0] == 200
        started.send_signal(signal.SIGINT)
        _, complaints = started.communicate(timeout=20)
    assert started.returncode == 0
    assert complaints == ""


@pytest.mark.parametrize(
    ("name", "api", "kind"), [("jira", 3, "Cloud"), ("jira_gateway", 3, "Cloud"), ("jira_dc", 2, "Server")]
)
def test_every_address_that_is_told_leads_to_its_face_of_jira(
    sandbox: str, name: str, api: int, kind: str
) -> None:
    path = urlsplit(addresses(sandbox)[name]).path
    assert ask(sandbox, f"{path}/rest/api/{api}/serverInfo")[1]["deploymentType"] == kind


def test_a_port_that_is_taken_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(listening(0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as ended:
            main(["--port", str(port)])
    assert ended.value.code == 1
    assert capsys.readouterr().err == f"Cannot listen on port {port}: Address already in use.\n"


@pytest.mark.parametrize("path", ["/jira/rest/api/3/issue", "/slack/api/chat.postMessage"])
def test_a_caller_that_is_killed_in_the_middle_of_its_request_is_no_failure(path: str) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1"), (b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": headers}
    asyncio.run(create()(scope | {"server": ("127.0.0.1", 80), "scheme": "http"}, receive, send))
    assert sent[0]["status"] == 499
