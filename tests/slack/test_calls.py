import logging
import socket
from ssl import CERT_REQUIRED, SSLContext, create_default_context

import pytest

from bridge.domain.errors import OutsideError, RefusedError, TryLaterError, UncertainError
from bridge.slack.app import CheckedApp
from bridge.slack.calls import Calls, client, proxy_for
from bridge.slack.line import Line
from bridge.slack.options import SlackOptions
from bridge.slack.signin import identify
from bridge.slack.straight import trusted
from tests.slack.fake import FakeWeb


@pytest.fixture
def calls(options: SlackOptions) -> Calls:
    return Calls(client(options.bot_token, options.api_url, options.timeout))


def post(calls: Calls) -> None:
    calls("chat.postMessage", channel="C1", text="refund of Mrs Miller")


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "a_code_of_next_year"])
def test_a_no_is_final_and_names_slacks_code(web: FakeWeb, calls: Calls, code: str) -> None:
    web.answer("chat.postMessage", {"ok": False, "error": code})
    with pytest.raises(RefusedError, match=rf"Slack refused chat.postMessage \({code}\)") as caught:
        post(calls)
    assert caught.value.code == code


@pytest.mark.parametrize(("header", "seconds"), [("7", 7.0), ("1.5", 1.5), ("soon", None)])
def test_too_many_calls_wait_as_long_as_slack_says(
    web: FakeWeb, calls: Calls, header: str, seconds: float | None
) -> None:
    web.answer("chat.postMessage", {"ok": False, "error": "ratelimited"}, 429, Retry_After=header)
    with pytest.raises(TryLaterError) as caught:
        post(calls)
    assert caught.value.after == seconds


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, {"ok": False, "error": "whatever"}),
        (503, "<html>come back later</html>"),
        (200, "<html>not from Slack</html>"),
        (200, {"ok": False, "error": "internal_error"}),
        (200, {"ok": False, "error": "service_unavailable"}),
        (200, {"ok": False, "error": "request_timeout"}),
        (200, {"ok": False, "error": "fatal_error"}),
    ],
)
def test_slacks_own_failures_are_uncertain(
    web: FakeWeb, calls: Calls, status: int, body: dict[str, object] | str
) -> None:
    web.answer("chat.postMessage", body, status)
    with pytest.raises(UncertainError):
        post(calls)


def test_a_broken_connection_is_uncertain_and_nothing_is_sent_twice(web: FakeWeb, calls: Calls) -> None:
    web.drop("chat.postMessage")
    with pytest.raises(UncertainError):
        post(calls)
    assert [method for method, _ in web.calls] == ["chat.postMessage"]


def test_an_answer_that_does_not_come_is_uncertain() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(UncertainError):
            post(Calls(client("xoxb-secret", address, 1)))


def test_a_refused_connection_is_certainly_not_done() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(TryLaterError, match="cannot be reached"):
        post(Calls(client("xoxb-secret", f"http://127.0.0.1:{port}/", 1)))


def test_errors_and_logs_carry_neither_token_nor_text(
    web: FakeWeb, calls: Calls, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    web.answer("chat.postMessage", {"ok": False, "error": "invalid_blocks", "echo": "refund of Mrs Miller"})
    with pytest.raises(OutsideError) as caught:
        post(calls)
    assert caught.value.__suppress_context__
    for said in (str(caught.value), caplog.text):
        assert "secret" not in said
        assert "Miller" not in said


def test_the_bot_learns_who_it_is(web: FakeWeb, options: SlackOptions) -> None:
    web.answer(
        "auth.test",
        {
            "ok": True,
            "team_id": "T1",
            "team": "Acme",
            "user_id": "U1",
            "user": "bridge",
            "bot_id": "B1",
            "url": "u",
        },
    )
    identity = identify(options)
    assert (identity.team, identity.team_name, identity.bot_user, identity.bot_id) == (
        "T1",
        "Acme",
        "U1",
        "B1",
    )
    assert identity.bot_name == "bridge"


def test_a_wrong_token_is_said_in_plain_words(web: FakeWeb, options: SlackOptions) -> None:
    web.answer("auth.test", {"ok": False, "error": "invalid_auth"})
    with pytest.raises(RefusedError, match="the token is wrong: copy it again"):
        identify(options)


def test_loopback_needs_no_proxy_and_the_rest_heeds_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "slack.internal.example")
    assert proxy_for("http://127.0.0.1:8080/") is None
    assert proxy_for("https://slack.internal.example/api/") is None
    assert proxy_for("https://slack.com/api/") == "http://proxy.example:3128"
    assert client("xoxb-secret", "http://localhost:1/", 1).proxy is None


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_token_follows_no_redirect(web: FakeWeb, calls: Calls, status: int) -> None:
    web.answer("chat.postMessage", {"ok": False}, status, Location=f"{web.url}chat.update")
    with pytest.raises(TryLaterError, match=r"slack\.api_url leads elsewhere"):
        post(calls)
    assert [method for method, _ in web.calls] == ["chat.postMessage"]


def test_certificates_are_read_once_for_all_clients_and_their_sockets(
    web: FakeWeb, options: SlackOptions, app: CheckedApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes longer than a call."""
    made: list[SSLContext] = []

    def make() -> SSLContext:
        made.append(create_default_context())
        return made[-1]

    trusted.cache_clear()
    monkeypatch.setattr("bridge.slack.straight.create_default_context", make)
    clients = [client("xoxb-secret", web.url, 2) for _ in range(2)]
    for one in clients:
        post(Calls(one))
    assert Line(app, options).web_client.ssl is made[0]
    assert len(made) == 1
    assert made[0].verify_mode is CERT_REQUIRED
    assert [method for method, _ in web.calls] == ["chat.postMessage"] * 2
