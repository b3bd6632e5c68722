"""What people decide on pages: the same clicks as in Slack, kept the same way."""

import secrets
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bridge.domain.clock import Clock
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Click, Gesture
from bridge.domain.roles import ADMINS, COLLEAGUES, RESPONSIBLE, Role
from bridge.web.gate import Gate

Act = Callable[[Click], None]
"""Keeps a click, once; raises RefusalError with a sentence for the person."""

ALLOWED: Mapping[Gesture, frozenset[Role]] = {
    Gesture.TAKE_BACK: frozenset({Role.OWNER, Role.ADMIN}),
    Gesture.REROUTE: RESPONSIBLE,
    Gesture.CONTEST: COLLEAGUES,
    Gesture.DECIDE_CONTEST: ADMINS,
    Gesture.CONSENT: COLLEAGUES,
    Gesture.THANK: frozenset({Role.OWNER, Role.ADMIN}),
}
"""What can be decided on pages, and by whom; whoever acts on it looks once more."""

NOT_KEPT = "Not taken: go back, load the page again and repeat it."


def routes(gate: Gate, act: Act, clock: Clock) -> list[Route]:
    """``POST /act``: a form with ``key``, ``once``, ``gesture``, ``subject``, ``choice``, ``back`` and ``v.NAME``."""

    async def serve(request: Request) -> Response:
        form = {name: str(text) for name, text in (await request.form(max_files=0, max_fields=50)).items()}
        viewer = gate.viewer(request)
        if viewer is None or not secrets.compare_digest(form.get("key", ""), gate.key(request)):
            return PlainTextResponse(NOT_KEPT, status_code=403)
        try:
            gesture = Gesture(form.get("gesture", ""))
            click = Click(
                outside_id=f"web:{viewer.user}:{form.get('once', '')[:64]}",
                gesture=gesture,
                team=viewer.team,
                user=viewer.user,
                subject=int(form.get("subject", "0")),
                at=clock.now(),
                version=int(form.get("version", "0")),
                choice=form.get("choice", ""),
                values={name[2:]: (text,) for name, text in form.items() if name.startswith("v.")},
            )
        except ValueError:
            return PlainTextResponse(NOT_KEPT, status_code=400)
        if not viewer.has(*ALLOWED.get(gesture, frozenset())):
            return PlainTextResponse("You may not decide this.", status_code=403)
        try:
            await to_thread.run_sync(act, click)
        except RefusalError as error:
            return PlainTextResponse(str(error), status_code=400)
        return RedirectResponse(_inside(form.get("back", "/")), status_code=303)

    return [Route("/act", serve, methods=["POST"])]


def _inside(path: str) -> str:
    """A path of ours, whatever was sent."""
    parts = urlsplit(path)
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.netloc
    return path if ours else "/"
