"""Somebody's profile changed, or their account was deactivated: known at once, and not only within the hour.

https://docs.slack.dev/reference/events/user_change
"""

from slack_bolt import App

from bridge.slack.desk import People
from bridge.slack.directory import member
from bridge.slack.listeners.sources import Payload


def register(app: App, desk: People, team: str) -> None:
    """Attach the listener."""

    def changed(event: Payload) -> None:
        desk.changed(team, member(event["user"], team))

    app.event("user_change")(changed)
