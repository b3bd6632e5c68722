"""Who has read a heads-up: counted before the acknowledgement, and answered in the card that was pressed.

No click is kept and no effect edits the card, so that nothing in the store says who it was.
https://docs.slack.dev/interactivity/handling-user-interaction#updating_message_response
"""

from slack_bolt import Ack, App, BoltContext

from bridge.domain.outgoing import HeadsUpCard
from bridge.slack.cards import render
from bridge.slack.controls import GOT_IT, Carried
from bridge.slack.desk import Desk
from bridge.slack.listeners.app_home import is_in_app_home, shown_page
from bridge.slack.listeners.sources import Payload


def register(app: App, desk: Desk, team: str) -> None:
    """Attach the listener."""

    def got_it(ack: Ack, action: Payload, body: Payload, context: BoltContext) -> None:
        card = desk.read_heads_up(body["user"]["id"], Carried.unpack(action.get("value", "")).subject)
        ack()
        if is_in_app_home(body):
            desk.show_app_home(team, body["user"]["id"], shown_page(body))
        else:
            later(_redraw, context, card)

    later = app.listener_runner.listener_executor.submit
    app.action(GOT_IT)(got_it)


def _redraw(context: BoltContext, card: HeadsUpCard) -> None:
    """Through the payload's own address, which is used and never stored."""
    if context.response_url and context.respond:
        drawn = render(card)
        context.respond(drawn.text, blocks=list(drawn.blocks), replace_original=True)
