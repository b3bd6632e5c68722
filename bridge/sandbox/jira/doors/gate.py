"""What every REST call passes on its way to a handler: counting, faults, sign-in, limits, refusals."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bridge.sandbox.jira.bodies.shapes import Shapes
from bridge.sandbox.jira.doors import strangers
from bridge.sandbox.jira.doors.call import Answer, Call
from bridge.sandbox.jira.doors.connection import drop, hang
from bridge.sandbox.jira.doors.door import Door
from bridge.sandbox.jira.doors.faces import SITE
from bridge.sandbox.jira.doors.noting import Outcome, note
from bridge.sandbox.jira.errors import Refused
from bridge.sandbox.jira.faults import Fault
from bridge.sandbox.jira.limits import Limited
from bridge.sandbox.jira.model import User
from bridge.sandbox.jira.state import JiraState

Endpoint = Callable[[Request], Awaitable[Response]]
DOWN = Fault(status=503)
ANONYMOUS = User("", "Anonymous", "")
OPEN = frozenset({"/serverInfo"})


def endpoint(state: JiraState, door: Door) -> Endpoint:
    """A Starlette endpoint around a door of a site."""

    async def answer(request: Request) -> Response:
        state.site = SITE.site(request)
        state.stats.call(f"{request.method} {door.template}")
        response = await _through(state, door, request)
        if response.status_code >= 400:
            state.stats.refused(response.status_code)
        if door.face.is_server:
            user = door.face.user(state, request)
            response.headers["X-AUSERNAME"] = user.login if user else "anonymous"
        return response

    return answer


async def _through(state: JiraState, door: Door, request: Request) -> Response:
    if state.faults.down == "drops":
        return await drop(request)
    raw = await request.body()  # before any delay: a caller that gave up takes its body along
    path = request.url.path.removeprefix(door.face.base + door.root)
    fault = DOWN if state.faults.down else state.faults.take(request.method, path, door.template)
    if fault and fault.delay:
        await asyncio.sleep(fault.delay)
    harm = fault if fault and not fault.only_late else None
    before = state.last_event
    done = _answered(state, door, request, raw) if harm is None or harm.after_doing else None
    note(state, door, request, raw, Outcome(before, done, harm))
    if harm or done is None:
        return await _faulty(harm, request, server=door.face.is_server)
    return done


async def _faulty(fault: Fault | None, request: Request, *, server: bool) -> Response:
    if fault is None or fault.drop:
        return await drop(request)
    if fault.hang:
        return await hang(request)
    if fault.status == 429:
        return _too_many(fault.retry_after or 1, fault.reason or ("" if server else "jira-burst-based"))
    return HTMLResponse(f"<html><body><h1>{fault.status}</h1></body></html>", fault.status)


def _answered(state: JiraState, door: Door, request: Request, raw: bytes) -> Response:
    user = door.face.user(state, request) or (ANONYMOUS if door.template in OPEN else None)
    if user is None:
        return strangers.answer(door.face, door.template, tried="Authorization" in request.headers)
    limited = _limited(state, door, request)
    if limited:
        return _too_many(limited.retry_after, limited.reason)
    shapes = Shapes(door.face.site(request), door.face.dialect, user.offset_minutes)
    try:
        with state.lock:
            call = Call(state, user, request.path_params, request.query_params, raw, shapes)
            return _response(door.handler(call))
    except Refused as refusal:
        return JSONResponse(refusal.body, refusal.status, refusal.headers)


def _limited(state: JiraState, door: Door, request: Request) -> Limited | None:
    """Whether it is too much; Data Center limits nobody unless an administrator says so."""
    if door.face.is_server:
        return None
    return state.limits.take(request.method, door.template, request.path_params.get("issue"))


def _response(answer: Answer) -> Response:
    if answer.body is None:
        return Response(status_code=answer.status, headers=dict(answer.headers))
    return JSONResponse(answer.body, answer.status, dict(answer.headers))


def _too_many(retry_after: float, reason: str) -> Response:
    """The refusal, with the reason that Cloud gives beside the wait."""
    headers = {"Retry-After": f"{retry_after:g}", "X-RateLimit-Remaining": "0"}
    headers |= {"RateLimit-Reason": reason} if reason else {}
    return JSONResponse({"errorMessages": ["Rate limit exceeded."], "errors": {}}, 429, headers)
