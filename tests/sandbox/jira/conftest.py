"""A running pocket Jira, the real client, and a hook that writes down what it is sent."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from jira import JIRA
from starlette.applications import Starlette

from bridge.sandbox.jira import JiraState, routes, seeded
from bridge.sandbox.jira.webhooks.postman import Postman
from bridge.sandbox.server import Running

BRIDGE = "bridge@sandbox.example"
TOKEN = "sandbox-token"


@dataclass
class Site:
    """A running site: its state and the ways to reach it."""

    url: str
    state: JiraState
    postman: Postman

    def client(self, email: str = BRIDGE, token: str = TOKEN, *, info: bool = True) -> JIRA:
        """The real client, set up as the bridge does it."""
        return JIRA(
            server=f"{self.url}/jira",
            basic_auth=(email, token),
            max_retries=0,
            timeout=5,
            options={"rest_api_version": "3"},
            get_server_info=info,
        )

    def hand(self, name: str, **body: Any) -> dict[str, Any]:
        """Do something by the control API; an error raises with its sentence."""
        return self._open(urllib.request.Request(self._control(name), json.dumps(body).encode()))

    def look(self, name: str) -> dict[str, Any]:
        """Read something from the control API."""
        return self._open(urllib.request.Request(self._control(name)))

    def _control(self, name: str) -> str:
        return f"{self.url}/sandbox/jira/{name}"

    def _open(self, request: urllib.request.Request) -> dict[str, Any]:
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                found: dict[str, Any] = json.load(answer)
                return found
        except urllib.error.HTTPError as problem:
            with problem:
                raise LookupError(json.load(problem)["error"]) from None


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with the default world, whose search sees every write at once."""
    state = seeded(JiraState(index_lag=0.0, pace=1000.0))
    postman = Postman(state, delays=(0.01, 0.01, 0.01), timeout=0.5)
    with Running(Starlette(routes=routes(state, postman))) as running:
        yield Site(running.url, state, postman)
    state.close()


@pytest.fixture
def jira(site: Site) -> Iterator[JIRA]:
    """The real client, signed in as the bridge."""
    client = site.client()
    yield client
    client.close()
