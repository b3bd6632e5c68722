"""Shortcuts: on a message, which becomes a report if its author wants it, and the one that opens the form anywhere.

Neither is ever sent again, and an acknowledgement says nothing: what came of it is told to whoever used it, through the
payload's own address, which is used and never stored.
https://docs.slack.dev/interactivity/implementing-shortcuts
"""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bridge.domain.incoming import Way
from bridge.domain.pointing import Pointed
from bridge.slack.calls import Calls
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.desk import Reports
from bridge.slack.listeners import sources
from bridge.slack.listeners.sources import Payload, Us
from bridge.slack.modals import insight as insight_form
from bridge.slack.rich import Line
from bridge.slack.saved import saved
from bridge.slack.texts import capture

ON_MESSAGE, ANYWHERE = "report_message", "report"


def register(app: App, desk: Reports, calls: Calls, us: Us) -> None:
    """Attach both."""

    def on_message(ack: Ack, shortcut: Payload, context: BoltContext) -> None:
        card = _taken(desk, us, shortcut)
        ack()
        later(_answer, context, card)

    def acknowledge(ack: Ack) -> None:
        ack()

    def open_form(shortcut: Payload) -> None:
        calls("views.open", trigger_id=shortcut["trigger_id"], view=insight_form.view())

    later = app.listener_runner.listener_executor.submit
    app.message_shortcut(ON_MESSAGE)(on_message)
    app.global_shortcut(ANYWHERE)(ack=acknowledge, lazy=[open_form])


def _taken(desk: Reports, us: Us, shortcut: Payload) -> Rendered:
    """What is said to whoever pointed at a message."""
    message: Mapping[str, Any] = {**shortcut["message"], "channel": shortcut["channel"]["id"]}
    if message.get("subtype") == "tombstone":
        return _sentence(capture.NO_MESSAGE)
    if not sources.by_human(message, us):
        return _sentence(capture.NOT_A_PERSONS)
    captor = shortcut["user"]["id"]
    pointed = sources.pointed(message, us, Way.SHORTCUT, captor)
    return _own(desk, us, message, pointed) if captor == message["user"] else _of_another(desk, pointed)


def _own(desk: Reports, us: Us, message: Mapping[str, Any], pointed: Pointed) -> Rendered:
    said = sources.from_message(message, us, Way.SHORTCUT)
    kept = desk.keep(said)
    if pointed.thread:
        desk.point(pointed)
    return saved(kept.number, desk.recognise(said)) if kept.new else _there_already(kept.number)


def _of_another(desk: Reports, pointed: Pointed) -> Rendered:
    taken = desk.point(pointed)
    return _there_already(taken.number) if taken.number else _sentence(capture.ASKED)


def _there_already(number: int) -> Rendered:
    return _sentence(capture.THERE_ALREADY, number=number)


def _sentence(template: str, **values: int) -> Rendered:
    return rendered((Line(template, **values),))


def _answer(context: BoltContext, card: Rendered) -> None:
    if context.response_url and context.respond:
        blocks = list(card.blocks)
        context.respond(card.text, blocks=blocks, response_type="ephemeral", replace_original=False)
