"""Socket Mode: the address that Slack names, and envelopes that are none."""

import json
import logging
from collections.abc import Iterator
from contextlib import closing
from socket import create_server
from typing import Any

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.slack import line as lines
from bridge.slack.app import CheckedApp
from bridge.slack.line import Line, is_slacks
from bridge.slack.options import SlackOptions
from bridge.slack.socket import Socket
from tests.slack.fake import FakeDesk, FakeWeb, command, event

SLACK = "https://slack.com/api/"
HERE = "http://127.0.0.1:7000/slack/api/"


class Answers(Line):
    """Keeps what it would send."""

    def send_message(self, message: str) -> None:
        self.sent.append(json.loads(message))

    sent: list[dict[str, Any]]


@pytest.fixture
def line(app: CheckedApp, options: SlackOptions) -> Iterator[Answers]:
    made = Answers(app, options)
    made.sent = []
    yield made
    made.closed = True
    made.message_queue.put(None)
    made.close()


@pytest.mark.parametrize(
    ("url", "api", "good"),
    [
        ("wss://wss-primary.slack.com/link/?ticket=1", SLACK, True),
        ("wss://slack.com/link", SLACK, True),
        ("wss://WSS.Slack.com:443/link", SLACK, True),
        ("wss://wss.slack-gov.com/link", "https://slack-gov.com/api/", True),
        ("ws://127.0.0.1:7000/slack/link", HERE, True),
        ("ws://localhost:7000/slack/link", HERE, True),
        ("ws://wss-primary.slack.com/link", SLACK, False),
        ("wss://evil.example/link", SLACK, False),
        ("wss://evilslack.com/link", SLACK, False),
        ("wss://slack.com.evil.example/link", SLACK, False),
        ("wss://slack.com@evil.example/link", SLACK, False),
        ("wss://evil.example#.slack.com/", SLACK, False),
        ("ws://127.0.0.1:7000/link", SLACK, False),
        ("ws://169.254.169.254/", HERE, False),
        ("https://slack.com/link", SLACK, False),
        ("wss:///link", SLACK, False),
        ("wss://[slack.com/", SLACK, False),
        ("None", SLACK, False),
        ("", SLACK, False),
    ],
)
def test_only_slacks_own_addresses_are_connected_to(url: str, api: str, good: bool) -> None:
    assert is_slacks(url, api) is good


def test_nothing_is_connected_elsewhere_and_the_log_says_why(
    app: CheckedApp, options: SlackOptions, web: FakeWeb, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(create_server(("127.0.0.2", 0))) as elsewhere:
        elsewhere.settimeout(0.3)
        url = f"ws://127.0.0.2:{elsewhere.getsockname()[1]}/link"
        web.answer("apps.connections.open", {"ok": True, "url": url})
        socket = Socket(app, options, first_wait=0.01)
        socket.start()
        web.asked("apps.connections.open")
        with pytest.raises(TimeoutError):
            elsewhere.accept()
        socket.stop()
    assert "Slack cannot be reached (socket_elsewhere)" in caplog.text
    assert "127.0.0.2" not in caplog.text


@pytest.mark.parametrize(
    "answer", [{"ok": True}, {"ok": True, "url": None}, {"ok": True, "url": ["wss://slack.com"]}]
)
def test_an_answer_without_an_address_is_a_refusal(
    line: Answers, web: FakeWeb, answer: dict[str, Any]
) -> None:
    web.answer("apps.connections.open", answer)
    with pytest.raises(RefusedError):
        line.issue_new_wss_url()


def test_slack_is_not_asked_for_a_socket_before_it_wants_to_be(line: Answers, web: FakeWeb) -> None:
    web.answer("apps.connections.open", {"ok": False, "error": "ratelimited"}, 429, Retry_After="30")
    for _ in range(3):
        with pytest.raises(TryLaterError):
            line.issue_new_wss_url()
    assert len(web.calls) == 1


ENVELOPES = {
    "not JSON": "hello",
    "half": '{"envelope_id": "E1", "payl',
    "a list": "[1]",
    "deep": "[" * 100_000,
    "a number that Python does not read": '{"n": ' + "9" * 5000 + "}",
    "nothing": "",
}


@pytest.mark.parametrize("what", ENVELOPES)
def test_what_is_no_envelope_goes_no_further(
    line: Answers, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    line.enqueue_message(ENVELOPES[what])
    assert line.message_queue.qsize() == 0
    assert "no envelope" in caplog.text
    assert ENVELOPES[what][:20] not in caplog.text or not ENVELOPES[what]


def test_an_envelope_that_is_too_large_goes_no_further(
    line: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LARGEST", 50)
    line.enqueue_message(json.dumps({"envelope_id": "E1", "payload": {"text": "x" * 50}}))
    assert line.message_queue.qsize() == 0


@pytest.mark.parametrize("payload", [None, [], "x", 7, {}, {"type": []}, {"event": []}])
def test_an_envelope_with_anything_in_it_is_acknowledged_without_a_traceback(
    line: Answers, desk: FakeDesk, caplog: pytest.LogCaptureFixture, payload: Any
) -> None:
    caplog.set_level(logging.INFO)
    for message in ({"envelope_id": "E1", "payload": payload}, {"envelope_id": "E1", "retry_reason": 7}):
        line.run_message_listeners(message, "")
    assert line.sent == [{"envelope_id": "E1"}] * 2
    assert desk.kept == []
    assert not any(record.exc_info for record in caplog.records)


def test_a_good_envelope_is_answered(line: Answers, desk: FakeDesk) -> None:
    for number, payload in enumerate((command("late"), event(text="late", ts="1.1"))):
        kind = "slash_commands" if number == 0 else "events_api"
        line.run_message_listeners({"type": kind, "envelope_id": f"E{number}", "payload": payload}, "")
    assert [one["envelope_id"] for one in line.sent] == ["E0", "E1"]
    assert "Saved, no. 1." in line.sent[0]["payload"]["text"]
    assert len(desk.kept) == 2


def test_what_could_not_be_kept_is_not_acknowledged(line: Answers, desk: FakeDesk) -> None:
    desk.fault = OSError()
    line.run_message_listeners({"type": "events_api", "envelope_id": "E1", "payload": event(text="late")}, "")
    assert line.sent == []
