"""Styles and scripts, served from the package's own folder under a name that changes with their contents."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

STATIC = Path(__file__).with_name("static")
MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
KEPT = {"Cache-Control": "max-age=31536000, immutable"}


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _files() or request.path_params["version"] != _version():
        return PlainTextResponse("There is no such file.", status_code=404)
    return Response(_files()[name], media_type=MEDIA_TYPES[Path(name).suffix], headers=KEPT)


def address(name: str) -> str:
    """Where a file is served; browsers keep it for good and never mix two releases."""
    return f"/static/{_version()}/{name}"


@cache
def _files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(STATIC.iterdir()) if path.suffix in MEDIA_TYPES}


@cache
def _version() -> str:
    return hashlib.sha256(b"".join(_files().values())).hexdigest()[:12]


ROUTE = Route("/static/{version}/{name}", _asset)
