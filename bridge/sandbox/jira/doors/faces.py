"""The ways into the site: Cloud at its own address, Cloud through the gateway, Data Center."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from bridge.sandbox.jira.dialect import CLOUD, SERVER, Dialect
from bridge.sandbox.jira.model import User
from bridge.sandbox.jira.state import JiraState

CLOUD_ID = "5a9d0b0c-0000-4000-8000-5a9db0c0beef"
SignIn = Callable[[JiraState, str, str], User | None]
"""From the scheme and the credentials of an `Authorization` header to a person."""


@dataclass(frozen=True)
class Face:
    """One way in.

    Args:
        name: What it is called in the journal.
        base: Where it stands.
        apis: The versions of the REST API that it serves.
        dialect: What it takes and gives.
        sign_in: Whom it lets in.
    """

    name: str
    base: str
    apis: tuple[str, ...]
    dialect: Dialect
    sign_in: SignIn

    @property
    def is_server(self) -> bool:
        """Whether this is Data Center."""
        return self.dialect is SERVER

    def site(self, request: Request) -> str:
        """The address of the site, as the caller reached it."""
        return f"{str(request.base_url).rstrip('/')}{self.base}"

    def user(self, state: JiraState, request: Request) -> User | None:
        """Who calls, if the sign-in is right."""
        scheme, _, credentials = request.headers.get("Authorization", "").partition(" ")
        if not state.tokens.hold(state.clock()):
            return None
        return self.sign_in(state, scheme.lower(), credentials)


def _basic(scheme: str, credentials: str) -> tuple[str, str]:
    """Name and secret of basic authentication; both empty for anything else."""
    if scheme != "basic":
        return "", ""
    try:
        name, _, secret = base64.b64decode(credentials, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, secret


def _at_site(state: JiraState, scheme: str, credentials: str) -> User | None:
    return state.tokens.at_site(state.users.values(), *_basic(scheme, credentials))


def _at_gateway(state: JiraState, scheme: str, credentials: str) -> User | None:
    return state.tokens.at_gateway(state.users.values(), *_basic(scheme, credentials))


def _at_server(state: JiraState, scheme: str, credentials: str) -> User | None:
    if scheme == "bearer":
        return state.tokens.of_bearer(state.users.values(), credentials)
    return state.tokens.with_password(state.users.values(), *_basic(scheme, credentials))


SITE = Face("cloud", "/jira", ("3",), CLOUD, _at_site)
GATEWAY = Face("gateway", f"/gateway/ex/jira/{CLOUD_ID}", ("3",), CLOUD, _at_gateway)
DATA_CENTER = Face("server", "/jira-dc", ("2", "latest"), SERVER, _at_server)
