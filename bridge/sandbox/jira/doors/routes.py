"""All REST routes of the site."""

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bridge.sandbox.jira.doors import comments, issues, links, projects, properties, search, site
from bridge.sandbox.jira.doors.call import Table
from bridge.sandbox.jira.doors.gate import ROOT, endpoint
from bridge.sandbox.jira.state import JiraState

TABLES: tuple[Table, ...] = (
    site.TABLE,
    projects.TABLE,
    issues.TABLE,
    comments.TABLE,
    properties.TABLE,
    links.TABLE,
    search.TABLE,
)
SERVER_INFO_V2 = "/jira/rest/api/2/serverInfo"


def routes(state: JiraState) -> list[BaseRoute]:
    """The REST API, the address people open an issue at, and a 404 for all else below `/jira`."""
    found: list[BaseRoute] = [
        Route(ROOT + path, endpoint(state, path, handler), methods=[method])
        for table in TABLES
        for (method, path), handler in table.items()
    ]
    found.append(Route(SERVER_INFO_V2, endpoint(state, "/serverInfo", site.server_info)))
    found.append(Route("/jira/browse/{key}", _browse))
    found.append(Route("/jira/{path:path}", _nothing_here, methods=["GET", "POST", "PUT", "DELETE"]))
    return found


async def _browse(request: Request) -> Response:
    """The page shows issues; the key goes along as the fragment."""
    return RedirectResponse(f"/#{request.path_params['key']}")


async def _nothing_here(request: Request) -> Response:
    words = f"null for uri: {request.url.path}"
    return JSONResponse({"message": words, "status-code": 404}, 404)
