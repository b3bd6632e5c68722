"""What those hear who are not signed in: every face says it differently, and hardly ever in JSON."""

from starlette.responses import HTMLResponse, JSONResponse, Response

from bridge.sandbox.jira.doors.call import UNSEEN
from bridge.sandbox.jira.doors.faces import GATEWAY, Face
from bridge.sandbox.jira.errors import Refused, missing
from bridge.sandbox.jira.state import NO_ISSUE

ONE_ISSUE = "/issue/{issue}"
WORDS = "Client must be authenticated to access this resource."


def answer(face: Face, template: str, *, tried: bool) -> Response:
    """The answer to a call without a sign-in, or with a wrong one.

    Args:
        face: Where the call came in.
        template: The endpoint, as `/issue/{issue}`.
        tried: Whether there was a sign-in at all.
    """
    if face is GATEWAY:
        return JSONResponse({"code": 401, "message": "Unauthorized"}, 401)
    if face.is_server:
        return _at_server(template, tried=tried)
    if template == ONE_ISSUE and not tried:
        return JSONResponse(missing(NO_ISSUE).body, 404)
    headers = {
        "WWW-Authenticate": 'OAuth realm="sandbox"',
        "X-Seraph-LoginReason": "AUTHENTICATED_FAILED",
    }
    return HTMLResponse(WORDS, 401, headers)


def _at_server(template: str, *, tried: bool) -> Response:
    """Data Center refuses a wrong sign-in before it looks at the path; strangers it sends to the login."""
    if tried:
        page = "<html><head><title>Unauthorized (401)</title></head></html>"
        return HTMLResponse(page, 401, {"X-Seraph-LoginReason": "AUTHENTICATED_FAILED"})
    if template == ONE_ISSUE:
        refusal = Refused(401, [UNSEEN, "Login Required"])
        return JSONResponse(refusal.body, 401)
    return JSONResponse({"message": WORDS, "status-code": 401}, 401, {"WWW-Authenticate": "JSESSIONID"})
