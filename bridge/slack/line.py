"""The WebSocket of Socket Mode: the SDK's client, which believes any address and any envelope, taught to check both.

https://docs.slack.dev/apis/events-api/using-socket-mode/
"""

import json
import logging
from time import monotonic, time
from typing import Any

from slack_bolt.adapter.socket_mode.internals import send_response
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bridge.domain.addresses import belongs
from bridge.domain.errors import OutsideError, RefusedError, TryLaterError
from bridge.slack.app import BOLT, CheckedApp
from bridge.slack.calls import Calls, client, proxy_for
from bridge.slack.options import SlackOptions
from bridge.slack.straight import trusted
from bridge.slack.texts import slack

LOG = logging.getLogger(__name__)

LARGEST = 2_000_000
"""Characters of one envelope: as much as is taken over HTTP."""

PING = 5.0
"""Seconds between looks at the connection, and so until a broken one is opened again."""

AT_ONCE = 10
"""Payloads answered at the same time: each may want a connection of the database's pool."""


class Line(SocketModeClient):
    """One connection to Slack, opened again when it breaks.

    Args:
        app: answers what arrives.
        options: the app token and the address.
    """

    def __init__(self, app: CheckedApp, options: SlackOptions) -> None:
        web = client(options.app_token, options.api_url, options.timeout)
        web.ssl = trusted()
        self._app, self._options, self._calls, self._not_before = app, options, Calls(web), 0.0
        super().__init__(
            options.app_token, logger=BOLT, web_client=web, ping_interval=PING, concurrency=AT_ONCE
        )
        self.proxy = proxy_for(options.api_url)
        self.socket_mode_request_listeners.append(self._answer)

    def issue_new_wss_url(self) -> str:
        """Ask Slack where to connect to, and not sooner than Slack wants to be asked again.

        Raises:
            OutsideError: Slack said no, or nothing, or named an address that is not its own.
        """
        if monotonic() < self._not_before:
            raise TryLaterError(slack.TOO_MANY.format(method="apps.connections.open"))
        try:
            url = str(self._calls("apps.connections.open", app_token=self._options.app_token).get("url"))
        except TryLaterError as error:
            self._not_before = monotonic() + (error.after or 0)
            raise
        if not is_slacks(url, self._options.api_url):
            raise RefusedError(slack.SOCKET_ELSEWHERE, "socket_elsewhere")
        return url

    def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Connect anew; where Slack itself asked for it and fails, the next look at the connection tries again."""
        try:
            super().connect_to_new_endpoint(force)
        except OutsideError as error:
            if not force:
                raise
            LOG.warning("Slack cannot be reached (%s)", error)

    def enqueue_message(self, message: str) -> None:
        """Take one envelope; what is no envelope would only make the SDK write down where it failed."""
        if _is_object(message):
            super().enqueue_message(message)
        else:
            LOG.warning("Slack's socket sent %d characters that are no envelope", len(message))

    def run_message_listeners(self, message: dict[str, Any], raw_message: str) -> None:
        """Have an envelope answered, whatever it holds: only an acknowledged one does not come again."""
        if "envelope_id" in message:
            payload = message.get("payload")
            message = {"type": "", **message, "payload": payload if isinstance(payload, dict) else {}}
        super().run_message_listeners(message, raw_message)

    def _answer(self, _line: Any, envelope: SocketModeRequest) -> None:
        began = time()
        send_response(self, envelope, self._app.take(envelope.payload), began)


def is_slacks(url: str, api_url: str) -> bool:
    """Whether an address is of the host that serves the Web API, or below it; unencrypted at this machine only.

    >>> is_slacks("wss://wss-primary.slack.com/link", "https://slack.com/api/")
    True
    >>> is_slacks("wss://slack.com.evil.example/link", "https://slack.com/api/")
    False
    """
    return url.startswith(("wss:", "ws:")) and belongs(url, api_url)


def _is_object(message: str) -> bool:
    if len(message) > LARGEST:
        return False
    try:
        return isinstance(json.loads(message), dict)
    except (ValueError, RecursionError):
        return False
