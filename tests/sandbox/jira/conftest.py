"""A running pocket Jira, the real client, and a site without a server."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from jira import JIRA
from starlette.applications import Starlette

from bridge.sandbox.clock import HeldClock
from bridge.sandbox.jira import JiraState, routes, seeded
from bridge.sandbox.jira.webhooks.postman import Postman
from tests.sandbox.jira.pocket import Site
from tests.stage import Stage


@contextmanager
def opened(stage: tuple[Stage, str]) -> Iterator[Site]:
    """A site with the default world, whose search sees every write at once."""
    state = seeded(JiraState(index_lag=0.0, pace=1000.0))
    postman = Postman(state, delays=(0.01, 0.01, 0.01), timeout=5.0)
    there, url = stage
    there.app = Starlette(routes=routes(state, postman))
    yield Site(url, state, postman)
    state.close()


@pytest.fixture
def site(stage: tuple[Stage, str]) -> Iterator[Site]:
    """A site of the test's own."""
    with opened(stage) as site:
        yield site


@pytest.fixture(scope="module")
def shared_site(stage: tuple[Stage, str]) -> Iterator[Site]:
    """A site for all tests of a module that change nothing, or only what is theirs; never beside `site`."""
    with opened(stage) as site:
        yield site


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
