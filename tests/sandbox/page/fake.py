"""A stand-in for the sandbox's control API, so that the page can be tested apart from the pockets."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from tests.sandbox.page.world import Json, World

from bridge.sandbox import page

POLL_SECONDS = 0.02


def app(world: World) -> Starlette:
    """The page over a canned world."""
    doors = Doors(world)
    return Starlette(
        routes=[
            *page.routes(),
            Route("/sandbox/bridge", doors.bridge),
            Route("/sandbox/slack/{what}", doors.slack, methods=["GET"]),
            Route("/sandbox/jira/{what}", doors.jira, methods=["GET"]),
            Route("/sandbox/{side}/{what}", doors.gesture, methods=["POST"]),
        ]
    )


class Doors:
    """The few doors the page uses."""

    def __init__(self, world: World) -> None:
        self.world = world

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
                return JSONResponse({"views": [v for v in self.world.views if v["user"] == query["user"]]})
            case _:
                return await changes(request, lambda: self.world.slack_changes)

    async def jira(self, request: Request) -> Response:
        if request.path_params["what"] == "board":
            return JSONResponse(self.world.board())
        return await changes(request, lambda: self.world.jira_changes)

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


async def changes(request: Request, read: Callable[[], list[Json]]) -> Response:
    """Answer as soon as there is something after `after`, at the latest after `wait` seconds."""
    after = int(request.query_params["after"])
    end = asyncio.get_running_loop().time() + float(request.query_params.get("wait", 0))
    while len(read()) <= after and asyncio.get_running_loop().time() < end and not STOPPING.is_set():
        await asyncio.sleep(POLL_SECONDS)  # noqa: ASYNC110 - the tests write from other threads, into plain lists
    return JSONResponse({"at": len(read()), "changes": read()[after:]})


STOPPING = threading.Event()


@contextlib.contextmanager
def served(world: World) -> Iterator[str]:
    """The address at which the page is served while the block runs."""
    STOPPING.clear()
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app(world), log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    STOPPING.set()
    server.should_exit = True
    thread.join(10)
