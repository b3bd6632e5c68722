"""A sandbox on loopback and a tiny bridge connected to it, one of each for a file of tests."""

from collections.abc import Iterator

import pytest

from bridge.sandbox.app import Options, create
from bridge.sandbox.people import scene
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.server import Running
from tests.sandbox.people.tiny_bridge import TinyBridge


@pytest.fixture(autouse=True)
def _short_polls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who leaves a scene waits for the end of its long poll."""
    monkeypatch.setattr(scene, "WAIT", 0.1)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with Running(create(Options(pace=100, index_lag=0))) as running:
        yield running.url


@pytest.fixture(scope="module")
def hands(url: str) -> Hands:
    return Hands(url)


@pytest.fixture(scope="module")
def tiny(url: str) -> Iterator[TinyBridge]:
    tiny = TinyBridge(url)
    tiny.socket.connect()  # type: ignore[no-untyped-call]
    yield tiny
    tiny.leave()
