"""One server for many tests: starting and stopping one takes longer than most of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from bridge.sandbox.server import Running


class Stage:
    """Passes everything on to the app that stands on it; each test puts one of its own there."""

    def __init__(self) -> None:
        self.app: ASGIApp = Starlette()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@contextmanager
def lit() -> Iterator[tuple[Stage, str]]:
    """A stage that is served on loopback, and its address."""
    stage = Stage()
    with Running(stage) as running:
        yield stage, running.url
