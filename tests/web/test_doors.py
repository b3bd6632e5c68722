"""Jira's door, health and state over real HTTP."""

import http.client
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest

from bridge.domain.errors import SettingsError
from bridge.web.app import create
from bridge.web.doors import AT_ONCE, LARGEST
from bridge.web.server import WebServer
from tests.web.conftest import Answer, Office, Serve


def ask(server: WebServer, method: str, path: str, body: Any = None, **options: Any) -> tuple[int, bytes]:
    """Status and body of one request."""
    address = server.url.removeprefix("http://")
    with closing(http.client.HTTPConnection(address, timeout=20)) as connection:
        connection.request(method, path, body, **options)
        answer = connection.getresponse()
        return answer.status, answer.read()


@pytest.mark.parametrize("status", [204, 400, 401, 503])
def test_the_webhook_answers_what_the_door_says(office: Office, server: WebServer, status: int) -> None:
    office.status = status
    assert ask(server, "POST", "/jira/webhook", b"{}", headers={"X-Hub-Signature": "sha256=0"}) == (
        status,
        b"",
    )
    body, headers = office.got[0]
    assert body == b"{}"
    assert headers["x-hub-signature"] == "sha256=0"


def test_a_body_in_chunks_arrives_whole(office: Office, server: WebServer) -> None:
    parts = [b'{"a":', b"1", b"}"]
    assert ask(server, "POST", "/jira/webhook", iter(parts), encode_chunked=True)[0] == 204
    assert office.got[0][0] == b'{"a":1}'


def test_the_largest_body_is_taken_and_one_byte_more_is_not(office: Office, server: WebServer) -> None:
    assert ask(server, "POST", "/jira/webhook", b"x" * LARGEST)[0] == 204
    assert ask(server, "POST", "/jira/webhook", b"x" * (LARGEST + 1))[0] == 413
    assert [len(body) for body, _headers in office.got] == [LARGEST]


def test_a_body_that_never_ends_is_refused_before_its_end(office: Office, server: WebServer) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(LARGEST // 100_000 + 1):
            yield b"x" * 100_000

    assert ask(server, "POST", "/jira/webhook", endless(), encode_chunked=True)[0] == 413
    assert office.got == []


def test_slack_is_answered_with_everything_that_its_door_says(office: Office, server: WebServer) -> None:
    address = server.url.removeprefix("http://")
    office.answer = Answer(403, '{"a": 1}', {"content-type": "application/json", "x-slack-no-retry": "1"})
    with closing(http.client.HTTPConnection(address, timeout=20)) as connection:
        connection.request("POST", "/slack/events", b"text=late", {"X-Slack-Signature": "v0=0"})
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (403, b'{"a": 1}')
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-slack-no-retry"] == "1"
    assert office.got[0][1]["x-slack-signature"] == "v0=0"


def test_slack_cannot_send_without_end(office: Office, server: WebServer) -> None:
    assert ask(server, "POST", "/slack/events", b"x" * (LARGEST + 1))[0] == 413
    assert office.got == []


def test_while_slack_is_being_answered_the_others_are_too(office: Office, server: WebServer) -> None:
    """Bolt's own adapter would keep the event loop from everybody else."""
    released = threading.Event()
    office.hold = lambda: released.wait(20)
    with ThreadPoolExecutor(2 * AT_ONCE) as people:
        slow = [people.submit(ask, server, "POST", "/slack/events", b"") for _ in range(2 * AT_ONCE)]
        assert ask(server, "GET", "/health") == (200, b"ok")
        assert ask(server, "POST", "/jira/webhook", b"{}")[0] == 204
        released.set()
        assert [one.result()[0] for one in slow] == [200] * len(slow)


def test_in_socket_mode_nobody_can_post_as_slack(serve: Serve) -> None:
    assert ask(serve(), "POST", "/slack/events", b"{}")[0] == 404


def test_only_posts_are_webhooks(office: Office, server: WebServer) -> None:
    assert ask(server, "GET", "/jira/webhook")[0] == 405
    assert office.got == []


def test_health_is_for_machines(office: Office, server: WebServer) -> None:
    assert ask(server, "GET", "/health") == (200, b"ok")
    office.well = False
    assert ask(server, "GET", "/health") == (503, b"not ready")


def test_health_tells_an_operator_what_is_not_quite_well(office: Office, server: WebServer) -> None:
    office.remark = "Theme version 3 is damaged. Version 2 serves."
    assert ask(server, "GET", "/health") == (200, b"ok\nTheme version 3 is damaged. Version 2 serves.")
    office.well = False
    assert ask(server, "GET", "/health") == (503, b"not ready")


def test_state_is_json_on_loopback(server: WebServer) -> None:
    status, body = ask(server, "GET", "/state.json")
    assert (status, json.loads(body)) == (200, {"insights": {"total": 3}})


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Host": "rebound.example:8400"},
        {"X-Forwarded-For": "203.0.113.7"},
        {"Forwarded": "for=203.0.113.7"},
    ],
)
def test_state_is_for_this_machine_and_for_nobody_who_comes_by_another_name_or_through_a_proxy(
    server: WebServer, headers: dict[str, str]
) -> None:
    assert ask(server, "GET", "/state.json", headers=headers)[0] == 404


def test_beyond_loopback_there_is_no_state(office: Office, serve: Serve) -> None:
    office.public = True
    server = serve()
    assert ask(server, "GET", "/state.json")[0] == 404
    assert ask(server, "GET", "/health")[0] == 200


def test_nothing_that_may_wait_runs_on_the_event_loop(office: Office, server: WebServer) -> None:
    for method, path in (("POST", "/jira/webhook"), ("GET", "/health"), ("GET", "/state.json")):
        ask(server, method, path)
    assert office.threads
    assert "web" not in office.threads


def test_an_ipv6_address_is_a_whole_url(serve: Serve) -> None:
    try:
        server = serve("::1")
    except SettingsError:
        pytest.skip("this machine has no IPv6")
    assert server.url.startswith("http://[::1]:")
    assert ask(server, "GET", "/health")[0] == 200


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"^web\.host and web\.port: cannot listen on 192\.0\.2\.1:0 "):
        WebServer(create(lambda *_: 204, dict, lambda: True, public=False), "192.0.2.1", 0)


def test_a_server_that_never_started_can_be_stopped() -> None:
    app = create(lambda *_: 204, dict, lambda: True, public=False)
    server = WebServer(app, "127.0.0.1", 0)
    server.stop()
    port = int(server.url.rpartition(":")[2])
    again = WebServer(app, "127.0.0.1", port)
    assert again.url == server.url, "the address is free again"
    again.stop()
