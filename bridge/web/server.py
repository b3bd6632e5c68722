"""Serve in a thread, so that signals and the main thread stay the application's."""

import socket
import threading

import uvicorn
from starlette.types import ASGIApp

from bridge.domain.errors import SettingsError


class WebServer:
    """A listening server.

    Args:
        app: what to serve.
        host: the address.
        port: 0 for any free one.

    Attributes:
        url: where it listens.

    Raises:
        SettingsError: the port is taken, or the address is not this machine's.
    """

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        try:
            self._socket = _listening(host, port)
        except OSError as error:
            raise SettingsError(
                f"web.host and web.port: cannot listen on {host}:{port} ({error.strerror})."
            ) from error
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve, name="web", daemon=True)

    def _serve(self) -> None:
        self._server.run(sockets=[self._socket])

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Answer what is under way, then close."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(timeout=5)
        self._socket.close()


def _listening(host: str, port: int) -> socket.socket:
    """A socket named as TCP: else asyncio leaves Nagle's delay on, and every answer takes 40 ms longer."""
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    made = socket.socket(family, kind, protocol)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made
