"""The way in: a page with one button, off to Slack, and back."""

import logging
import secrets
from dataclasses import dataclass
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bridge.domain.clock import Clock
from bridge.domain.errors import ForbiddenError, OutsideError, RefusedError
from bridge.domain.signing_in import Attempt
from bridge.web import render
from bridge.web.inside import inside, with_next
from bridge.web.signin import texts
from bridge.web.signin.browsers import named
from bridge.web.signin.cookies import Cookies
from bridge.web.signin.pace import Pace
from bridge.web.signin.provider import Provider
from bridge.web.signin.sessions import Sessions

log = logging.getLogger(__name__)

SESSION, BEGUN = "bridge-session", "bridge-signing-in"
MINUTES = 10
"""A browser remembers so long that it has begun to sign in."""


class TurnedAwayError(Exception):
    """Somebody does not get in: a sentence for them, and HTTP's status."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        """Keep the status beside the sentence."""
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True)
class Doors:
    """Everything between not being signed in and being it. All of it may wait, and runs in worker threads.

    Attributes:
        provider: says who came.
        sessions: keep who is in.
        cookies: what browsers hold.
        teams: ids of the workspaces whose people may come in.
        pace: how often somebody may try.
        clock: tells the time.
    """

    provider: Provider
    sessions: Sessions
    cookies: Cookies
    teams: frozenset[str]
    pace: Pace
    clock: Clock

    def entrance(self, request: Request) -> Response:
        """``GET /sign-in``: the page with the button; whoever is in already goes on."""
        next_path = inside(request.query_params.get("next", "/"))
        if self.sessions.viewer(self.cookies.read(request, SESSION)):
            return RedirectResponse(next_path, status_code=303)
        left = "left" in request.query_params
        return _page(texts.SIGNED_OUT if left else texts.WELCOME, next_path)

    def begin(self, request: Request) -> Response:
        """``GET /sign-in/slack``: off to Slack; only this browser can come back."""
        next_path = inside(request.query_params.get("next", "/"))
        if not self._admits(request):
            return _slower(next_path)
        held = secrets.token_urlsafe(32)
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        attempt = Attempt(state, nonce, verifier, _digest(held), next_path)
        try:
            address = self.provider.address(attempt)
        except OutsideError as error:
            log.warning("signing in: %s", error)
            sentence, status = _said(error)
            return _page(sentence, next_path, status)
        self.sessions.expect(attempt)
        response = RedirectResponse(address, status_code=303)
        self.cookies.give(response, BEGUN, held, MINUTES * 60)
        return response

    def back(self, request: Request) -> Response:
        """``GET /sign-in/back``: in with a session of its own, or a page that says why not."""
        if not self._admits(request):
            return _slower("/")
        attempt = self.sessions.take(request.query_params.get("state", ""))
        try:
            token = self._admitted(request, attempt)
        except TurnedAwayError as error:
            response = _page(str(error), attempt.next if attempt else "/", error.status)
        else:
            # The token is new each time: one that somebody planted before is worth nothing.
            self.sessions.end(self.cookies.read(request, SESSION))
            response = RedirectResponse(attempt.next if attempt else "/", status_code=303)
            self.cookies.give(response, SESSION, token)
        self.cookies.take(response, BEGUN)
        return response

    def _admits(self, request: Request) -> bool:
        return self.pace.admits(request.client.host if request.client else "")

    def _admitted(self, request: Request, attempt: Attempt | None) -> str:
        """The token of a new session.

        Raises:
            TurnedAwayError: the answer is not one to a question of this browser, or Slack says no.
        """
        if attempt is None:
            raise TurnedAwayError(texts.OVER)
        if not secrets.compare_digest(_digest(self.cookies.read(request, BEGUN)), attempt.browser):
            raise TurnedAwayError(texts.ELSEWHERE)
        if "error" in request.query_params:
            declined = request.query_params["error"] == "access_denied"
            raise TurnedAwayError(texts.DECLINED if declined else texts.REFUSED, 403)
        code = request.query_params.get("code", "")
        if not code:
            raise TurnedAwayError(texts.UNREADABLE)
        return self._session(code, attempt, named(request.headers.get("user-agent", "")))

    def _session(self, code: str, attempt: Attempt, browser: str) -> str:
        try:
            identity = self.provider.identify(code, attempt)
            if identity.team not in self.teams:
                log.warning("somebody of the workspace %s wanted to sign in (web.teams)", identity.team)
                raise TurnedAwayError(texts.NOT_OURS, 403)
            return self.sessions.begin(identity, browser)
        except OutsideError as error:
            log.warning("signing in: %s", error)
            raise TurnedAwayError(*_said(error)) from None
        except ForbiddenError as error:
            raise TurnedAwayError(str(error), 403) from None

    def sign_ins(self, request: Request, key: str) -> Response:
        """``GET /sign-ins``: where somebody is signed in, with a button at each to end it."""
        listed = self.sessions.listed(self.cookies.read(request, SESSION))
        if not listed:
            return RedirectResponse(with_next("/sign-in", "/sign-ins"), status_code=303)
        return HTMLResponse(render.page("sign_ins.html", sessions=listed, key=key, now=self.clock.now()))

    def leave_there(self, request: Request, mark: str) -> Response:
        """Out in another of one's browsers, and on with the list of them."""
        self.sessions.end_marked(self.cookies.read(request, SESSION), mark)
        return RedirectResponse("/sign-ins", status_code=303)

    def leave(self, request: Request, everywhere: bool = False) -> Response:
        """Out: the session ends here and now, wherever its token has got to; on request those of other browsers too."""
        token = self.cookies.read(request, SESSION)
        (self.sessions.end_everywhere if everywhere else self.sessions.end)(token)
        response = RedirectResponse("/sign-in?left", status_code=303)
        self.cookies.take(response, SESSION)
        return response


def _said(error: OutsideError) -> tuple[str, int]:
    """What is said of a failed call, and HTTP's status; the details are for the log."""
    return (texts.REFUSED, 403) if isinstance(error, RefusedError) else (texts.NOT_ANSWERED, 503)


def _slower(next_path: str) -> Response:
    """https://www.rfc-editor.org/rfc/rfc6585#section-4."""
    response = _page(texts.TOO_OFTEN, next_path, 429)
    response.headers["Retry-After"] = "60"
    return response


def _page(sentence: str, next_path: str, status: int = 200) -> Response:
    start = with_next("/sign-in/slack", next_path)
    return HTMLResponse(
        render.page("sign_in.html", title=texts.TITLE, sentence=sentence, start=start, failed=status >= 400),
        status_code=status,
    )


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
