"""A site of two pages whose facts are made up, and what was noted and decided on it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import ClassVar

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient

from bridge.domain.errors import BusyError, ForbiddenError, RefusalError
from bridge.domain.incoming import Click
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.audit import Audit, Glance, log
from bridge.domain.pages.contests import Contests, listed
from bridge.domain.periods import Period
from bridge.domain.roles import ADMINS, EVERYBODY, Role, Viewer
from bridge.web.app import create
from bridge.web.pages.page import Page
from bridge.web.site import site
from tests.conftest import HeldClock

FIRST = Page("audit", "/", "Log", ADMINS, tables=lambda value: (log(value),))
SECOND = Page("contests", "/things", "Things", EVERYBODY, tables=lambda value: (listed(value),))
ONE = replace(SECOND, path="/things/{number}", title="A thing", listed=False)

LOG = Audit(
    Period.named("2026-11"),
    (
        Glance(date(2026, 11, 2), 9, "Ada", "export", "credit", rows=3),
        Glance(date(2026, 11, 1), 23, "=cmd|' /C calc'!A0", "look", "credit", about="Mia"),
    ),
    2,
)


async def _nowhere(_request: Request) -> None:
    """Signing out is the gate's own affair."""


class HeaderGate:
    """Takes people for what their header says."""

    routes: ClassVar[list[BaseRoute]] = [Route("/sign-out", _nowhere, methods=["POST"])]

    def viewer(self, request: Request) -> Viewer | None:
        roles = request.headers.get("x-roles")
        if roles is None:
            return None
        return Viewer("U1", "T1", "<Ada>", frozenset(Role(role) for role in roles.split()))

    def entrance(self, request: Request) -> str:
        return f"/sign-in?next={request.url.path}"

    def key(self, request: Request) -> str:
        return f"key of {request.headers.get('x-roles')}"


@dataclass
class Canned:
    """What stands behind the pages.

    Attributes:
        asked: which facts were read, by whom it does not matter.
        exports: page, table and rows of each.
        clicks: what was decided.
        refusal: said to whatever is decided.
    """

    asked: list[tuple[str, Asked]] = field(default_factory=list)
    exports: list[tuple[str, str, int]] = field(default_factory=list)
    clicks: list[Click] = field(default_factory=list)
    refusal: str = ""

    def load(self, name: str, _viewer: Viewer, asked: Asked) -> object:
        self.asked.append((name, asked))
        match asked.number:
            case 403:
                raise ForbiddenError("Ask Ada, not me.")
            case 404:
                raise LookupError
            case 500:
                raise RuntimeError("hush")
            case 503:
                raise BusyError("Ask again in a moment.")
        return LOG if name == "audit" else Contests((), ())

    def looked(self, _viewer: Viewer, page: str, table: str, rows: int) -> None:
        self.exports.append((page, table, rows))

    def act(self, click: Click) -> None:
        if self.refusal:
            raise RefusalError(self.refusal)
        self.clicks.append(click)

    def app(self) -> Starlette:
        clock = HeldClock(datetime(2026, 11, 19, 10, tzinfo=UTC))
        pages = site(HeaderGate(), self.load, self.act, self.looked, clock, (FIRST, SECOND, ONE))
        return create(lambda *_: 204, dict, lambda: True, public=True, pages=pages)

    def client(self, roles: str | None = "admin") -> TestClient:
        """A browser of somebody; None: of somebody who has not signed in."""
        headers = {"x-roles": roles} if roles is not None else {}
        return TestClient(self.app(), headers=headers, follow_redirects=False, raise_server_exceptions=False)
