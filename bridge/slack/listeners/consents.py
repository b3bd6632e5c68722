"""Who sees a person's name: kept like every decision, and answered at once with the way back.

https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

from slack_bolt import Ack, App, BoltContext

from bridge.domain.incoming import Gesture
from bridge.slack.cards import credit_own
from bridge.slack.desk import Decisions
from bridge.slack.listeners.clicks import clicked
from bridge.slack.listeners.sources import Payload


def register(app: App, desk: Decisions, team: str) -> None:
    """Attach the listener."""

    def consent(ack: Ack, action: Payload, body: Payload, context: BoltContext) -> None:
        click = clicked(action, body, team)
        desk.click(click)
        ack()
        later(_answer, context, agreed=click.choice == "yes")

    later = app.listener_runner.listener_executor.submit
    app.action(str(Gesture.CONSENT))(consent)


def _answer(context: BoltContext, *, agreed: bool) -> None:
    """Below the card, through the payload's own address, which is used and never stored."""
    if context.response_url and context.respond:
        card = credit_own.consent(agreed=agreed)
        context.respond(
            card.text, blocks=list(card.blocks), response_type="ephemeral", replace_original=False
        )
