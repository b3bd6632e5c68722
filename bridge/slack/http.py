"""HTTP instead of Socket Mode: Slack posts everything, signed, to one address of ours.

https://docs.slack.dev/apis/events-api/using-http-request-urls
"""

import hashlib
import hmac
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from bridge.slack.app import CheckedApp

LOG = logging.getLogger(__name__)
TIMESTAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"
RETRIES = ("x-slack-retry-num", "x-slack-retry-reason")
OLDEST = 300
"""Seconds that a signature holds; who sends the same again meanwhile meets what is kept once."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to a request.

    Attributes:
        status: HTTP's; Slack takes 200 alone for an acknowledgement.
        body: text, or JSON.
        headers: among them which of both it is.
    """

    status: int
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class HttpDoor:
    """Takes what Slack posts: events, commands, what people click, type and send.

    Args:
        app: answers what is Slack's.
        secret: the app's signing secret.
        now: seconds since 1970.

    Raises:
        ValueError: there is no secret, so anybody could say to be Slack.
    """

    def __init__(self, app: CheckedApp, secret: str, now: Callable[[], float] = time.time) -> None:
        if not secret.strip():
            raise ValueError("HTTP without a signing secret")
        self._app, self._secret, self._now = app, secret, now

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Answer one request; an unsigned one gets 401 and is not looked into, nor written down."""
        if not signed(self._secret, body, headers, self._now()):
            LOG.warning("Refused a request that Slack has not signed, or not now")
            return Answer(401)
        try:
            said = read(body)
        except ValueError:
            return Answer(400)
        if said.get("type") == "url_verification":
            return Answer(200, str(said.get("challenge", "")), {"content-type": "text/plain"})
        return self._dispatched(said, headers)

    def _dispatched(self, said: dict[str, Any], headers: Mapping[str, str]) -> Answer:
        """Bolt reads a form with the word "payload" in it as no command at all, so it gets what was read here."""
        retries: dict[str, str | Sequence[str]] = {name: headers[name] for name in RETRIES if name in headers}
        answer = self._app.take(said, "http", retries)
        return Answer(answer.status, answer.body, answer.first_headers_without_set_cookie())


def signed(secret: str, body: bytes, headers: Mapping[str, str], now: float) -> bool:
    """Whether Slack signed this body with our secret, lately; never raises, whatever the headers say.

    https://docs.slack.dev/authentication/verifying-requests-from-slack

    Args:
        secret: the app's signing secret.
        body: as it was received.
        headers: by names in small letters.
        now: seconds since 1970.
    """
    at = headers.get(TIMESTAMP, "")
    if not (at.isascii() and at.isdigit()) or abs(now - float(at)) > OLDEST:
        return False
    given = headers.get(SIGNATURE, "").encode(errors="replace")
    return hmac.compare_digest(signature(secret, at, body).encode(), given)


def signature(secret: str, at: str, body: bytes) -> str:
    """What Slack signs a body with that is sent at a time, in seconds since 1970."""
    digest = hmac.new(secret.encode(), b"v0:%s:%s" % (at.encode(), body), hashlib.sha256).hexdigest()
    return f"v0={digest}"


def read(body: bytes) -> dict[str, Any]:
    """What a body says: JSON for events, a form for commands, JSON in a form for what people click.

    Raises:
        ValueError: it is none of them.
    """
    text = body.decode()
    form = {} if text.startswith("{") else dict(parse_qsl(text, keep_blank_values=True))
    try:
        said = form if "command" in form else json.loads(form.get("payload", text))
    except RecursionError:
        said = None
    if isinstance(said, dict):
        return said
    raise ValueError("neither an object nor a form")
