"""Who stands before a page."""

from typing import Protocol

from starlette.requests import Request
from starlette.routing import BaseRoute

from bridge.domain.addresses import LOOPBACK
from bridge.domain.roles import Viewer


class Gate(Protocol):
    """Knows who somebody is, or where they go to say so."""

    @property
    def routes(self) -> list[BaseRoute]:
        """Where people sign in and out."""
        ...

    def viewer(self, request: Request) -> Viewer | None:
        """Who it is; None for somebody who has not signed in."""
        ...

    def entrance(self, request: Request) -> str:
        """The address where they sign in, to come back afterwards."""
        ...

    def key(self, request: Request) -> str:
        """What a form must bring back to be taken: another site cannot know it."""
        ...


PROXIED = ("forwarded", "x-forwarded-for")


def is_local(request: Request) -> bool:
    """Whether somebody at this machine asks for this machine by name.

    A page of somebody else whose name was made to lead here (DNS rebinding) does not, nor does a proxy that passes on
    what others ask.
    """
    passed_on = any(name in request.headers for name in PROXIED)
    return request.url.hostname in LOOPBACK and not passed_on


class LocalGate:
    """Everybody on this machine is let in, as somebody with all roles. For loopback only.

    Whoever comes under another name, or through a proxy, is sent on to the address of this machine: another site cannot
    follow there, since browsers then take it for another one, and people at other machines end up at their own.

    Args:
        viewer: who they are taken for.
        key: of forms; new with each start.
    """

    def __init__(self, viewer: Viewer, key: str) -> None:
        self._viewer, self._key = viewer, key

    @property
    def routes(self) -> list[BaseRoute]:
        """None: nobody has to sign in."""
        return []

    def viewer(self, request: Request) -> Viewer | None:
        """Always the same; None under a name that is not this machine's, and for what a proxy passes on."""
        return self._viewer if is_local(request) else None

    def entrance(self, request: Request) -> str:
        """The first page, at this machine's address."""
        _host, port = request.scope["server"]
        return f"http://127.0.0.1:{port}/"

    def key(self, request: Request) -> str:  # noqa: ARG002 - a gate's signature
        """The key of this start."""
        return self._key
