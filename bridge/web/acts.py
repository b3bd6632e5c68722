"""What people decide on pages: the same clicks as in Slack, kept the same way."""

import re
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Click, Gesture
from bridge.domain.roles import ADMINS, COLLEAGUES, Role, Viewer
from bridge.web.body import TooLargeError, UnfinishedError
from bridge.web.form import Form, read
from bridge.web.here import Here
from bridge.web.inside import inside
from bridge.web.pages.frame import Frame

Act = Callable[[Click], None]
"""Keeps a click, once; raises RefusalError with a sentence for the person."""

ALLOWED: Mapping[Gesture, frozenset[Role]] = {
    Gesture.TAKE_BACK: frozenset({Role.OWNER, Role.ADMIN}),
    Gesture.REROUTE: frozenset({Role.OWNER, Role.LEADER, Role.ADMIN}),
    Gesture.CONTEST: COLLEAGUES,
    Gesture.DECIDE_CONTEST: ADMINS,
    Gesture.CONSENT: COLLEAGUES,
    Gesture.THANK: frozenset({Role.OWNER, Role.ADMIN}),
}
"""What can be decided on pages, and by whom; whoever acts on it looks once more."""

STALE = "Nothing was changed: this page is old, or you signed in again since. Load it anew and repeat what you did."
UNREADABLE = (
    "Nothing was changed: what was sent is not one of our forms. Load the page anew and repeat what you did."
)
NOT_YOURS = "Nothing was changed: you may not decide this. If you should, ask whoever looks after the bridge."
TOO_LARGE = "Nothing was changed: the text is too long. Shorten it and send it again."


def routes(frame: Frame, act: Act) -> list[Route]:
    """``POST /act``: a form with ``key``, ``once``, ``gesture``, ``subject``, ``choice``, ``back`` and ``v.NAME``."""

    async def serve(request: Request) -> Response:
        try:
            form = await read(request)
        except TooLargeError:
            return await to_thread.run_sync(_sorry, frame, request, None, 413, TOO_LARGE)
        except UnfinishedError:
            return await to_thread.run_sync(_sorry, frame, request, None, 408, UNREADABLE)
        except ValueError:
            return await to_thread.run_sync(_sorry, frame, request, None, 400, UNREADABLE)
        return await to_thread.run_sync(_decide, frame, act, request, form)

    return [Route("/act", serve, methods=["POST"])]


def _decide(frame: Frame, act: Act, request: Request, form: Form) -> Response:
    viewer = frame.gate.viewer(request)
    if viewer is None or not secrets.compare_digest(
        form.one("key").encode(), frame.gate.key(request).encode()
    ):
        return _sorry(frame, request, form, 403, STALE)
    try:
        click = _click(form, viewer, frame.clock.now())
    except ValueError:
        return _sorry(frame, request, form, 400, UNREADABLE)
    if not viewer.has(*ALLOWED.get(click.gesture, frozenset())):
        return _sorry(frame, request, form, 403, NOT_YOURS)
    try:
        act(click)
    except RefusalError as error:
        return _sorry(frame, request, form, 400, str(error))
    back = Here.of(inside(form.one("back")))
    return RedirectResponse(back(**{**back.query, "done": "1"}), status_code=303)


def _click(form: Form, viewer: Viewer, now: datetime) -> Click:
    """What a form decides.

    Raises:
        ValueError: there is no such gesture, or a number is none.
    """
    return Click(
        outside_id=f"web:{viewer.user}:{form.one('once')[:64]}",
        gesture=Gesture(form.one("gesture")),
        team=viewer.team,
        user=viewer.user,
        subject=_number(form.one("subject")),
        at=now,
        version=_number(form.one("version")),
        choice=form.one("choice"),
        values={name[2:]: texts for name, texts in form.fields.items() if name.startswith("v.")},
    )


def _number(text: str) -> int:
    """A number of a row; 0 where there is none.

    Raises:
        ValueError: it is none that any table holds.
    """
    if not re.fullmatch(r"[0-9]{0,9}", text):
        raise ValueError(f"{text[:20]!r} is no number of ours")
    return int(text or 0)


def _sorry(frame: Frame, request: Request, form: Form | None, status: int, sentence: str) -> Response:
    back = inside(form.one("back")) if form else "/"
    return frame.sorry(request, frame.gate.viewer(request), status, sentence, back)
