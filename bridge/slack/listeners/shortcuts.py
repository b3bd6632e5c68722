"""Shortcuts: on a message, which becomes a report if its author wants it, and the one that opens the form anywhere.

Neither is ever sent again, and an acknowledgement says nothing: what came of it is told to whoever used it, through the
payload's own address, which is used and never stored.
https://docs.slack.dev/interactivity/implementing-shortcuts
"""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bridge.domain.incoming import Way
from bridge.domain.language import spoken
from bridge.domain.pointing import Pointed
from bridge.slack.calls import Calls
from bridge.slack.desk import Reports
from bridge.slack.listeners import sources
from bridge.slack.listeners.sources import Payload, Us
from bridge.slack.modals import insight as insight_form
from bridge.slack.texts import capture, common

ON_MESSAGE, ANYWHERE = "report_message", "report"


def register(app: App, desk: Reports, calls: Calls, us: Us) -> None:
    """Attach both."""

    def on_message(ack: Ack, shortcut: Payload, context: BoltContext) -> None:
        sentence = _taken(desk, us, shortcut)
        ack()
        later(_answer, context, sentence)

    def acknowledge(ack: Ack) -> None:
        ack()

    def open_form(shortcut: Payload) -> None:
        calls("views.open", trigger_id=shortcut["trigger_id"], view=insight_form.view())

    later = app.listener_runner.listener_executor.submit
    app.message_shortcut(ON_MESSAGE)(on_message)
    app.global_shortcut(ANYWHERE)(ack=acknowledge, lazy=[open_form])


def _taken(desk: Reports, us: Us, shortcut: Payload) -> str:
    """What is said to whoever pointed at a message."""
    message: Mapping[str, Any] = {**shortcut["message"], "channel": shortcut["channel"]["id"]}
    if message.get("subtype") == "tombstone":
        return spoken(capture.NO_MESSAGE)
    if not sources.by_human(message, us):
        return spoken(capture.NOT_A_PERSONS)
    captor = shortcut["user"]["id"]
    pointed = sources.pointed(message, us, Way.SHORTCUT, captor)
    return _own(desk, us, message, pointed) if captor == message["user"] else _of_another(desk, pointed)


def _own(desk: Reports, us: Us, message: Mapping[str, Any], pointed: Pointed) -> str:
    kept = desk.keep(sources.from_message(message, us, Way.SHORTCUT))
    if pointed.thread:
        desk.point(pointed)
    return (common.SAVED if kept.new else capture.THERE_ALREADY).format(number=kept.number)


def _of_another(desk: Reports, pointed: Pointed) -> str:
    taken = desk.point(pointed)
    return capture.THERE_ALREADY.format(number=taken.number) if taken.number else spoken(capture.ASKED)


def _answer(context: BoltContext, sentence: str) -> None:
    if context.response_url and context.respond:
        context.respond(sentence, response_type="ephemeral", replace_original=False)
