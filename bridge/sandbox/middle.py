"""The middle of the page: what the bridge under test knows, fetched from its own page."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

TIMEOUT = 5.0
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass
class Middle:
    """Where the bridge is.

    Attributes:
        url: such as `http://127.0.0.1:8080`; empty while nobody has told it.
    """

    url: str = ""

    def fetch(self) -> Any:
        """Read the bridge's `state.json`, and say where the bridge is.

        Raises:
            OSError: it is not there or answers with an error.
            ValueError: it answers something else than a JSON object.
            TypeError: the same.
        """
        with urllib.request.urlopen(f"{self.url}/state.json", timeout=TIMEOUT) as answer:  # noqa: S310 - `told` lets http on loopback only
            return {**json.load(answer), "url": self.url}


def routes(middle: Middle) -> list[BaseRoute]:
    """`GET` and `POST /sandbox/bridge`."""

    async def bridge(request: Request) -> Response:
        return await (_told(middle, request) if request.method == "POST" else _known(middle))

    return [Route("/sandbox/bridge", bridge, methods=["GET", "POST"])]


async def _told(middle: Middle, request: Request) -> Response:
    """`POST {"url"}`: say where the bridge is."""
    try:
        url = str((await request.json())["url"]).rstrip("/")
    except (json.JSONDecodeError, KeyError, TypeError):
        return _sorry("'url' is missing.", 400)
    if urlsplit(url).scheme != "http" or urlsplit(url).hostname not in LOOPBACK:
        return _sorry("'url' must be an http address on this machine.", 400)
    middle.url = url
    return JSONResponse({"url": url})


async def _known(middle: Middle) -> Response:
    if not middle.url:
        return _sorry("No bridge has told where it is.", 502)
    try:
        return JSONResponse(await anyio.to_thread.run_sync(middle.fetch))
    except (OSError, ValueError, TypeError) as error:
        return _sorry(f"The bridge at {middle.url} does not answer ({error}).", 502)


def _sorry(sentence: str, status: int) -> Response:
    return JSONResponse({"error": sentence}, status_code=status)
