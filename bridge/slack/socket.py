"""Socket Mode: Slack comes to us over a WebSocket that we open, so no public address is needed.

https://docs.slack.dev/apis/events-api/using-socket-mode/
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from socket import SHUT_RDWR
from threading import Event, Thread

from bridge.domain.errors import OutsideError, RefusedError
from bridge.slack.app import BOLT, CheckedApp
from bridge.slack.line import Line
from bridge.slack.options import SlackOptions

LOG = logging.getLogger(__name__)
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
"""Seconds between attempts to connect at start; doubled each time. Later breaks are mended by the SDK."""


class Socket:
    """The connection, opened in a thread of its own so that Slack being down never stops the start.

    Args:
        app: answers what arrives.
        options: the app token and the address.
        first_wait: seconds before the second attempt.
    """

    def __init__(self, app: CheckedApp, options: SlackOptions, first_wait: float = FIRST_WAIT) -> None:
        self._client = Line(app, options)
        self._wait = first_wait
        self._stopped = Event()
        self._opener = Thread(target=self._open, name="slack-socket", daemon=True)

    @property
    def connected(self) -> bool:
        """Whether Slack can reach us now."""
        return self._client.is_connected()

    def start(self) -> None:
        """Begin to connect, and come back at once."""
        self._opener.start()

    def stop(self) -> None:
        """Take nothing more, finish what is being answered, and close the connection."""
        self._stopped.set()
        if self._opener.ident:
            self._opener.join()
        self._client.auto_reconnect_enabled = False
        with _silent(BOLT):
            self._finish()
            self._wake()
            self._client.close()

    def _finish(self) -> None:
        """The SDK's own `close` would cut the connection before the last answers went out."""
        self._client.closed = True
        self._client.message_queue.put(None)
        self._client.message_processor.event.set()
        self._client.message_processor.thread.join()
        self._client.message_workers.shutdown()

    def _wake(self) -> None:
        """The SDK reads in sleeps of three seconds and closes only between them."""
        self._client.current_session_state.terminated = True
        session = self._client.current_session
        if session and session.sock:
            with suppress(OSError):
                session.sock.shutdown(SHUT_RDWR)

    def _open(self) -> None:
        wait = self._wait
        while not self._stopped.is_set():
            cause = self._attempt()
            if not cause:
                LOG.info("Slack is connected")
                return
            LOG.warning("Slack cannot be reached (%s); the next attempt is in %.0f s", cause, wait)
            self._stopped.wait(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    def _attempt(self) -> str:
        """Connect; the cause in a word or two if that failed."""
        try:
            self._client.connect_to_new_endpoint()
        except RefusedError as error:
            return error.code
        except OutsideError as error:
            return str(error).rstrip(".")
        except (OSError, HTTPException) as error:
            return type(error).__name__
        return "" if self.connected else "the socket did not open"


@contextmanager
def _silent(logger: logging.Logger) -> Iterator[None]:
    """What the SDK says of a connection that we cut ourselves is no news."""

    def nothing(_record: logging.LogRecord) -> bool:
        return False

    logger.addFilter(nothing)
    try:
        yield
    finally:
        logger.removeFilter(nothing)


def socket(app: CheckedApp, options: SlackOptions) -> Socket:
    """A connection that is not open yet."""
    return Socket(app, options)
