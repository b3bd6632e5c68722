"""A mention of the bot is a report, or a question, in any channel and in threads too.

In a listening channel the same post comes as a message as well; both carry the same outside id, so it is one insight.
https://docs.slack.dev/reference/events/app_mention
"""

from slack_bolt import App

from bridge.domain.incoming import Way
from bridge.slack.desk import Desk
from bridge.slack.listeners import questions, sources
from bridge.slack.listeners.sources import Payload, Us


def register(app: App, desk: Desk, us: Us) -> None:
    """Attach the listener."""

    def mention(event: Payload) -> None:
        if sources.by_human(event, us) and not questions.is_answered(desk, event, us):
            desk.keep(sources.from_message(event, us, Way.MENTION))

    app.event("app_mention")(mention)
