"""The pages of the small company, with a gate that takes everybody for what their cookie says."""

from typing import ClassVar

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bridge.app.pages import Reading
from bridge.domain.incoming import Click
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Rules
from bridge.store.engine import Store
from bridge.web.acts import Act
from bridge.web.app import create
from bridge.web.site import site
from tests.conftest import HeldClock
from tests.web.browser.world import NOW, RULES, VIEWERS

COOKIE = "role"


async def _sign_out(_request: Request) -> Response:
    return RedirectResponse("/", status_code=303)


class CookieGate:
    """A gate that believes a cookie."""

    routes: ClassVar[list[BaseRoute]] = [Route("/sign-out", _sign_out, methods=["POST"])]

    def viewer(self, request: Request) -> Viewer | None:
        role = request.cookies.get(COOKIE)
        return VIEWERS[Role(role)] if role else None

    def entrance(self, request: Request) -> str:
        return f"/sign-in?next={request.url.path}"

    def key(self, request: Request) -> str:
        return f"key of {request.cookies.get(COOKIE)}"


def ignored(_click: Click) -> None:
    """What is decided here changes nothing."""


def pages_of(store: Store, rules: Rules = RULES, act: Act = ignored) -> Starlette:
    """The pages over a store."""
    clock = HeldClock(NOW)
    reading = Reading(store, rules, clock)
    everything = site(CookieGate(), reading.load, act, reading.looked, clock)
    return create(lambda *_: 204, dict, lambda: True, public=True, pages=everything)
