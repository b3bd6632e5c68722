"""The page to click in: the pocket Slack, what the bridge knows, the pocket Jira.

Plain HTML, CSS and ECMAScript modules from the package's own folder; no build step and nothing from outside.
The page speaks only to `/sandbox/…`, so all that it does, a test can do with an HTTP client.
"""

import hashlib
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
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
FRESH = {"Cache-Control": "no-cache"}
KEPT = {"Cache-Control": "max-age=31536000, immutable"}


def routes() -> list[BaseRoute]:
    """The page at `/` and its files at `/static/VERSION/NAME`, to be mounted at the root of the sandbox.

    The version is a digest of all files: browsers keep a file for good and never mix two releases of the page.
    """
    return [Route("/", _page), Route("/static/{version}/{name}", _asset)]


async def _page(_: Request) -> Response:
    page = _files()["index.html"].replace(b"/static/", f"/static/{_version()}/".encode())
    return Response(page, media_type="text/html", headers=HEADERS | FRESH)


async def _asset(request: Request) -> Response:
    name, version = request.path_params["name"], request.path_params["version"]
    if name not in _files() or version != _version():
        return PlainTextResponse("There is no such file.", status_code=404, headers=HEADERS | FRESH)
    media_type = MEDIA_TYPES[Path(name).suffix]
    return Response(_files()[name], media_type=media_type, headers=HEADERS | KEPT)


@cache
def _files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(STATIC.iterdir()) if path.suffix in MEDIA_TYPES}


@cache
def _version() -> str:
    return hashlib.sha256(b"".join(_files().values())).hexdigest()[:12]
