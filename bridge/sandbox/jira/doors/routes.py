"""All REST routes of the site, by all its faces."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bridge.sandbox.jira.doors import (
    attachments,
    comments,
    issues,
    links,
    people,
    projects,
    properties,
    search,
    site,
    tokens,
)
from bridge.sandbox.jira.doors.call import Table
from bridge.sandbox.jira.doors.door import Door
from bridge.sandbox.jira.doors.faces import CLOUD_ID, DATA_CENTER, GATEWAY, SITE, Face
from bridge.sandbox.jira.doors.gate import endpoint
from bridge.sandbox.jira.state import JiraState

SHARED: tuple[Table, ...] = (
    site.TABLE,
    projects.TABLE,
    issues.TABLE,
    comments.TABLE,
    properties.TABLE,
    links.TABLE,
    attachments.TABLE,
    people.TABLE,
)
CLOUD: tuple[Table, ...] = (projects.CLOUD_TABLE, *SHARED, issues.CLOUD_TABLE, search.CLOUD_TABLE)
SERVER: tuple[Table, ...] = (*SHARED, search.SERVER_TABLE)
METHODS = ["GET", "POST", "PUT", "DELETE"]


def routes(state: JiraState) -> list[BaseRoute]:
    """The REST API by every face, the address people open an issue at, and a 404 for all else below them."""
    found: list[BaseRoute] = [
        Route(door.path, endpoint(state, door), methods=[method]) for method, door in _doors()
    ]
    found.append(Route(f"{SITE.base}/_edge/tenant_info", _tenant))
    found += [Route(f"{face.base}/browse/{{key}}", _browse) for face in (SITE, DATA_CENTER)]
    found += [
        Route(f"{base}/{{path:path}}", _nothing_here, methods=METHODS)
        for base in (SITE.base, DATA_CENTER.base, "/gateway")
    ]
    return found


def _doors() -> Iterator[tuple[str, Door]]:
    """Every door with its method."""
    for face, tables in ((SITE, CLOUD), (GATEWAY, CLOUD), (DATA_CENTER, SERVER)):
        for api in face.apis:
            yield from _below(face, f"/rest/api/{api}", tables)
    for face in (SITE, GATEWAY):
        yield "GET", Door(face, "/rest/api/2", "/serverInfo", site.server_info)
    yield from _below(DATA_CENTER, "/rest/pat/latest", (tokens.TABLE,))


def _below(face: Face, root: str, tables: tuple[Table, ...]) -> Iterator[tuple[str, Door]]:
    for table in tables:
        for (method, path), handler in table.items():
            yield method, Door(face, root, path, handler)


async def _tenant(_request: Request) -> Response:
    """Where the gateway finds this site; anybody may ask."""
    return JSONResponse({"cloudId": CLOUD_ID})


async def _browse(request: Request) -> Response:
    """The page shows issues; the key goes along as the fragment."""
    return RedirectResponse(f"/#{request.path_params['key']}")


async def _nothing_here(request: Request) -> Response:
    words = f"null for uri: {request.url.path}"
    return JSONResponse({"message": words, "status-code": 404}, 404)
