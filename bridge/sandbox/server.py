"""Run an app on loopback, in a thread of this process."""

import socket
import threading
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import ASGIApp

PATIENCE = 10.0


class Running:
    """A server for the time of a `with` block.

    Args:
        app: what to serve.
        port: 0 for any free one.

    Attributes:
        url: `http://127.0.0.1:PORT`, known from the beginning.
    """

    def __init__(self, app: ASGIApp, port: int = 0) -> None:
        self._socket = listening(port)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="on",
            ws="websockets-sansio",
            timeout_graceful_shutdown=1,
        )
        self.server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve, name="sandbox", daemon=True)

    def _serve(self) -> None:
        self.server.run(sockets=[self._socket])

    def __enter__(self) -> Self:
        """Begin to serve; the socket listens already, so nobody is refused meanwhile."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop and wait until all connections are closed."""
        self.server.should_exit = True
        self._thread.join(PATIENCE)
        self._socket.close()

    def wait(self) -> None:
        """Return when the server has stopped."""
        self._thread.join()


def listening(port: int) -> socket.socket:
    """A socket on loopback; named as TCP, else asyncio leaves Nagle's delay on and every answer takes 40 ms."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(("127.0.0.1", port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made
