"""What stands behind the doors, and the doors on a free port."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bridge.web.app import create
from bridge.web.doors import Answered
from bridge.web.server import WebServer
from tests.stage import Stage

Serve = Callable[..., WebServer]


@dataclass(frozen=True)
class Answer:
    """What the office says to Slack."""

    status: int = 200
    body: str = "Saved"
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "text/plain"})


@dataclass
class Office:
    """Stands in for what is behind the doors."""

    status: int = 204
    answer: Answered = Answer()
    well: bool = True
    public: bool = False
    remark: str = ""
    got: list[tuple[bytes, Mapping[str, str]]] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    hold: Callable[[], object] = lambda: None

    def jira(self, body: bytes, headers: Mapping[str, str]) -> int:
        self.got.append((body, headers))
        self.threads.add(threading.current_thread().name)
        return self.status

    def slack(self, body: bytes, headers: Mapping[str, str]) -> Answered:
        self.got.append((body, headers))
        self.threads.add(threading.current_thread().name)
        self.hold()
        return self.answer

    def state(self) -> dict[str, Any]:
        self.threads.add(threading.current_thread().name)
        return {"insights": {"total": 3}}

    def healthy(self) -> bool:
        self.threads.add(threading.current_thread().name)
        return self.well


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture(scope="module")
def stage() -> Iterator[tuple[Stage, WebServer]]:
    stage = Stage()
    server = WebServer(stage, "127.0.0.1", 0)
    server.start()
    yield stage, server
    server.stop()


@pytest.fixture
def server(stage: tuple[Stage, WebServer], office: Office) -> WebServer:
    """The doors of this test's office."""
    there, server = stage
    there.app = create(
        office.jira, office.state, office.healthy, office.public, lambda: office.remark, slack=office.slack
    )
    return server


@pytest.fixture
def serve(office: Office) -> Iterator[Serve]:
    """Opens doors of one's own, in another place or for the public."""
    servers: list[WebServer] = []

    def start(host: str = "127.0.0.1") -> WebServer:
        app = create(office.jira, office.state, office.healthy, office.public, lambda: office.remark)
        servers.append(WebServer(app, host, 0))
        servers[-1].start()
        return servers[-1]

    yield start
    for server in servers:
        server.stop()
