"""How a page is asked for and answered: who, whether they may, what exactly, and as what."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bridge.domain.errors import BusyError, ForbiddenError
from bridge.domain.pages.asked import Asked
from bridge.domain.roles import Viewer
from bridge.web import render
from bridge.web.pages import export
from bridge.web.pages.frame import Frame
from bridge.web.pages.page import Load, Page

FORBIDDEN = "You are not meant to see this page. If you should, ask whoever looks after the bridge."
NOBODY = "You have no role here yet. Ask whoever looks after the bridge to put you into a team."
MISSING = "There is nothing under this number. It may have been mistyped; the lists have all that there is."

RETRY_AFTER = "5"
"""Seconds: https://www.rfc-editor.org/rfc/rfc9110#name-retry-after."""


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages in one frame.

    Attributes:
        frame: what stands around them.
        load: reads facts.
        looked: notes that somebody exported a table: who, of which page, which one, how many rows.
    """

    frame: Frame
    load: Load
    looked: export.Looked

    def routes(self) -> list[Route]:
        """Where the pages stand."""
        return [Route(page.path, self._serving(page), name=page.name) for page in self.frame.pages]

    def _serving(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        async def serve(request: Request) -> Response:
            return await to_thread.run_sync(self._answer, page, request)

        return serve

    def _answer(self, page: Page, request: Request) -> Response:
        viewer = self.frame.gate.viewer(request)
        if viewer is None:
            return RedirectResponse(self.frame.gate.entrance(request), status_code=303)
        if not viewer.has(*page.roles):
            return self._elsewhere(page, request, viewer)
        return self._admitted(page, request, viewer)

    def _admitted(self, page: Page, request: Request, viewer: Viewer) -> Response:
        try:
            return self._answered(page, request, viewer)
        except BusyError as error:
            sorry = self.frame.sorry(request, viewer, 503, str(error), request.url.path)
            sorry.headers["Retry-After"] = RETRY_AFTER
            return sorry

    def _answered(self, page: Page, request: Request, viewer: Viewer) -> Response:
        try:
            asked = Asked.read(request.query_params, _number(request.path_params.get("number", "0")))
            value = self.load(page.name, viewer, asked)
        except ForbiddenError as error:
            return self.frame.sorry(request, viewer, 403, str(error))
        except LookupError:
            return self.frame.sorry(request, viewer, 404, MISSING)
        except ValueError as error:
            return self.frame.sorry(request, viewer, 400, str(error), request.url.path)
        if "as" in request.query_params:
            return export.answer(page, value, request.query_params, viewer, self.looked)
        return self._shown(page, request, viewer, asked, value)

    def _elsewhere(self, page: Page, request: Request, viewer: Viewer) -> Response:
        """Whoever may not see the first page is led to the first one that they may see."""
        others = self.frame.navigation(viewer)
        if page.path == "/" and others:
            return RedirectResponse(others[0].path, status_code=303)
        return self.frame.sorry(request, viewer, 403, FORBIDDEN if others else NOBODY)

    def _shown(self, page: Page, request: Request, viewer: Viewer, asked: Asked, value: Any) -> Response:
        values = {
            **self.frame.around(request, viewer),
            "page": page,
            "asked": asked,
            "value": value,
            "tables": {table.name: table for table in page.tables(value)},
            **page.more(value),
        }
        return HTMLResponse(render.page(f"{page.name}.html", **values))


def _number(written: str) -> int:
    """The number in an address.

    Raises:
        LookupError: it is none that anything here has; thousands of digits are not even read.
    """
    if not re.fullmatch(r"[0-9]{1,10}", written):
        raise LookupError(written[:10])
    return int(written)
