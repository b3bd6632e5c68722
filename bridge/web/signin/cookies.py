"""The two cookies: who has signed in, and which browser is about to."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class Cookies:
    """Reads and writes cookies that scripts cannot read and other sites' forms do not send.

    With https a name begins with ``__Host-``: browsers then take the cookie from this very host only, so that no
    neighbour below the same domain can plant one. https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie

    Attributes:
        secure: the pages are served with https.
    """

    secure: bool

    def read(self, request: Request, name: str) -> str:
        """What the browser holds; empty if nothing."""
        return request.cookies.get(self._full(name), "")

    def give(self, response: Response, name: str, value: str, seconds: int | None = None) -> None:
        """Let the browser hold something, until it is closed unless told for how long."""
        response.set_cookie(
            self._full(name), value, max_age=seconds, secure=self.secure, httponly=True, samesite="lax"
        )

    def take(self, response: Response, name: str) -> None:
        """Let the browser forget."""
        response.delete_cookie(self._full(name), secure=self.secure, httponly=True, samesite="lax")

    def _full(self, name: str) -> str:
        return f"__Host-{name}" if self.secure else name
