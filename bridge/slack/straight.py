"""Requests that lead nowhere but where they were sent, and answers that are what Slack documents, or nothing.

Urllib takes the token along to wherever a redirect leads; the SDK raises whatever comes of an answer that is a page,
a list, or of another alphabet.
"""

import json
from functools import cache, cached_property
from http.client import HTTPException
from ssl import SSLContext, create_default_context
from typing import IO, Any
from urllib.error import HTTPError
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from slack_sdk import WebClient

LARGEST = 20_000_000
"""Bytes: a thousand people on one page are some two million."""


class NoRedirects(HTTPRedirectHandler):
    """Makes an error of every redirect."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        """Follow none."""


def opener(proxy: str | None, *more: Any) -> OpenerDirector:
    """Opens addresses by a proxy, or without any, and follows no redirect."""
    proxies = {"http": proxy, "https": proxy} if proxy else {}
    return build_opener(NoRedirects, ProxyHandler(proxies), *more)


@cache
def trusted() -> SSLContext:
    """The authorities whose certificates are believed: reading them takes longer than a call, so it is done once."""
    return create_default_context()


class TooLargeError(HTTPException):
    """More was answered than Slack ever does."""


class StraightClient(WebClient):
    """The SDK's client, following no redirect and reading no endless answer. The SDK has no public door for that."""

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:  # noqa: ARG002 - the base class's signature
        try:
            with self._opener.open(req, timeout=self.timeout) as answer:
                return {"status": answer.status, "headers": answer.headers, "body": _read(answer)}
        except HTTPError as error:
            with error:
                return {"status": error.code, "headers": dict(error.headers.items()), "body": _read(error)}

    @cached_property
    def _opener(self) -> OpenerDirector:
        return opener(self.proxy, HTTPSHandler(context=trusted()))


def _read(answer: IO[bytes]) -> str:
    """The body, if it is an object of JSON; an empty one of anything else, which says neither yes nor no.

    Raises:
        TooLargeError: it does not end.
    """
    body = answer.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise TooLargeError
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return "{}"
    return json.dumps(said) if isinstance(said, dict) else "{}"
