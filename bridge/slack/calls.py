"""Slack's Web API, one call at a time: no retries, and every failure says whether trying again may help."""

import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from typing import Any, NoReturn
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bridge.domain.addresses import LOOPBACK
from bridge.domain.errors import RefusedError, TryLaterError, UncertainError
from bridge.slack.straight import StraightClient
from bridge.slack.texts import slack

QUIET = logging.getLogger("bridge.slack.sdk")
QUIET.setLevel(logging.WARNING)
"""The SDK's logger: on DEBUG it would write down whole messages, so the level is fixed here."""

BUSY = {"ratelimited", "rate_limited"}
UNCERTAIN = {"internal_error", "service_unavailable", "request_timeout", "fatal_error"}
"""Codes with which Slack says that it failed itself. https://docs.slack.dev/reference/methods/chat.postMessage#errors"""

BEFORE_SENDING = (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError)
LONGEST_WAIT = 3600.0
"""Seconds that are waited at most, whatever is asked for."""


def client(token: str, api_url: str, timeout: int) -> WebClient:
    """A client that never retries by itself: by default it posts twice after a dropped connection.

    It is safe to share between threads: every call opens a connection of its own.
    """
    made = StraightClient(token, base_url=api_url, timeout=timeout, retry_handlers=[], logger=QUIET)
    made.proxy = proxy_for(api_url)
    return made


def proxy_for(url: str) -> str | None:
    """The proxy that the environment names for an address; the SDK itself would not heed ``NO_PROXY``."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in LOOPBACK or proxy_bypass(host):
        return None
    proxies = getproxies()
    return proxies.get(parts.scheme) or proxies.get("https")


class Calls:
    """Calls methods of the Web API by their names.

    Args:
        web: the client to call with.
    """

    def __init__(self, web: WebClient) -> None:
        self._web = web

    @property
    def api_url(self) -> str:
        """Where the Web API is."""
        return self._web.base_url

    def __call__(self, method: str, **arguments: Any) -> SlackResponse:
        """Call a method such as ``chat.postMessage``.

        Raises:
            RefusedError: Slack said no.
            TryLaterError: certainly not done: 429, or Slack could not be reached.
            UncertainError: time-out, 5xx or a broken connection.
        """
        do = getattr(self._web, method.replace(".", "_"))
        try:
            answer: SlackResponse = do(**arguments)
        except SlackApiError as error:
            _refuse(method, error.response)
        except (OSError, HTTPException) as error:
            _break(method, error)
        return answer


@contextmanager
def as_documented() -> Iterator[None]:
    """Read an answer that may lack what Slack documents, or hold something else in its place.

    Raises:
        UncertainError: it does.
    """
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise UncertainError(slack.HALF_ANSWERED.format(part="what Slack documents")) from error


def _refuse(method: str, answer: SlackResponse) -> NoReturn:
    """Errors are raised from None: the SDK's own carry Slack's whole answer into the logs."""
    code = str(answer.get("error", "")) if isinstance(answer.data, dict) else ""
    if answer.status_code == 429 or code in BUSY:
        raise TryLaterError(slack.TOO_MANY.format(method=method), _seconds(answer), "ratelimited") from None
    if 300 <= answer.status_code < 400:
        raise TryLaterError(slack.LED_ELSEWHERE.format(method=method)) from None
    if answer.status_code >= 500 or code in UNCERTAIN:
        cause = code if code in UNCERTAIN else str(answer.status_code)
        raise UncertainError(slack.NOT_ANSWERED.format(method=method, cause=cause)) from None
    if not code.replace("_", "").isalnum():
        raise UncertainError(slack.NOT_ANSWERED.format(method=method, cause="not JSON")) from None
    reason = slack.REFUSED.get(code)
    sentence = slack.REFUSED_BECAUSE if reason else slack.REFUSED_PLAINLY
    raise RefusedError(sentence.format(method=method, code=code, reason=reason), code) from None


def _break(method: str, error: OSError | HTTPException) -> NoReturn:
    reason = error.reason if isinstance(error, URLError) else error
    cause = type(reason).__name__
    if isinstance(error, URLError) and isinstance(reason, BEFORE_SENDING):
        raise TryLaterError(slack.NOT_REACHED.format(method=method, cause=cause)) from None
    raise UncertainError(slack.NOT_ANSWERED.format(method=method, cause=cause)) from None


def _seconds(answer: SlackResponse) -> float | None:
    header = next((value for name, value in answer.headers.items() if name.lower() == "retry-after"), "")
    text = header[0] if isinstance(header, list) else str(header)
    digits = text.replace(".", "", 1)
    return min(float(text), LONGEST_WAIT) if digits.isascii() and digits.isdigit() else None
