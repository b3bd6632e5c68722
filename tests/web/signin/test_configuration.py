"""Where Slack's endpoints are is asked once an hour, however many begin to sign in."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bridge.domain.errors import OutsideError, RefusedError, TryLaterError
from bridge.domain.signing_in import Attempt
from bridge.web.signin.provider import Application, Provider
from tests.conftest import HeldClock
from tests.stage import Stage

ATTEMPT = Attempt("s", "n", "v", "b", "/")


class Told:
    """A server that describes itself as a test says, and counts how often."""

    def __init__(self, stage: tuple[Stage, str], **changed: object) -> None:
        self.asked, self.url, self.changed = 0, stage[1], changed
        stage[0].app = Starlette(routes=[Route("/.well-known/openid-configuration", self._answer)])

    def _answer(self, _request: Request) -> Response:
        self.asked += 1
        names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        return JSONResponse(
            {"issuer": self.url} | {name: f"{self.url}/{name}" for name in names} | self.changed
        )


def provider(told: Told, clock: HeldClock) -> Provider:
    return Provider(f"{told.url}/", Application("1", "s", "http://127.0.0.1/back"), clock)


def test_it_is_kept_for_an_hour(stage: tuple[Stage, str], clock: HeldClock) -> None:
    told = Told(stage)
    slack = provider(told, clock)
    for _ in range(3):
        assert slack.address(ATTEMPT).startswith(f"{told.url}/authorization_endpoint?")
    assert told.asked == 1
    clock.forward(hours=1)
    slack.address(ATTEMPT)
    assert told.asked == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"issuer": "https://evil.example"},
        {"issuer": None},
        {"jwks_uri": None},
        {"token_endpoint": 7},
        {"token_endpoint": "https://evil.example/token"},
        {"jwks_uri": "https://evil.example/keys"},
    ],
)
def test_who_describes_somebody_else_is_not_asked_further(
    stage: tuple[Stage, str], clock: HeldClock, changed: dict[str, object]
) -> None:
    with pytest.raises(RefusedError, match=r"^web\.slack_url: .* is no identity provider\.$"):
        provider(Told(stage, **changed), clock).address(ATTEMPT)


@pytest.mark.parametrize("body", ["<html>", "[]"])
def test_what_is_no_object_is_no_answer(stage: tuple[Stage, str], clock: HeldClock, body: str) -> None:
    told = Told(stage)
    stage[0].app = Response(body)
    with pytest.raises(TryLaterError):
        provider(told, clock).address(ATTEMPT)


def test_a_server_that_is_not_there_is_tried_again_the_next_time(
    stage: tuple[Stage, str], clock: HeldClock
) -> None:
    told = Told(stage)
    app, stage[0].app = stage[0].app, Response("down", status_code=503)
    slack = provider(told, clock)
    with pytest.raises(OutsideError):
        slack.address(ATTEMPT)
    stage[0].app = app
    assert slack.address(ATTEMPT)
