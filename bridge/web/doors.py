"""The doors for machines: Slack and Jira post here, and are answered from another thread than the one that listens."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bridge.web.body import TooLargeError, UnfinishedError, body_of

LARGEST = 2_000_000
"""Bytes: what Jira and Slack send stays far below."""

AT_ONCE = 10
"""Requests of Slack's that are answered at the same time, however many pages are being read."""


class Answered(Protocol):
    """What is answered to Slack."""

    @property
    def status(self) -> int:
        """HTTP's status."""
        ...

    @property
    def body(self) -> str:
        """Text, or JSON."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Among them which of both the body is."""
        ...


JiraDoor = Callable[[bytes, Mapping[str, str]], int]
"""Takes a raw body and headers, gives the HTTP status to answer."""

SlackDoor = Callable[[bytes, Mapping[str, str]], Answered]
"""Takes a raw body and headers, gives the whole answer."""


def jira(door: JiraDoor) -> Route:
    """Where Jira's webhooks arrive."""

    async def webhook(request: Request, body: bytes) -> Response:
        return Response(status_code=await to_thread.run_sync(door, body, _headers(request)))

    return _door("/jira/webhook", webhook)


def slack(door: SlackDoor) -> Route:
    """Where Slack posts events, commands and what people do with buttons, menus and forms."""
    limit = CapacityLimiter(AT_ONCE)

    async def events(request: Request, body: bytes) -> Response:
        answer = await to_thread.run_sync(door, body, _headers(request), limiter=limit)
        return Response(answer.body, answer.status, dict(answer.headers))

    return _door("/slack/events", events)


def _door(path: str, answer: Callable[[Request, bytes], Awaitable[Response]]) -> Route:
    """Where bodies of machines are posted."""

    async def opened(request: Request) -> Response:
        try:
            body = await body_of(request, LARGEST)
        except TooLargeError:
            return Response(status_code=413)
        except UnfinishedError:
            return Response(status_code=408)
        return await answer(request, body)

    return Route(path, opened, methods=["POST"])


def _headers(request: Request) -> Headers:
    """By names in any case. One that came twice has both values, so no second signature stands beside the first.

    https://www.rfc-editor.org/rfc/rfc9110#name-field-lines-and-combined-fi
    """
    return Headers({name: ", ".join(request.headers.getlist(name)) for name in request.headers})
