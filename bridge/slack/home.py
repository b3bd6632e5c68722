"""Draws people's App Homes. What one shows is asked for when it is drawn, so a late drawing shows what is newest."""

from datetime import datetime
from typing import Protocol

from bridge.domain.language import speaking
from bridge.domain.outgoing import Publish
from bridge.domain.outgoing.app_home import AppHome
from bridge.slack.calls import Calls
from bridge.slack.cards import app_home


class Homes(Protocol):
    """Knows what stands in somebody's App Home."""

    def app_home(self, person: int, page: int) -> AppHome:
        """As things stand, at a page of the person's own reports; read only."""


class HomeTab:
    """Publishes App Homes, one a call.

    Args:
        calls: Slack's Web API.
        homes: knows what they show.
    """

    def __init__(self, calls: Calls, homes: Homes) -> None:
        self._calls, self._homes = calls, homes

    def scope(self, order: Publish) -> str:  # noqa: ARG002 - Slack counts them together
        """What Slack counts the call against: a hundred a minute and workspace.

        https://docs.slack.dev/reference/methods/views.publish
        """
        return "views.publish"

    def mark(self, order: Publish) -> str:  # noqa: ARG002 - nothing is ever looked up
        """Nothing."""
        return ""

    def perform(self, order: Publish, key: str) -> None:  # noqa: ARG002 - a view carries no key
        """Draw it and put it in the place of the one before.

        Raises:
            OutsideError: as `Calls` does.
        """
        home = self._homes.app_home(order.person, order.page)
        with speaking(order.language):
            view = app_home.view(home)
        self._calls("views.publish", user_id=order.user, view=view)

    def find(self, order: Publish, key: str, since: datetime, mark: str) -> None:
        """Nothing: it may be drawn again."""
