"""The doors for machines: Slack and Jira post here, and are answered from another thread than the one that listens."""

from collections.abc import Callable, Mapping
from typing import Protocol

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

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

    async def webhook(request: Request) -> Response:
        body = await _body(request)
        status = 413 if body is None else await to_thread.run_sync(door, body, request.headers)
        return Response(status_code=status)

    return Route("/jira/webhook", webhook, methods=["POST"])


def slack(door: SlackDoor) -> Route:
    """Where Slack posts events, commands and what people do with buttons, menus and forms."""
    limit = CapacityLimiter(AT_ONCE)

    async def events(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        answer = await to_thread.run_sync(door, body, request.headers, limiter=limit)
        return Response(answer.body, answer.status, dict(answer.headers))

    return Route("/slack/events", events, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """The raw body, or None when it is too large; what is too large is not read to its end."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return body
