"""One call of the control API: JSON in and out, no sign-in, an error is a sentence."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bridge.sandbox.jira.doors.faces import SITE
from bridge.sandbox.jira.errors import Refused, bad
from bridge.sandbox.jira.hands.waiting import until_newer
from bridge.sandbox.jira.model import Issue, Project, User
from bridge.sandbox.jira.reading import amount, written
from bridge.sandbox.jira.state import JiraState

Json = dict[str, Any]


@dataclass(frozen=True)
class Hand:
    """What somebody asks for; `body` is the JSON object that was sent."""

    state: JiraState
    body: Json
    query: QueryParams

    def need(self, name: str) -> Any:
        """A value that must be there.

        Raises:
            Refused: 400, it is not.
        """
        if not self.body.get(name):
            raise bad(f"'{name}' is missing.")
        return self.body[name]

    @property
    def user(self) -> User:
        """Who does it."""
        return self.state.person(str(self.need("user")))

    @property
    def issue(self) -> Issue:
        """What it is done to."""
        return self.state.issue(str(self.need("issue")))

    @property
    def project(self) -> Project:
        """Where it is done."""
        return self.state.project(str(self.need("project")))

    @property
    def after(self) -> int:
        """Behind which number to look; behind none, if nothing is said.

        Raises:
            Refused: 400, it is no number.
        """
        number = written(self.query.get("after") or "0")
        if number is None:
            raise bad("'after' is the number of an event.")
        return number

    @property
    def wait(self) -> float:
        """How many seconds to wait until something happens behind `after`.

        Raises:
            Refused: 400, it is no number of seconds.
        """
        text = self.query.get("wait") or "0"
        try:
            return amount(float(text), "wait", 0.0)
        except ValueError as problem:
            raise bad("'wait' is a number of seconds.") from problem


Doing = Callable[[Hand], Json]


def endpoint(
    state: JiraState, doing: Doing, *, waits: bool = False
) -> Callable[[Request], Awaitable[Response]]:
    """A Starlette endpoint around something people do; one that `waits` does so for news, if it is asked to."""

    async def answer(request: Request) -> Response:
        state.site = SITE.site(request)
        raw = await request.body()
        try:
            hand = Hand(state, _object(raw), request.query_params)
            if waits and hand.wait:
                await until_newer(state, hand.after, hand.wait)
            with state.lock:
                return JSONResponse(doing(hand))
        except Refused as refusal:
            return JSONResponse({"error": refusal.sentence}, refusal.status)

    return answer


def _object(raw: bytes) -> Json:
    try:
        value = json.loads(raw or b"{}")
    except ValueError as problem:
        raise bad("The body is not JSON.") from problem
    if not isinstance(value, dict):
        raise bad("The body is not a JSON object.")
    return value
