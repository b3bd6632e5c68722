"""Slack's HTTP door: who is let in, what is read from a body, and that everything is taken as in Socket Mode."""

import json
import logging
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.forms import Option
from bridge.sandbox.slack.request_url import signature, written
from bridge.sandbox.slack.socket import envelope
from bridge.slack.app import CheckedApp
from bridge.slack.http import Answer, HttpDoor, signed
from tests.slack.fake import UNHURRIED, FakeDesk, FakeWeb, command, event, press, send, submit, suggest

SECRET, NOW = "8f742231b10e", 1_763_726_400
KINDS = {"command": "slash_commands", "event": "events_api"}


@pytest.fixture
def door(app: CheckedApp) -> HttpDoor:
    return HttpDoor(app, SECRET, lambda: NOW)


def headers(body: bytes, at: int = NOW) -> dict[str, str]:
    """What Slack sends with a body."""
    return {
        "x-slack-request-timestamp": str(at),
        "x-slack-signature": signature(SECRET, str(at), body),
    }


def post(door: HttpDoor, said: dict[str, Any], **more: str) -> Answer:
    """Post a payload as Slack does."""
    kind = next((kind for name, kind in KINDS.items() if name in said), "interactive")
    _media_type, body = written(envelope(kind, said, answers=True))
    return door(body, headers(body) | more)


def test_a_command_an_event_and_a_form_are_kept_and_answered(door: HttpDoor, desk: FakeDesk) -> None:
    assert "Saved, no. 1." in post(door, command("refund late")).body
    assert post(door, event(text="van late")).status == 200
    shown = post(door, submit("insight", "parcel late"))
    assert json.loads(shown.body)["response_action"] == "update"
    assert shown.headers["content-type"].startswith("application/json")
    assert [one.text for one in desk.kept] == ["refund late", "van late", "parcel late"]


def test_what_is_typed_into_a_search_box_is_answered_at_once(door: HttpDoor, desk: FakeDesk) -> None:
    desk.found = (Option("9", "Refund pending"),)
    shown = json.loads(post(door, suggest("search_problems", "refund", block_id="belongs:17:0")).body)
    assert [option["value"] for option in shown["options"]] == ["9"]


def test_a_form_opens_after_the_acknowledgement(door: HttpDoor, web: FakeWeb) -> None:
    assert post(door, command("")) == Answer(200, "", {"content-type": "text/plain;charset=utf-8"})
    assert web.asked("views.open")["trigger_id"] == "11.22.abc"


@pytest.mark.parametrize("text", ["payload", "payload=x&y", "the payload={} broke", "command=/credits", "{"])
def test_a_text_that_looks_like_a_form_is_a_text(door: HttpDoor, desk: FakeDesk, text: str) -> None:
    post(door, command(text))
    assert desk.kept[0].text == text


def test_a_redelivery_is_kept_once_in_either_mode(door: HttpDoor, app: CheckedApp, desk: FakeDesk) -> None:
    again = {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"}
    for answer in (post(door, event(text="late")), post(door, event(text="late"), **again)):
        assert answer.status == 200
    send(app, event(text="late"))
    assert len(desk.kept) == 1


def test_an_event_that_cannot_be_kept_is_not_acknowledged_and_a_command_says_so(
    door: HttpDoor, desk: FakeDesk
) -> None:
    desk.fault = OSError()
    assert post(door, event(text="late")).status == 500
    assert post(door, command("late")).body.startswith("Not saved")


def test_the_challenge_is_said_back(door: HttpDoor) -> None:
    assert post(door, {"type": "url_verification", "challenge": "3eZbrw"}).body == "3eZbrw"


def test_who_types_a_command_in_another_workspace_is_told_what_to_do(door: HttpDoor, desk: FakeDesk) -> None:
    answer = post(door, command("late") | {"team_id": "T0OTHER"})
    assert answer.status == 200
    assert "In a channel that you share with it, write @bridge" in answer.body
    assert desk.kept == []


@pytest.mark.parametrize("said", [event(text="late"), press("right", '[17,4,""]')])
def test_another_workspace_is_refused_and_need_not_ask_again(
    door: HttpDoor, desk: FakeDesk, said: dict[str, Any]
) -> None:
    foreign = {"team_id": "T0OTHER"} if "team_id" in said else {"team": {"id": "T0OTHER"}}
    answer = post(door, said | foreign)
    assert (answer.status, answer.headers["x-slack-no-retry"]) == (403, "1")
    assert (desk.kept, desk.clicks) == ([], [])


BODY = urlencode(command("Mrs Miller")).encode()
RIGHT = headers(BODY)


@pytest.mark.parametrize(
    "changed",
    [
        headers(BODY, NOW - 301),
        headers(BODY, NOW + 301),
        headers(BODY + b" "),
        {},
        {"x-slack-signature": RIGHT["x-slack-signature"]},
        {"x-slack-request-timestamp": str(NOW)},
        RIGHT | {"x-slack-signature": "v0=ü"},
        RIGHT | {"x-slack-signature": "v0=\udcff"},
        RIGHT | {"x-slack-signature": RIGHT["x-slack-signature"].removeprefix("v0=")},
        RIGHT | {"x-slack-request-timestamp": "soon"},
        RIGHT | {"x-slack-request-timestamp": "²"},
        RIGHT | {"x-slack-request-timestamp": "9" * 5000},
        RIGHT | {"x-slack-request-timestamp": f"-{NOW}"},
        RIGHT | {"x-slack-request-timestamp": ""},
    ],
)
def test_what_slack_did_not_sign_now_is_refused_and_not_written_down(
    door: HttpDoor, desk: FakeDesk, changed: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert door(BODY, changed) == Answer(401)
    assert desk.kept == []
    assert "Miller" not in caplog.text


@given(st.binary(max_size=40), st.text(max_size=20), st.text(max_size=20))
@UNHURRIED
def test_no_header_and_no_body_makes_the_check_fail_otherwise_than_by_no(
    body: bytes, at: str, signature_: str
) -> None:
    assert not signed(SECRET, body, {"x-slack-request-timestamp": at, "x-slack-signature": signature_}, NOW)


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"[1]", b"{", b"null", b"payload=%5B1%5D", b"payload={", b"a=b"]
)
def test_a_signed_body_that_is_no_payload_is_a_bad_request(door: HttpDoor, body: bytes) -> None:
    assert door(body, headers(body)).status == 400


@pytest.mark.parametrize("secret", ["", " ", "\n"])
def test_without_a_secret_there_is_no_door(app: CheckedApp, secret: str) -> None:
    with pytest.raises(ValueError, match="without a signing secret"):
        HttpDoor(app, secret)
