"""Everything goes wrong on both sides at once: a person switches it on in the page, a test before it kills processes.

Calls fail in all the ways of `weather`, Jira's search is far behind, webhooks get lost, come twice and overtake each
other, and Slack sends events again that it sent before.
"""

import json
from dataclasses import dataclass, field
from math import isfinite
from random import Random

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bridge.sandbox.jira import JiraState
from bridge.sandbox.jira.habits import Habits
from bridge.sandbox.slack import SlackState
from bridge.sandbox.weather import BAD, LATE, Weather

INDEX_LAG = 6.0
WEBHOOKS = Habits(lost=0.1, twice=0.2, spread=3.0)
SENT_AGAIN = 0.1
"""The share of events that Slack delivers once more although they were taken."""


@dataclass
class Storm:
    """Bad weather for a workspace and a site.

    Attributes:
        raging: it is on.
    """

    slack: SlackState
    jira: JiraState
    raging: bool = False
    _usual_lag: float = field(init=False)

    def __post_init__(self) -> None:
        self._usual_lag = self.jira.index.lag

    def begin(self, late: float = LATE, seed: int = 7) -> None:
        """Let everything go wrong; calls that are done late are so after `late` seconds."""
        self._set(Weather(BAD, late, _dice(seed)), Weather(BAD, late, _dice(seed + 1)))
        self.jira.habits, self.jira.index.lag = WEBHOOKS, INDEX_LAG
        self.slack.delivery.sent_again = SENT_AGAIN
        self.raging = True

    def end(self) -> None:
        """Let everything go well again."""
        self._set(Weather(), Weather())
        self.jira.habits, self.jira.index.lag = Habits(), self._usual_lag
        self.slack.delivery.sent_again = 0.0
        self.raging = False

    def _set(self, slack: Weather, jira: Weather) -> None:
        self.slack.faults.weather, self.jira.faults.weather = slack, jira


def routes(storm: Storm) -> list[BaseRoute]:
    """``GET`` and ``POST /sandbox/storm`` with ``{"raging", "late", "seed"}``."""

    async def door(request: Request) -> Response:
        if request.method == "POST" and (wrong := await _change(storm, request)):
            return JSONResponse({"error": wrong}, status_code=400)
        return JSONResponse({"raging": storm.raging})

    return [Route("/sandbox/storm", door, methods=["GET", "POST"])]


async def _change(storm: Storm, request: Request) -> str:
    """Begin or end it; what is wrong with the wish, or nothing."""
    try:
        wish = await request.json()
        raging, late, seed = wish["raging"], float(wish.get("late", LATE)), int(wish.get("seed", 7))
    except (json.JSONDecodeError, AttributeError, KeyError, TypeError, ValueError, OverflowError):
        return "'raging' is true or false, 'late' a number of seconds, 'seed' a whole number."
    if not isinstance(raging, bool) or not isfinite(late) or late < 0:
        return "'raging' is true or false, 'late' a number of seconds from 0 on."
    storm.begin(late, seed) if raging else storm.end()
    return ""


def _dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - weather is no secret
