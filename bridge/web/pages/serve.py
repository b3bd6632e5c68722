"""How a page is asked for and answered: who, whether they may, what exactly, and as what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bridge.domain.clock import Clock
from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.asked import Asked
from bridge.domain.roles import Viewer
from bridge.web import render
from bridge.web.gate import Gate
from bridge.web.here import Here
from bridge.web.pages import export
from bridge.web.pages.page import Load, Page


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages behind one gate.

    Attributes:
        pages: in the order of the navigation.
        gate: knows who somebody is.
        load: reads facts.
        looked: notes that somebody exported a table: who, of which page, which one, how many rows.
        clock: tells the time.
    """

    pages: tuple[Page, ...]
    gate: Gate
    load: Load
    looked: export.Looked
    clock: Clock

    def routes(self) -> list[Route]:
        """Where the pages stand."""
        return [Route(page.path, self._serving(page), name=page.name) for page in self.pages]

    def _serving(self, page: Page) -> Any:
        async def serve(request: Request) -> Response:
            return await to_thread.run_sync(self._answer, page, request)

        return serve

    def _answer(self, page: Page, request: Request) -> Response:
        viewer = self.gate.viewer(request)
        if viewer is None:
            return RedirectResponse(self.gate.entrance(request), status_code=303)
        try:
            _admit(viewer, page)
            asked = Asked.read(request.query_params, int(request.path_params.get("number", 0)))
            value = self.load(page.name, viewer, asked)
        except ForbiddenError as error:
            return self._sorry(request, viewer, 403, "Not for you", str(error))
        except LookupError:
            return self._sorry(request, viewer, 404, "Not here", MISSING)
        except ValueError as error:
            return self._sorry(request, viewer, 400, "Cannot be read", str(error))
        if "as" in request.query_params:
            return export.answer(page, value, request.query_params, viewer, self.looked)
        return HTMLResponse(
            render.page(f"{page.name}.html", **self._values(request, viewer, page, asked, value))
        )

    def _values(
        self, request: Request, viewer: Viewer, page: Page, asked: Asked, value: Any
    ) -> Mapping[str, Any]:
        return {
            **self.frame(request, viewer),
            "page": page,
            "asked": asked,
            "value": value,
            "tables": {table.name: table for table in page.tables(value)},
            **page.more(value),
        }

    def frame(self, request: Request, viewer: Viewer) -> dict[str, Any]:
        """What stands around every page."""
        return {
            "viewer": viewer,
            "navigation": [page for page in self.pages if page.listed and viewer.has(*page.roles)],
            "here": Here(request.url.path, dict(request.query_params)),
            "key": self.gate.key(request),
            "signed_in": bool(self.gate.routes),
            "now": self.clock.now(),
            "today": self.clock.now().date(),
        }

    def _sorry(self, request: Request, viewer: Viewer, status: int, title: str, sentence: str) -> Response:
        values = {**self.frame(request, viewer), "title": title, "sentence": sentence}
        return HTMLResponse(render.page("sorry.html", **values), status_code=status)


def _admit(viewer: Viewer, page: Page) -> None:
    if not viewer.has(*page.roles):
        raise ForbiddenError(FORBIDDEN)


FORBIDDEN = "You are not meant to see this page. If you should, ask whoever looks after the bridge."
MISSING = "There is nothing under this number."
