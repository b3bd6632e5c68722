"""The pocket Slack's routes: signing in, Web API, Socket Mode, response URLs, control API."""

import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from bridge.sandbox.slack import oidc_doors
from bridge.sandbox.slack.api.door import serve
from bridge.sandbox.slack.errors import HandError, SlackError
from bridge.sandbox.slack.hands import gestures, reading, screens, searches, setup, shortcuts
from bridge.sandbox.slack.hands.asked import Answer, Asked
from bridge.sandbox.slack.responses import answer
from bridge.sandbox.slack.socket import MOST_LINKS, Envelope, Link, LinkLostError, goodbye, hello
from bridge.sandbox.slack.state import SlackState

Hand = Callable[[Asked], Awaitable[Answer]]

READING: dict[str, Hand] = {
    "workspace": reading.workspace,
    "messages": reading.messages,
    "changes": reading.changes,
    "views": reading.views,
    "stats": reading.stats,
}
DOING: dict[str, Hand] = {
    "command": gestures.command,
    "message": gestures.message,
    "edit": gestures.edit,
    "delete": gestures.delete,
    "react": gestures.react,
    "join": gestures.join,
    "open_app": gestures.open_app,
    "shortcut": shortcuts.use,
    "press": screens.press,
    "suggest": searches.suggest,
    "upload": screens.upload,
    "submit": screens.submit,
    "close": screens.close,
    "person": setup.person,
    "channel": setup.channel,
    "usergroup": setup.usergroup,
    "request_url": setup.request_url,
    "set": setup.faults,
    "redeliver": setup.redeliver,
    "raw": setup.raw,
    "disconnect": setup.disconnect,
}


def routes(state: SlackState) -> list[BaseRoute]:
    """Everything under `/slack` and `/sandbox/slack`."""

    async def web_api(request: Request) -> Response:
        return await serve(state, request)

    async def upload(request: Request) -> Response:
        data = await request.body()
        with state.lock:
            sent = state.files.sent(request.path_params["file"], data)
        return PlainTextResponse(
            f"OK - {len(data)}" if sent else "not what was announced", 200 if sent else 400
        )

    async def file(request: Request) -> Response:
        found = state.files.by_id.get(request.path_params["file"])
        if found is None or found.data is None:
            return PlainTextResponse("There is no such file.", status_code=404)
        return Response(found.data, media_type=found.media_type)

    async def private_file(request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {state.options.bot_token}":
            return PlainTextResponse("This file is not for everybody.", status_code=403)
        return await file(request)

    async def respond(request: Request) -> Response:
        return await _respond(state, request)

    async def link(socket: WebSocket) -> None:
        await _link(state, socket)

    hands = [
        Route(f"/sandbox/slack/{name}", _door(state, hand), methods=[method])
        for method, table in (("GET", READING), ("POST", DOING))
        for name, hand in table.items()
    ]
    return [
        *oidc_doors.routes(state),
        Route("/slack/api/{method}", web_api, methods=["GET", "POST"]),
        Route("/slack/respond/{secret}", respond, methods=["POST"]),
        Route("/slack/upload/{file}", upload, methods=["POST"]),
        Route("/sandbox/slack/file/{file}", file),
        Route("/slack/files/{file}", private_file),
        WebSocketRoute("/slack/link", link),
        *hands,
    ]


def _door(state: SlackState, hand: Hand) -> Callable[[Request], Awaitable[Response]]:
    async def door(request: Request) -> Response:
        try:
            asked = Asked(state, await _fields(request), str(request.base_url))
            return JSONResponse(await hand(asked))
        except HandError as error:
            return JSONResponse({"error": str(error)}, status_code=error.status)

    return door


async def _fields(request: Request) -> dict[str, Any]:
    if request.method == "GET":
        return dict(request.query_params)
    try:
        fields = await request.json()
    except json.JSONDecodeError:
        raise HandError("The body is not JSON.") from None
    if not isinstance(fields, dict):
        raise HandError("The body must be a JSON object.")
    return fields


async def _respond(state: SlackState, request: Request) -> Response:
    """Answer a gesture later; https://docs.slack.dev/interactivity/handling-user-interaction."""
    try:
        body = await request.json()
        if not isinstance(body, dict):
            return PlainTextResponse("invalid_payload", status_code=400)
        with state.lock:
            given = state.response_urls.use(request.path_params["secret"])
            outgoing = answer(state, given, body)
    except json.JSONDecodeError:
        return PlainTextResponse("invalid_payload", status_code=400)
    except SlackError as error:
        state.stats.refused[error.code] += 1
        return PlainTextResponse(error.code, status_code=404 if error.code.endswith("_url") else 400)
    state.delivery.events_soon(outgoing)
    return PlainTextResponse("ok")


async def _link(state: SlackState, socket: WebSocket) -> None:
    """One Socket Mode connection, from its ticket to its end."""
    hub = state.hub
    if not hub.admits(socket.query_params.get("ticket", "")):
        await socket.close()
        return
    await socket.accept()
    if len(hub.links) >= MOST_LINKS:
        await socket.send_json(goodbye("too_many_websockets"))
        await socket.close()
        return
    own = Link(partial(_send, socket), socket.close)
    await socket.send_json(hello(len(hub.links) + 1))
    hub.joined(own)
    try:
        while True:
            said = await socket.receive_json()
            if not isinstance(said, dict):
                return
            hub.heard(said)
    except (WebSocketDisconnect, json.JSONDecodeError, KeyError):  # KeyError: bytes instead of text
        return
    finally:
        hub.left(own)


async def _send(socket: WebSocket, said: Envelope) -> None:
    """Send something to an app that may be gone without a word: a killed process says no goodbye."""
    try:
        await socket.send_json(said)
    except (WebSocketDisconnect, RuntimeError) as error:
        raise LinkLostError from error
