"""What the doctor says of the way by which Slack posts to the bridge."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bridge.app.doctor.findings import Finding, Level
from bridge.slack.app import build
from bridge.slack.http import HttpDoor
from bridge.web import doors
from tests.cli.doctor.conftest import Practice
from tests.slack.fake import FakeDesk
from tests.slack.test_app import NOWHERE
from tests.stage import Stage

Look = Callable[..., list[Finding]]


@pytest.fixture
def look(practice: Practice, stage: tuple[Stage, str]) -> Look:
    """What the doctor finds about Slack where it posts to an address, with this secret in the settings."""
    stand, url = stage

    async def other(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("Welcome")

    assert isinstance(stand.app, Starlette)
    stand.app.router.routes[:0] = [
        doors.slack(HttpDoor(build(NOWHERE, FakeDesk()), "right")),
        Route("/page/slack/events", other, methods=["POST"]),
    ]

    def found(below: str = "", secret: str = "right", address: str = url) -> list[Finding]:
        slack = {"mode": "http", "app_token": None, "signing_secret": secret}
        parts = practice.look(slack=slack, web={"url": f"{address}{below}" if address else ""})
        return [one for part in parts if part.name == "Slack" for one in part.findings]

    return found


def fails(findings: list[Finding]) -> list[str]:
    return [one.text for one in findings if one.level is Level.FAIL]


def test_it_asks_the_bridge_as_slack_would(look: Look, stage: tuple[Stage, str]) -> None:
    found = look()
    assert any(one.text.startswith(f"the bridge answers at {stage[1]}/slack/events in 0.") for one in found)
    assert fails(found) == [f"web.url is {stage[1]}, but Slack posts to https alone: let a proxy serve it"]


def test_another_secret_is_told_from_another_page_and_from_nothing_at_all(look: Look) -> None:
    said = {
        "has another slack.signing_secret": look(secret="wrong"),
        "does not lead to the bridge": look("/page"),
        "answers with HTTP 404": look("/nowhere"),
        "is the bridge running?": look(address="http://127.0.0.1:9"),
    }
    for sentence, found in said.items():
        assert sentence in fails(found)[-1], fails(found)
        assert "wrong" not in fails(found)[-1]


def test_without_an_address_it_says_which_setting_is_missing(look: Look) -> None:
    [said] = fails(look(address=""))
    assert said.startswith('slack.mode is "http", but web.url is not set')
