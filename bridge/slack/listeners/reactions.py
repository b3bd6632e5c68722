"""A reaction with the configured emoji points at a message. Taking it back changes nothing: what was said was heard.

https://docs.slack.dev/reference/events/reaction_added
"""

from slack_bolt import App

from bridge.domain.incoming import Way
from bridge.slack.desk import Reports
from bridge.slack.listeners import sources
from bridge.slack.listeners.sources import Payload, Us


def register(app: App, desk: Reports, us: Us, emoji: str) -> None:
    """Attach the listeners.

    Args:
        app: Bolt's app.
        desk: who takes what arrives.
        us: the workspace, and the bot in it.
        emoji: the name of the emoji; empty: none reports anything.
    """

    def reacted(event: Payload) -> None:
        name = str(event.get("reaction", "")).partition("::")[0]
        if emoji and name == emoji and _at_somebodys_message(event, us):
            message = {
                "channel": event["item"]["channel"],
                "ts": event["item"]["ts"],
                "user": event["item_user"],
            }
            desk.point(sources.pointed(message, us, Way.REACTION, event["user"]))

    def taken_back() -> None:
        """Nothing."""

    app.event("reaction_added")(reacted)
    app.event("reaction_removed")(taken_back)


def _at_somebodys_message(event: Payload, us: Us) -> bool:
    """Files have reactions too, and messages of apps have no author, or the bot."""
    by_person = event.get("item_user") not in {None, us.bot_user, sources.SLACKBOT}
    return event["item"]["type"] == "message" and by_person and event.get("user") != us.bot_user
