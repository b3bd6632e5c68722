"""A bridge's pages behind the gate, a pocket Slack that says who somebody is, and browsers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn, TypeVar
from urllib.parse import parse_qs, urlsplit

import httpx
from sqlmodel import SQLModel, select
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bridge.app.gate import gate_for
from bridge.app.sessions import StoredSessions
from bridge.domain.clock import Clock
from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.sandbox.clock import HeldClock
from bridge.settings import Settings
from bridge.slack.calls import Calls, client
from bridge.slack.directory import Directory
from bridge.store.engine import Store
from bridge.web.app import create
from bridge.web.gate import Gate
from bridge.web.site import Site, site
from tests.flow.office import RULES
from tests.sandbox.slack.workspace import Workspace
from tests.stage import Stage

TEAM = "T0SANDBOX"
Row = TypeVar("Row", bound=SQLModel)


@dataclass
class SameTime:
    """Our clock, which shows what the pocket Slack's shows."""

    held: HeldClock

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.held.time(), UTC)


@dataclass
class Door:
    """The pages of one test.

    Attributes:
        url: where they stand.
        slack: who says who somebody is.
        store: what is kept.
        rules: what the operator decided; a test may change them, for who comes in afterwards.
        clicks: what was decided on pages.
        settings: of signing in.
        stage: serves the pages.
    """

    url: str
    slack: Workspace
    store: Store
    stage: Stage
    rules: Rules = RULES
    clicks: list[Click] = field(default_factory=list)
    web: dict[str, Any] = field(default_factory=dict)

    @property
    def clock(self) -> Clock:
        return SameTime(self.slack.clock)

    def settings(self) -> Settings:
        """What the operator would write."""
        given = {
            "url": self.url,
            "sign_in": "slack",
            "slack_url": f"{self.slack.url}/slack",
            "client_id": "1000.2000",
            "client_secret": "sandbox-secret",
        }
        return Settings(
            slack={"bot_token": "xoxb-1", "app_token": "xapp-1", "team": TEAM, "bot_user": "U0BRIDGE"},
            jira={"url": "https://acme.example", "email": "b@acme.example", "token": "t"},
            privacy={"key": "0123456789abcdef"},
            routes={"pay": {"team": "Payments", "project": "PAY", "channel": "C1"}},
            web=given | self.web,
        )

    def gate(self) -> Gate:
        settings = self.settings()
        calls = Calls(client("xoxb-sandbox", f"{self.slack.url}/slack/api/", 10))
        lasts = timedelta(hours=settings.web.session_hours)
        sessions = StoredSessions(self.store, self.rules, self.clock, Directory(calls, TEAM), lasts)
        gate = gate_for(settings, sessions, self.clock)
        assert gate is not None
        return gate

    def open(self, *, pages: bool = False) -> None:
        """Serve ``/who``, which tells who somebody is taken for; or the pages themselves, which find nothing."""
        gate = self.gate()

        def who(request: Request) -> Response:
            viewer = gate.viewer(request)
            if viewer is None:
                return Response(gate.entrance(request), status_code=401)
            roles = sorted(viewer.roles)
            told = {"user": viewer.user, "name": viewer.name, "roles": roles, "key": gate.key(request)}
            return JSONResponse(told | {"crew": viewer.crew, "company": viewer.company})

        everything = Site([*gate.routes, Route("/who", who), Route("/problems/7", who)])
        if pages:
            everything = site(gate, _nothing, self.clicks.append, _nothing, self.clock)
        self.stage.app = create(lambda *_: 204, dict, lambda: True, public=True, pages=everything)

    def rows(self, table: type[Row]) -> list[Row]:
        """All rows of a table."""
        with self.store.read() as session:
            return list(session.exec(select(table)))

    def browser(self, agent: str = "") -> httpx.Client:
        """A browser that goes nowhere by itself; close it, or use it in a ``with`` block."""
        return httpx.Client(base_url=self.url, timeout=20, verify=False, headers={"user-agent": agent})  # noqa: S501 - plain http

    @contextmanager
    def signed_in(self, user: str, next_path: str = "/who", agent: str = "") -> Iterator[httpx.Client]:
        """A browser of somebody who has signed in."""
        with self.browser(agent) as browser:
            back = browser.get(self.answer(browser, user, next_path))
            assert (back.status_code, back.headers["location"]) == (303, next_path), back.text
            yield browser

    def answer(self, browser: httpx.Client, user: str = "mia", next_path: str = "/who", **said: str) -> str:
        """Where Slack sends somebody back who says who they are."""
        begun = browser.get("/sign-in/slack", params={"next": next_path})
        assert begun.status_code == 303, begun.text
        chosen = browser.get(begun.headers["location"], params=parameters(begun) | (said or {"user": user}))
        return str(chosen.headers["location"])


def parameters(response: httpx.Response) -> dict[str, str]:
    """What stands in the query of where a redirection leads."""
    query = parse_qs(urlsplit(response.headers["location"]).query)
    return {name: values[0] for name, values in query.items()}


def who(browser: httpx.Client) -> dict[str, Any]:
    """Whom the bridge takes somebody for."""
    answer = browser.get("/who")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def _nothing(*_asked: object) -> NoReturn:
    raise LookupError
