"""What people are told when something could not be taken, and what Slack is told.

Slack redelivers only events: for them a failure is not acknowledged. Commands, buttons and forms never come again,
so they are answered with a sentence. https://docs.slack.dev/apis/events-api/#retries
"""

import logging
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bridge.domain.errors import OutsideError, RefusalError
from bridge.domain.language import spoken
from bridge.slack import shapes
from bridge.slack.calls import Calls
from bridge.slack.listeners.messages import is_direct
from bridge.slack.listeners.openers import show
from bridge.slack.listeners.sources import Payload
from bridge.slack.listeners.unheard import Unheard
from bridge.slack.modals.form import not_taken, refusal
from bridge.slack.text import escape
from bridge.slack.texts import common

LOG = logging.getLogger(__name__)
IN_VAIN = dict.fromkeys(("/known", "/bridge", "/credits"), common.NOT_SHOWN)
"""What a command says that could not do its work; others did not save."""


def register(app: App, calls: Calls, unheard: Unheard) -> None:
    """Attach the one handler of everything that a listener raises, and of what has no listener."""

    def failed(error: Exception, body: Payload, context: BoltContext) -> BoltResponse | None:
        if isinstance(error, BoltUnhandledRequestError):
            return nobody(body, unheard)
        if not isinstance(error, RefusalError):
            # The class alone: a database's message may quote what the customer said.
            LOG.error("Could not take %s: %s", shapes.named(body), type(error).__name__)
        if "event" in body:
            return _event(error, body)
        answer = _answer(error, body)
        if answer is None:
            later(_respond, calls, body, context, _sentence(error, common.NOT_DONE))
        return BoltResponse(status=200, body=answer or "")

    def _event(error: Exception, body: Payload) -> BoltResponse | None:
        if not isinstance(error, RefusalError):
            return None
        if body["event"]["type"] == "app_mention" or is_direct(body["event"]):
            later(_reply, calls, body["event"], escape(str(error)))
        return BoltResponse(status=200, body="")

    later = app.listener_runner.listener_executor.submit
    app.error(failed)


def _answer(error: Exception, body: Payload) -> str | dict[str, Any] | None:
    """What stands in the acknowledgement itself; nothing for a button."""
    if "command" in body:
        return escape(_sentence(error, IN_VAIN.get(body["command"], common.NOT_SAVED)))
    if body.get("type") == "view_submission":
        return not_taken(body["view"], _sentence(error, common.NOT_SAVED))
    return {"options": []} if body.get("type") == "block_suggestion" else None


def not_heard(body: Any) -> str | dict[str, Any]:
    """What is answered to a payload that could not be read, so that nobody takes it for kept."""
    said = body if isinstance(body, dict) else {}
    if "command" in said:
        return escape(spoken(common.NOT_SAVED))
    if said.get("type") == "view_submission":
        return {"response_action": "update", "view": refusal(spoken(common.NOT_SAVED))}
    return {"options": []} if said.get("type") == "block_suggestion" else ""


def _sentence(error: Exception, otherwise: str) -> str:
    return str(error) if isinstance(error, RefusalError) else otherwise


def nobody(body: Payload, unheard: Unheard) -> BoltResponse:
    """Acknowledge and count what nobody listens to: it would come again otherwise."""
    kind = shapes.named(body)
    LOG.info("Nobody listens to %s (%d so far)", kind, unheard.count(kind))
    command = escape(str(body.get("command", "")))
    unknown = common.UNKNOWN_COMMAND.format(command=command, usage=spoken(common.USAGE))
    return BoltResponse(status=200, body=unknown if command else "")


def _respond(calls: Calls, body: Payload, context: BoltContext, sentence: str) -> None:
    """Tell the one who pressed a button, through the payload's own address, which is used and never stored.

    A button in a window has no such address: the sentence takes the window's place.
    """
    if context.response_url and context.respond:
        context.respond(escape(sentence), response_type="ephemeral", replace_original=False)
    elif body.get("view"):
        show(calls, body, refusal(sentence))


def _reply(calls: Calls, event: Payload, sentence: str) -> None:
    thread = event.get("thread_ts", event["ts"])
    try:
        calls("chat.postMessage", channel=event["channel"], thread_ts=thread, text=sentence)
    except OutsideError as error:
        LOG.warning("Could not say why a message was not taken: %s", error)
