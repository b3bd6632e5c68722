"""The pages put together: the gate, the pages behind it, what is decided there, styles and scripts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute

from bridge.domain.clock import Clock
from bridge.web import acts, assets
from bridge.web.acts import Act
from bridge.web.gate import Gate
from bridge.web.pages import PAGES
from bridge.web.pages.export import Looked
from bridge.web.pages.frame import Frame
from bridge.web.pages.page import Load, Page
from bridge.web.pages.serve import Pages
from bridge.web.security import HEADERS, UNKEPT

UNKNOWN = "There is no page at this address. It may have been mistyped, or the page has moved."
OTHERWISE = "This address is not asked in this way. Open it as a page, or use the buttons that are on it."
BROKEN = "The bridge made a mistake here and has written it down. Try again; if it stays, tell whoever looks after it."


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that people see.

    Attributes:
        routes: where it stands.
        otherwise: what answers where nothing stands, by HTTP's status.
    """

    routes: list[BaseRoute] = field(default_factory=list)
    otherwise: Mapping[int, Callable[[Request, Any], Response]] = field(default_factory=dict)


def site(
    gate: Gate, load: Load, act: Act, looked: Looked, clock: Clock, pages: tuple[Page, ...] = PAGES
) -> Site:
    """Everything that people see.

    Args:
        gate: knows who somebody is.
        load: reads the facts of a page.
        act: keeps what is decided.
        looked: notes who exported what.
        clock: tells the time.
        pages: in the order of the navigation.
    """
    frame = Frame(pages, gate, clock)

    def unknown(request: Request, _error: HTTPException) -> Response:
        return frame.sorry(request, gate.viewer(request), 404, UNKNOWN)

    def otherwise(request: Request, error: HTTPException) -> Response:
        answer = frame.sorry(request, gate.viewer(request), 405, OTHERWISE)
        answer.headers.update(error.headers or {})
        return answer

    routes = [assets.ROUTE, *Pages(frame, load, looked).routes(), *acts.routes(frame, act), *gate.routes]
    return Site(routes, {404: unknown, 405: otherwise, 500: _broken})


def _broken(_request: Request, _error: Exception) -> Response:
    """Said without the frame, which may be what is broken, and outside of what adds the headers."""
    return PlainTextResponse(BROKEN, status_code=500, headers=HEADERS | UNKEPT)
