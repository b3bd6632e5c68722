"""What every answer tells the browser: run nothing but our own files, show us in no frame, tell nobody where we are."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

UNKEPT = {"Cache-Control": "no-store"}
"""For every answer that says nothing about keeping."""

ENCRYPTED = {"Strict-Transport-Security": "max-age=31536000"}
"""https://datatracker.ietf.org/doc/html/rfc6797; not for hosts below this one, which may be somebody else's."""


class Secured:
    """Adds the headers to every answer; what says nothing about keeping is not kept anywhere.

    Args:
        app: whose answers they are.
        encrypted: people open the pages with https, so a browser need never try without.
    """

    def __init__(self, app: ASGIApp, encrypted: bool = False) -> None:
        self._app, self._headers = app, HEADERS | UNKEPT | (ENCRYPTED if encrypted else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)
