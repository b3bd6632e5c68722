"""Jira's room against a pocket Jira, and against a server that misbehaves."""

from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette

from bridge.jira.client import Connection, JiraOptions
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from bridge.sandbox.jira import JiraState, routes
from bridge.sandbox.jira.webhooks.postman import Postman
from tests.jira import fake as fakes
from tests.sandbox.jira.pocket import BRIDGE, Site
from tests.sandbox.jira.pocket import TOKEN as SITE_TOKEN
from tests.stage import Stage

TOKEN = "token-of-the-tests"
SERVER_TOKEN = "sandbox-pat"
Connect = Callable[..., Connection]
FACES = ("cloud", "server")


@pytest.fixture
def fake() -> Iterator[fakes.FakeJira]:
    """A server that says what it is told to."""
    with fakes.running() as server:
        yield server


@pytest.fixture
def connection(fake: fakes.FakeJira) -> Iterator[Connection]:
    """The real client, speaking to the fake."""
    yield from _to_fake(fake, patience=10.0)


@pytest.fixture
def impatient(fake: fakes.FakeJira) -> Iterator[Connection]:
    """The same, but it gives up after half a second."""
    yield from _to_fake(fake, patience=0.5)


def _to_fake(fake: fakes.FakeJira, patience: float) -> Iterator[Connection]:
    made = Connection(
        JiraOptions(url=fake.url, email="bridge@acme.example", token=TOKEN, timeout=(5.0, patience))
    )
    yield made
    made.close()


@pytest.fixture
def site(stage: tuple[Stage, str]) -> Iterator[Site]:
    """A pocket Jira without issues, whose search sees every write at once."""
    state = JiraState(index_lag=0.0, pace=1000.0)
    postman = Postman(state)
    there, url = stage
    there.app = Starlette(routes=routes(state, postman))
    yield Site(url, state, postman)
    state.close()


@pytest.fixture
def connect(site: Site) -> Iterator[Connect]:
    """Makes connections to the pocket Jira with other options than usual."""
    made: list[Connection] = []

    def to_site(
        token: str = "", *, kind: str = "cloud", dedicated: bool = True, patience: float = 10.0
    ) -> Connection:
        path, usual = ("/jira", SITE_TOKEN) if kind == "cloud" else ("/jira-dc", SERVER_TOKEN)
        options = JiraOptions(
            url=site.url + path,
            email=BRIDGE if kind == "cloud" else "",
            token=token or usual,
            kind=kind,
            timeout=(5.0, patience),
            dedicated=dedicated,
        )
        made.append(Connection(options))
        return made[-1]

    yield to_site
    for connection in made:
        connection.close()


@pytest.fixture(params=FACES)
def either(request: pytest.FixtureRequest, connect: Connect) -> Connection:
    """A connection to the pocket Jira as Cloud, and as a Data Center."""
    return connect(kind=request.param)


@pytest.fixture
def sender(connect: Connect) -> JiraSender:
    return JiraSender(connect())


@pytest.fixture
def reader(connect: Connect) -> Reader:
    return Reader(connect())
