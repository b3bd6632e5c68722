"""The Web API's door: tokens, rate limits, ordered faults, answers."""

import asyncio
import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bridge.sandbox.slack.api import METHODS, Method
from bridge.sandbox.slack.api.call import Answer, Call
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.faults import Fault
from bridge.sandbox.slack.state import SlackState


async def serve(state: SlackState, request: Request) -> Response:
    """Answer `POST /slack/api/METHOD`."""
    name = request.path_params["method"]
    state.stats.calls[name] += 1
    try:
        args = await _arguments(request)
    except json.JSONDecodeError:
        return _refused(state, SlackError("invalid_json"))
    fault = state.faults.due(name)
    if fault and fault.delay:
        await asyncio.sleep(fault.delay)
    if fault and fault.retry_after is not None:
        return _limited(state, fault.retry_after)
    if fault and not fault.after_doing:
        return await _failed(state, fault)
    answered = _answer(state, name, args, request)
    return await _failed(state, fault) if fault else answered


async def _arguments(request: Request) -> dict[str, Any]:
    args: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        body = await request.body()
        sent = json.loads(body) if body else {}
        args |= sent if isinstance(sent, dict) else {}
    elif kind.startswith("application/x-www-form-urlencoded"):
        args |= parse_qsl((await request.body()).decode(), keep_blank_values=True)
    bearer = request.headers.get("authorization", "").partition("Bearer ")[2]
    return args | ({"token": bearer} if bearer else {})


def _answer(state: SlackState, name: str, args: dict[str, Any], request: Request) -> Response:
    try:
        method = _admitted(state, name, str(args.get("token") or ""))
        wait = state.pacer.wait(name, method.tier, str(args.get("channel", "")), state.clock.time())
        if wait:
            return _limited(state, wait)
        body = {"ok": True, **_done(state, method, args, str(request.base_url))}
        return JSONResponse(body, headers=_granted(state, method))
    except SlackError as error:
        return _refused(state, error)


def _granted(state: SlackState, method: Method) -> dict[str, str]:
    """The scopes of the bot token, which every answer tells to whoever has it."""
    return {} if method.app_token else {"x-oauth-scopes": ",".join(sorted(state.options.scopes))}


def _admitted(state: SlackState, name: str, token: str) -> Method:
    if name not in METHODS:
        raise SlackError("unknown_method", req_method=name)
    if not token:
        raise SlackError("not_authed")
    if token not in {state.options.bot_token, state.options.app_token}:
        raise SlackError("invalid_auth")
    if (token == state.options.app_token) != METHODS[name].app_token:
        raise SlackError("not_allowed_token_type")
    return METHODS[name]


def _done(state: SlackState, method: Method, args: dict[str, Any], base: str) -> Answer:
    call = Call(state, args, base)
    with state.lock:
        answer = method.run(call)
    state.delivery.events_soon(call.outgoing)
    return answer


def _refused(state: SlackState, error: SlackError) -> Response:
    state.stats.refused[error.code] += 1
    return JSONResponse({"ok": False, "error": error.code, **error.extra})


def _limited(state: SlackState, seconds: int) -> Response:
    state.stats.rate_limited += 1
    return JSONResponse(
        {"ok": False, "error": "ratelimited"},
        status_code=429,
        headers={"Retry-After": str(seconds)},
    )


async def _failed(state: SlackState, fault: Fault) -> Response:
    if fault.hang is not None:
        await asyncio.sleep(fault.hang)
    if fault.error:
        return _refused(state, SlackError(fault.error))
    return Response("upstream failed", status_code=fault.status or 503)
