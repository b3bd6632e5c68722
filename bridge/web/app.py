"""The pages, Jira's door, health, and what the bridge knows as JSON."""

from collections.abc import Callable, Mapping
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bridge.web.gate import is_local
from bridge.web.security import Secured
from bridge.web.site import Site

LARGEST = 2_000_000
"""Bytes: Jira's own webhooks stay far below."""

NO_PAGES = Site()

JiraDoor = Callable[[bytes, Mapping[str, str]], int]
"""Takes a raw body and headers, gives the HTTP status to answer."""


def create(
    jira: JiraDoor,
    state: Callable[[], dict[str, Any]],
    healthy: Callable[[], bool],
    public: bool,
    remark: Callable[[], str] = lambda: "",
    pages: Site = NO_PAGES,
) -> Starlette:
    """The web application.

    Args:
        jira: takes webhooks.
        state: what the bridge knows; it names insights, so only somebody at this machine is told.
        healthy: whether the process can do its work.
        public: listening on more than loopback; then there is no ``/state.json``.
        remark: a sentence for the operator of a healthy process, told by its health; it names no person or text.
        pages: where people look.
    """

    async def webhook(request: Request) -> Response:
        body = await _body(request)
        status = 413 if body is None else await to_thread.run_sync(jira, body, request.headers)
        return Response(status_code=status)

    async def health(_request: Request) -> Response:
        well = await to_thread.run_sync(healthy)
        if not well:
            return PlainTextResponse("not ready", status_code=503)
        more = await to_thread.run_sync(remark)
        return PlainTextResponse("\n".join(filter(None, ("ok", more))))

    async def known(request: Request) -> Response:
        if not is_local(request):
            raise HTTPException(404)
        return JSONResponse(await to_thread.run_sync(state))

    doors = [Route("/jira/webhook", webhook, methods=["POST"]), Route("/health", health)]
    inside = [] if public else [Route("/state.json", known)]
    return Starlette(
        routes=[*doors, *inside, *pages.routes],
        middleware=[Middleware(Secured)],
        exception_handlers=dict(pages.otherwise),
    )


async def _body(request: Request) -> bytes | None:
    """The raw body, or None when it is too large; what is too large is not read to its end."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return body
