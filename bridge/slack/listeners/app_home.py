"""The App Home: it is opened, leafed through, and left for a form.

https://docs.slack.dev/reference/events/app_home_opened
"""

import re

from slack_bolt import Ack, App

from bridge.domain.credit_summary import Scope
from bridge.slack.calls import Calls
from bridge.slack.controls import CONTRIBUTIONS, PAGE, REPORT, SETTINGS, Carried
from bridge.slack.desk import Desk
from bridge.slack.listeners.openers import show
from bridge.slack.listeners.sources import Payload
from bridge.slack.modals import contributions, insight, settings


def register(app: App, desk: Desk, calls: Calls, team: str) -> None:
    """Attach the listeners. Slack sends the event again if the drawing could not be asked for."""

    def opened(event: Payload) -> None:
        if event.get("tab") == "home":
            desk.show_app_home(team, event["user"], 0)

    def leaf(ack: Ack, action: Payload, body: Payload) -> None:
        desk.show_app_home(team, body["user"]["id"], max(0, Carried.unpack(action.get("value", "")).subject))
        ack()

    def acknowledge(ack: Ack) -> None:
        ack()

    def open_report(body: Payload) -> None:
        show(calls, body, insight.view())

    def open_settings(body: Payload) -> None:
        show(calls, body, settings.view(desk.wishes(team, body["user"]["id"])))

    def open_contributions(body: Payload) -> None:
        own = desk.credits(team, body["user"]["id"], Scope.ME, None)
        show(calls, body, contributions.view(own))

    app.event("app_home_opened")(opened)
    app.action(re.compile(rf"^{PAGE}\.\d+$"))(leaf)
    app.action(REPORT)(ack=acknowledge, lazy=[open_report])
    app.action(SETTINGS)(ack=acknowledge, lazy=[open_settings])
    app.action(CONTRIBUTIONS)(ack=acknowledge, lazy=[open_contributions])


def is_in_app_home(body: Payload) -> bool:
    """Whether a button was pressed in the App Home."""
    return bool((body.get("view") or {}).get("type") == "home")


def shown_page(body: Payload) -> int:
    """The page of the reader's own reports that the App Home showed when it was pressed."""
    return Carried.unpack(body["view"].get("private_metadata", "")).subject
