"""A stand-in for the sandbox's control API, so that the page can be tested apart from the pockets."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bridge.sandbox import page
from tests.sandbox.page.world import Json, World

POLL_SECONDS = 0.02


class Doors:
    """The few doors the page uses, over the `world` that is set at the time."""

    def __init__(self) -> None:
        self.world = World()

    def app(self) -> Starlette:
        """The page and its doors."""
        return Starlette(
            routes=[
                *page.routes(),
                Route("/sandbox/bridge", self.bridge),
                Route("/sandbox/slack/{what}", self.slack, methods=["GET"]),
                Route("/sandbox/jira/{what}", self.jira, methods=["GET"]),
                Route("/sandbox/{side}/{what}", self.gesture, methods=["POST"]),
            ]
        )

    async def bridge(self, _: Request) -> Response:
        if self.world.known is None:
            return JSONResponse({"error": "The bridge is not running."}, status_code=502)
        return JSONResponse(self.world.known)

    async def slack(self, request: Request) -> Response:
        query = request.query_params
        match request.path_params["what"]:
            case "workspace":
                return JSONResponse(self.world.workspace)
            case "messages":
                found = self.world.read(query["channel"], query.get("thread_ts", ""), query.get("user", ""))
                return JSONResponse({"messages": found})
            case "views":
                modals = [v for v in self.world.views if v["user"] == query["user"]]
                return JSONResponse({"views": modals, "home": self.world.homes.get(query["user"])})
            case _:
                return await self._changes(request, "slack_changes")

    async def jira(self, request: Request) -> Response:
        if request.path_params["what"] == "board":
            return JSONResponse(self.world.board())
        return await self._changes(request, "jira_changes")

    async def gesture(self, request: Request) -> Response:
        what = "{side}/{what}".format(**request.path_params)
        body = await request.json()
        self.world.note(what, body)
        answer = self.world.answers.get(what, {"acked": True, "ack_ms": 5.0, "errors": None, "error": None})
        self._carry_out(what, body)
        return JSONResponse(answer, status_code=answer.get("status", 200))

    def _carry_out(self, what: str, body: Json) -> None:
        if what == "slack/message":
            self.world.say(body["user"], body["channel"], body["text"], thread_ts=body.get("thread_ts"))
        elif what in {"slack/submit", "slack/close"} and what not in self.world.answers:
            self.world.views = [view for view in self.world.views if view["id"] != body["view_id"]]
            self.world.change("view", user=body["user"])

    async def _changes(self, request: Request, side: str) -> Response:
        """Answer as soon as there is something after `after`, at the latest after `wait` seconds."""
        world, after = self.world, int(request.query_params["after"])
        end = asyncio.get_running_loop().time() + float(request.query_params.get("wait", 0))
        found: list[Json] = getattr(world, side)
        while len(found) <= after and asyncio.get_running_loop().time() < end and self.world is world:  # noqa: ASYNC110 - the tests write from their thread, into plain lists
            await asyncio.sleep(POLL_SECONDS)
        return JSONResponse({"at": len(found), "changes": found[after:]})


@contextlib.contextmanager
def served(doors: Doors) -> Iterator[str]:
    """The address at which the page is served while the block runs."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(doors.app(), log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    doors.world = World()
    server.should_exit = True
    thread.join(10)
