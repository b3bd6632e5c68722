"""The gate before the pages, where Slack says who somebody is."""

import hmac
import secrets

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bridge.domain.roles import Viewer
from bridge.web.body import TooLargeError, UnfinishedError
from bridge.web.form import Form, read
from bridge.web.inside import with_next
from bridge.web.signin.doors import SESSION, Doors

STALE = "You are still signed in: this page is old. Load it anew and sign out there."


class SlackGate:
    """Lets in whoever has signed in with Slack; what they may see there is decided page by page.

    Args:
        doors: the way in and out.
    """

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    @property
    def routes(self) -> list[BaseRoute]:
        """Where people sign in and out."""
        return [
            Route("/sign-in", self._doors.entrance),
            Route("/sign-in/slack", self._doors.begin),
            Route("/sign-in/back", self._doors.back),
            Route("/sign-ins", self._sign_ins),
            Route("/sign-out", self._leave, methods=["POST"]),
        ]

    def viewer(self, request: Request) -> Viewer | None:
        """Who it is, with the roles of this moment; None for somebody who has not signed in, or did so too long ago."""
        token = self._token(request)
        return self._doors.sessions.viewer(token) if token else None

    def entrance(self, request: Request) -> str:
        """The page to sign in on; it leads back here."""
        if request.method not in {"GET", "HEAD"}:
            return "/sign-in"
        query = f"?{request.url.query}" if request.url.query else ""
        return with_next("/sign-in", request.url.path + query)

    def key(self, request: Request) -> str:
        """Follows from the session's token, which no other site can read, and does not give it away."""
        token = self._token(request) or secrets.token_hex()
        return hmac.digest(token.encode(), b"forms", "sha256").hex()

    def _sign_ins(self, request: Request) -> Response:
        return self._doors.sign_ins(request, self.key(request))

    def _token(self, request: Request) -> str:
        return self._doors.cookies.read(request, SESSION)

    async def _leave(self, request: Request) -> Response:
        """``POST /sign-out`` with the key, so that no other site signs anybody out."""
        try:
            form = await read(request)
        except (TooLargeError, UnfinishedError, ValueError):
            form = Form({})
        if not self._token(request):
            return RedirectResponse("/sign-in", status_code=303)
        if not secrets.compare_digest(form.one("key").encode(), self.key(request).encode()):
            return PlainTextResponse(STALE, status_code=403)
        if there := form.one("there"):
            return await to_thread.run_sync(self._doors.leave_there, request, there)
        return await to_thread.run_sync(self._doors.leave, request, bool(form.one("everywhere")))
