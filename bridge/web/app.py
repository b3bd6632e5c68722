"""The pages, the doors of Slack and Jira, health, and what the bridge knows as JSON."""

import logging
from collections.abc import Callable
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bridge.domain.errors import BridgeError
from bridge.web import doors
from bridge.web.doors import JiraDoor, SlackDoor
from bridge.web.gate import is_local
from bridge.web.security import Secured
from bridge.web.site import Site

log = logging.getLogger(__name__)

NO_PAGES = Site()

NOT_NOW = "The bridge cannot answer at this moment: its database may be away. Try again in a minute."


def create(
    jira: JiraDoor,
    state: Callable[[], dict[str, Any]],
    healthy: Callable[[], bool],
    public: bool,
    remark: Callable[[], str] = lambda: "",
    pages: Site = NO_PAGES,
    slack: SlackDoor | None = None,
    encrypted: bool = False,
) -> Starlette:
    """The web application.

    Args:
        jira: takes webhooks.
        state: what the bridge knows; it names insights, so only somebody at this machine is told.
        healthy: whether the process can do its work.
        public: listening on more than loopback; then there is no ``/state.json``.
        remark: a sentence for the operator of a healthy process, told by its health; it names no person or text.
        pages: where people look.
        slack: takes what Slack posts, if it is to post.
        encrypted: people open the pages with https.
    """

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

    outside = [doors.jira(jira), *([doors.slack(slack)] if slack else []), Route("/health", health)]
    inside = [] if public else [Route("/state.json", known)]
    return Starlette(
        routes=[*outside, *inside, *pages.routes],
        middleware=[Middleware(Secured, encrypted=encrypted)],
        exception_handlers={**pages.otherwise, BridgeError: _not_now},
    )


def _not_now(_request: Request, error: Exception) -> Response:
    """What rises as far as this is no mistake of a page's: a person or a machine may ask again."""
    log.warning("an answer had to wait: %s", type(error).__name__)
    return PlainTextResponse(NOT_NOW, status_code=503, headers={"Retry-After": "60"})
