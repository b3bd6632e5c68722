"""What every REST call passes on its way to a handler: counting, faults, sign-in, limits, refusals."""

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bridge.sandbox.jira.doors.call import Answer, Call, Handler
from bridge.sandbox.jira.doors.connection import drop, hang
from bridge.sandbox.jira.errors import Refused, missing
from bridge.sandbox.jira.faults import Fault
from bridge.sandbox.jira.model import User
from bridge.sandbox.jira.state import NO_ISSUE, JiraState

ROOT = "/jira/rest/api/3"
Endpoint = Callable[[Request], Awaitable[Response]]
DOWN = Fault(status=503)
ANONYMOUS = User("", "Anonymous", "")
OPEN = frozenset({"/serverInfo"})


def endpoint(state: JiraState, template: str, handler: Handler) -> Endpoint:
    """A Starlette endpoint around a handler.

    Args:
        state: The site.
        template: The path below the REST root, as `/issue/{issue}`.
        handler: What answers a call that passes.
    """

    async def answer(request: Request) -> Response:
        state.site = f"{str(request.base_url).rstrip('/')}/jira"
        state.stats.call(f"{request.method} {template}")
        response = await _through(state, template, handler, request)
        if response.status_code >= 400:
            state.stats.refused(response.status_code)
        return response

    return answer


async def _through(state: JiraState, template: str, handler: Handler, request: Request) -> Response:
    if state.faults.down == "drops":
        return await drop(request)
    raw = await request.body()  # before any delay: a caller that gave up takes its body along
    path = request.url.path.removeprefix(ROOT)
    fault = DOWN if state.faults.down else state.faults.take(request.method, path, template)
    if fault and fault.delay:
        await asyncio.sleep(fault.delay)
    if fault and not fault.after_doing and not fault.only_late:
        return await _faulty(fault, request)
    response = _answered(state, template, handler, request, raw)
    return await _faulty(fault, request) if fault and not fault.only_late else response


async def _faulty(fault: Fault, request: Request) -> Response:
    if fault.drop:
        return await drop(request)
    if fault.hang:
        return await hang(request)
    if fault.status == 429:
        return _too_many(fault.retry_after or 1, fault.reason or "jira-burst-based")
    return HTMLResponse(f"<html><body><h1>{fault.status}</h1></body></html>", fault.status)


def _answered(state: JiraState, template: str, handler: Handler, request: Request, raw: bytes) -> Response:
    user = _user(state, request) or (ANONYMOUS if template in OPEN else None)
    if user is None:
        return _stranger(template, tried="Authorization" in request.headers)
    limited = state.limits.take(request.method, template, request.path_params.get("issue"))
    if limited:
        return _too_many(limited.retry_after, limited.reason)
    try:
        with state.lock:
            call = Call(state, user, request.path_params, request.query_params, raw)
            return _response(handler(call))
    except Refused as refusal:
        return JSONResponse(refusal.body, refusal.status, refusal.headers)


def _response(answer: Answer) -> Response:
    if answer.body is None:
        return Response(status_code=answer.status, headers=dict(answer.headers))
    return JSONResponse(answer.body, answer.status, dict(answer.headers))


def _user(state: JiraState, request: Request) -> User | None:
    scheme, _, credentials = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        email, _, token = base64.b64decode(credentials, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return state.signed_in(email, token)


def _stranger(template: str, *, tried: bool) -> Response:
    """What Cloud answers without a sign-in or to a wrong token, which is text and not JSON."""
    if template == "/issue/{issue}" and not tried:
        return JSONResponse(missing(NO_ISSUE).body, 404)
    headers = {
        "WWW-Authenticate": 'OAuth realm="sandbox"',
        "X-Seraph-LoginReason": "AUTHENTICATED_FAILED",
    }
    return HTMLResponse("Client must be authenticated to access this resource.", 401, headers)


def _too_many(retry_after: float, reason: str) -> Response:
    headers = {"Retry-After": f"{retry_after:g}", "RateLimit-Reason": reason, "X-RateLimit-Remaining": "0"}
    return JSONResponse({"errorMessages": ["Rate limit exceeded."], "errors": {}}, 429, headers)
