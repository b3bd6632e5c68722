"""While the bridge is tried out, commands of those with whom it is not are answered with one honest line.

What they report is kept. In shadow mode no form opens, and an address to answer to is not used.
"""

from collections.abc import Callable

from slack_bolt import App, BoltContext, BoltResponse

from bridge.domain.language import spoken
from bridge.domain.trial import Trial
from bridge.slack.desk import Desk
from bridge.slack.listeners.answers import typed
from bridge.slack.listeners.commands import capture_of
from bridge.slack.listeners.sources import Now, Payload
from bridge.slack.texts import trial as texts

REPORT = "/insight"


def register(app: App, desk: Desk, team: str, now: Now) -> None:
    """Attach it before all listeners."""

    def tried(body: Payload, context: BoltContext, next_: Callable[[], None]) -> BoltResponse | None:
        trial = desk.trial(context.user_id or "")
        if trial is not None and "command" in body:
            return BoltResponse(status=200, body=_answer(desk, body, team, trial, now))
        if trial is Trial.SHADOW:
            context["response_url"] = None
        next_()
        return None

    app.use(tried)


def _answer(desk: Desk, command: Payload, team: str, trial: Trial, now: Now) -> str:
    text = typed(command)
    if command["command"] != REPORT or not text:
        return spoken(texts.NOT_YET[trial])
    number = desk.keep(capture_of(command, team, text, now)).number
    return texts.KEPT[trial].format(number=number)
