"""What stands around every page, and the pages that say why something is not there."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bridge.domain.clock import Clock
from bridge.domain.roles import Viewer
from bridge.web import render
from bridge.web.gate import Gate
from bridge.web.here import Here
from bridge.web.pages.page import Page


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of all pages behind one gate.

    Attributes:
        pages: in the order of the navigation.
        gate: knows who somebody is.
        clock: tells the time.
    """

    pages: tuple[Page, ...]
    gate: Gate
    clock: Clock

    def navigation(self, viewer: Viewer | None) -> list[Page]:
        """The pages that somebody may open from anywhere."""
        if viewer is None:
            return []
        return [page for page in self.pages if page.listed and viewer.has(*page.roles)]

    def around(self, request: Request, viewer: Viewer | None) -> dict[str, Any]:
        """What every template needs."""
        now = self.clock.now()
        return {
            "viewer": viewer,
            "navigation": self.navigation(viewer),
            "here": Here(request.url.path, dict(request.query_params)),
            "key": self.gate.key(request),
            "signed_in": bool(self.gate.routes),
            "now": now,
            "today": now.date(),
        }

    def sorry(
        self, request: Request, viewer: Viewer | None, status: int, sentence: str, back: str = "/"
    ) -> Response:
        """A page that says why something is not there, and what to do.

        Args:
            request: what was asked.
            viewer: who asked.
            status: of HTTP.
            sentence: why, and what to do.
            back: where they go on.
        """
        values = {"title": TITLES[status], "sentence": sentence, "back": back}
        return HTMLResponse(
            render.page("sorry.html", **self.around(request, viewer), **values), status_code=status
        )


TITLES = {
    400: "This cannot be read",
    403: "Not for you",
    404: "Nothing is here",
    405: "Not in this way",
    413: "Too much at once",
    503: "Not at this moment",
}
