"""The routes for signing in: discovery, the page to choose on, the token, the keys.

Each is where Slack has it: https://slack.com/.well-known/openid-configuration.
"""

import base64
import binascii
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.oidc import chooser
from bridge.sandbox.slack.oidc.provider import ALGORITHM
from bridge.sandbox.slack.state import SlackState

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def routes(state: SlackState) -> list[BaseRoute]:
    """What signing in needs. It stands before the Web API's door, which takes the app's tokens only."""

    async def configuration(request: Request) -> Response:
        return JSONResponse(_configuration(_issuer(request), pkce=state.options.pkce))

    async def authorize(request: Request) -> Response:
        return _authorize(state, dict(request.query_params))

    async def keys(_request: Request) -> Response:
        return JSONResponse({"keys": [state.sign_in.key.as_dict(private=False)]})

    async def token(request: Request) -> Response:
        state.stats.calls["openid.connect.token"] += 1
        return _answered(
            lambda fields: state.sign_in.exchange(fields, _issuer(request)), await _fields(request)
        )

    async def user_info(request: Request) -> Response:
        state.stats.calls["openid.connect.userInfo"] += 1
        return _answered(
            lambda fields: state.sign_in.user_info(fields.get("token", "")), await _fields(request)
        )

    return [
        Route("/slack/.well-known/openid-configuration", configuration),
        Route("/slack/openid/connect/authorize", authorize),
        Route("/slack/openid/connect/keys", keys),
        Route("/slack/api/openid.connect.token", token, methods=["POST"]),
        Route("/slack/api/openid.connect.userInfo", user_info, methods=["GET", "POST"]),
    ]


def _issuer(request: Request) -> str:
    return f"{request.base_url}slack"


def _configuration(issuer: str, *, pkce: bool) -> dict[str, Any]:
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/openid/connect/authorize",
        "token_endpoint": f"{issuer}/api/openid.connect.token",
        "userinfo_endpoint": f"{issuer}/api/openid.connect.userInfo",
        "jwks_uri": f"{issuer}/openid/connect/keys",
        "scopes_supported": ["openid", "profile", "email"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["form_post"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [ALGORITHM],
        "claims_supported": ["sub", "auth_time", "iss"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        **({"code_challenge_methods_supported": ["S256"]} if pkce else {}),
    }


def _authorize(state: SlackState, query: dict[str, str]) -> Response:
    """Ask who one is; `user=` says it at once, and `deny=` says no."""
    user, deny = query.pop("user", ""), query.pop("deny", "")
    if wrong := _wrong(state, query):
        return PlainTextResponse(wrong, status_code=400)
    if deny:
        return _back(query, error="access_denied")
    people = state.sign_in.people()
    chosen = next((one.id for one in people if user in {one.id, one.name}), "")
    if chosen:
        return _back(query, code=state.sign_in.grant(chosen, query))
    page = chooser.page(state.world.team.name, people, query)
    return HTMLResponse(page, headers=chooser.HEADERS)


def _wrong(state: SlackState, query: dict[str, str]) -> str:
    """What is wrong with a request, which then goes back to nobody."""
    there = urlsplit(query.get("redirect_uri", ""))
    if query.get("client_id") != state.options.client_id:
        return "invalid_client_id"
    if there.scheme not in {"http", "https"} or there.hostname not in LOOPBACK:
        return "bad_redirect_uri"
    if query.get("response_type") != "code":
        return "invalid_response_type"
    return "" if "openid" in query.get("scope", "").split() else "invalid_scope"


def _back(query: dict[str, str], **answer: str) -> Response:
    given = answer | {"state": query.get("state", "")}
    return RedirectResponse(f"{query['redirect_uri']}?{urlencode(given)}", status_code=302)


async def _fields(request: Request) -> dict[str, str]:
    """The arguments, with the credentials that came in the header."""
    form = {name: str(value) for name, value in (await request.form()).items()}
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme == "Bearer":
        return form | {"token": given}
    if scheme == "Basic":
        try:
            name, _, secret = base64.b64decode(given, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return form
        return form | {"client_id": name, "client_secret": secret}
    return form


def _answered(answer: Any, fields: dict[str, str]) -> Response:
    try:
        return JSONResponse({"ok": True, **answer(fields)})
    except SlackError as error:
        return JSONResponse({"ok": False, "error": error.code})
