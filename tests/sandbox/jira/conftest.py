"""A running pocket Jira, the real client, and a site without a server."""

from collections.abc import Iterator

import pytest
from jira import JIRA
from starlette.applications import Starlette

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira import JiraState, routes, seeded
from bridge.sandbox.jira.webhooks.postman import Postman
from bridge.sandbox.server import Running
from tests.sandbox.jira.pocket import Site


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
    client._session.close()


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def state(clock: HeldClock) -> JiraState:
    """A site without issues and without a server, on a clock that the test holds, two seconds of index lag."""
    return JiraState(clock=clock.time)
