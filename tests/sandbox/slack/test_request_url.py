"""The pocket Slack posts to a request URL what it would send through a socket."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import Clock, SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.sandbox.slack.workspace import (
    FLOOR,
    IMPATIENT,
    MIA,
    Json,
    Workspace,
    served,
    server,
    until,
)


@dataclass
class App:
    """An app that is posted to; it says every challenge back.

    Attributes:
        url: where.
        got: what else arrived.
        answer: what it says to that.
    """

    url: str = ""
    got: list[tuple[bytes, dict[str, str]]] = field(default_factory=list)
    answer: Callable[[int], Response] = lambda _: Response()

    async def take(self, request: Request) -> Response:
        body = await request.body()
        if b"url_verification" in body:
            return PlainTextResponse(json.loads(body)["challenge"])
        self.got.append((body, dict(request.headers)))
        return self.answer(len(self.got))

    def retries(self) -> list[str | None]:
        return [headers.get("x-slack-retry-num") for _, headers in self.got]


@pytest.fixture
def app() -> App:
    app = App()
    app.url = (
        server().add(Starlette(routes=[Route("/slack/events", app.take, methods=["POST"])])) + "/slack/events"
    )
    return app


@pytest.fixture
def posting(app: App) -> Iterator[Workspace]:
    with served(IMPATIENT) as workspace:
        workspace.do("request_url", url=app.url)
        yield workspace


def say(workspace: Workspace, text: str = "late") -> Json:
    return workspace.do("message", user=MIA, channel=FLOOR, text=text)


def test_every_post_is_signed_as_the_sdk_wants_it(posting: Workspace, app: App) -> None:
    class Held(Clock):
        def now(self) -> float:
            return posting.clock.time()

    say(posting, "Übergröße")
    posting.do("command", user=MIA, channel=FLOOR, command="/insight", text="payload=1 & 2")
    verifier = SignatureVerifier("sandbox-signing-secret", Held())
    assert [verifier.is_valid_request(body, headers) for body, headers in app.got] == [True, True]


def test_events_come_as_json_commands_as_a_form_and_clicks_as_json_within_one(
    posting: Workspace, app: App
) -> None:
    say(posting)
    posting.do("command", user=MIA, channel=FLOOR, command="/insight", text="a & b")
    event, command = app.got
    assert json.loads(event[0])["event"]["text"] == "late"
    assert event[1]["content-type"] == "application/json"
    assert parse_qs(command[0].decode())["text"] == ["a &amp; b"]
    assert command[1]["content-type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("answer", "shown"),
    [(PlainTextResponse("Saved"), "Saved"), (JSONResponse({"text": "Saved"}), "Saved")],
)
def test_what_a_command_answers_is_shown(posting: Workspace, app: App, answer: Response, shown: str) -> None:
    app.answer = lambda _: answer
    told = posting.do("command", user=MIA, channel=FLOOR, command="/insight", text="late")
    assert (told["acked"], told["response"]) == (True, {"text": shown})


def test_an_event_that_failed_comes_again_until_it_is_taken(posting: Workspace, app: App) -> None:
    app.answer = lambda count: Response(status_code=200 if count == 3 else 500)
    assert not say(posting)["acked"]
    until(lambda: len(app.got) == 3)
    assert app.retries() == [None, "1", "2"]
    assert app.got[1][1]["x-slack-retry-reason"] == "http_error"


def test_an_app_can_say_that_it_need_not_come_again(posting: Workspace, app: App) -> None:
    app.answer = lambda _: Response(status_code=403, headers={"X-Slack-No-Retry": "1"})
    say(posting)
    until(lambda: posting.state.stats.given_up == 1)
    assert app.retries() == [None]


def test_a_command_never_comes_again(posting: Workspace, app: App) -> None:
    app.answer = lambda _: Response(status_code=500)
    told = posting.do("command", user=MIA, channel=FLOOR, command="/insight", text="late")
    assert (told["error"], app.retries()) == ("operation_timeout", [None])


def test_an_address_that_does_not_say_the_challenge_back_is_refused(workspace: Workspace) -> None:
    for url in ("http://127.0.0.1:9/slack/events", f"{workspace.url}/slack/nowhere"):
        status, told = workspace.try_to("request_url", url=url)
        assert (status, told["error"]) == (502, f"{url} did not say the challenge back.")
    assert workspace.state.delivery.request_url is None


def test_without_an_address_it_is_socket_mode_again(posting: Workspace, app: App) -> None:
    posting.do("request_url", url="")
    assert not say(posting)["acked"]
    assert app.got == []
