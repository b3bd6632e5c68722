"""Requests that lead nowhere but where they were sent: urllib takes the token along to wherever a redirect leads."""

from functools import cached_property
from ssl import create_default_context
from typing import Any
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from slack_sdk import WebClient


class NoRedirects(HTTPRedirectHandler):
    """Makes an error of every redirect."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        """Follow none."""


def opener(proxy: str | None, *more: Any) -> OpenerDirector:
    """Opens addresses by a proxy, or without any, and follows no redirect."""
    proxies = {"http": proxy, "https": proxy} if proxy else {}
    return build_opener(NoRedirects, ProxyHandler(proxies), *more)


class StraightClient(WebClient):
    """The SDK's client, following no redirect. The SDK has no public door for that."""

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:  # noqa: ARG002 - the base class's signature
        with self._opener.open(req, timeout=self.timeout) as answer:
            charset = answer.headers.get_content_charset() or "utf-8"
            body = answer.read().decode(charset)
            return {"status": answer.status, "headers": answer.headers, "body": body}

    @cached_property
    def _opener(self) -> OpenerDirector:
        """Made once: reading the certificates of all authorities takes longer than a call."""
        return opener(self.proxy, HTTPSHandler(context=self.ssl or create_default_context()))
