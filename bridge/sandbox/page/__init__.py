"""The page to click in: the pocket Slack, what the bridge knows, the pocket Jira.

Plain HTML, CSS and ECMAScript modules from the package's own folder; no build step and nothing from outside.
The page speaks only to `/sandbox/…`, so all that it does, a test can do with an HTTP client.
"""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

STATIC = Path(__file__).parent / "static"

MEDIA_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}

# What the bridge and people post is shown as text; should a slip ever let markup through, the browser still runs
# none of it. https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def routes() -> list[BaseRoute]:
    """The page at `/` and its files at `/static/NAME`, to be mounted at the root of the sandbox."""
    return [Route("/", _page), Route("/static/{name}", _asset)]


async def _page(_: Request) -> Response:
    return _file("index.html")


async def _asset(request: Request) -> Response:
    return _file(request.path_params["name"])


def _file(name: str) -> Response:
    path = STATIC / name
    if name not in _names():
        return PlainTextResponse("There is no such file.", status_code=404, headers=HEADERS)
    return Response(_content(path), media_type=MEDIA_TYPES[path.suffix], headers=HEADERS)


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in STATIC.iterdir() if path.suffix in MEDIA_TYPES)


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()
