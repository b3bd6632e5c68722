"""What the doctor asks of Slack. Each function asks one thing and changes nothing; all raise OutsideError."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic

from bridge.domain.errors import RefusedError
from bridge.slack.calls import Calls, as_documented, client
from bridge.slack.options import Identity, SlackOptions
from bridge.slack.signin import identity

SCOPES: Mapping[str, str] = {
    "commands": "commands such as /insight are off",
    "chat:write": "nothing is told to anybody",
    "im:write": "reporters have no home card",
    "im:history": "reports by direct message are off, and an uncertain post there is not looked up",
    "app_mentions:read": "reports by mention are off",
    "channels:history": "public listening channels are off, and an uncertain post there is not looked up",
    "groups:history": "private listening channels are off, and an uncertain post there is not looked up",
    "reactions:read": "reporting by reaction is off",
    "files:read": "no file can be added to a report",
    "files:write": "the Monday digest has no chart",
    "reactions:write": "posts in listening channels get no tick",
    "mpim:write": "Talk is off",
    "mpim:history": "an uncertain post in a group message is not looked up",
    "usergroups:read": "crews, leaders and admins are not read from user groups",
    "users:read": "nobody can sign in to the pages, and it cannot be seen whether owners and deputies are there",
    "channels:read": "it cannot be seen whether the bot is in a public channel",
    "groups:read": "it cannot be seen whether the bot is in a private channel",
}
"""Each scope of the bot token, and what is off without it. https://docs.slack.dev/reference/scopes/"""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as the bot sees it."""

    name: str
    archived: bool
    joined: bool


class Inspector:
    """Asks one workspace.

    Args:
        options: its tokens and address.
    """

    def __init__(self, options: SlackOptions) -> None:
        self._options = options
        self._calls = Calls(client(options.bot_token, options.api_url, options.timeout))

    @as_documented()
    def signed_in(self) -> tuple[Identity, frozenset[str] | None]:
        """Whose the bot token is, and its scopes; None if Slack does not tell them.

        https://docs.slack.dev/authentication/installing-with-oauth/#inspect
        """
        answer = self._calls("auth.test")
        told = next(
            (str(value) for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), ""
        )
        scopes = frozenset(scope.strip() for scope in told.split(",") if scope.strip())
        return identity(answer), scopes or None

    def socket(self) -> float:
        """Seconds until Slack has given an address for a socket.

        It is not connected to: Slack would send it what the running bridge waits for.
        https://docs.slack.dev/reference/methods/apps.connections.open
        """
        token = self._options.app_token
        calls = Calls(client(token, self._options.api_url, self._options.timeout))
        began = monotonic()
        calls("apps.connections.open", app_token=token)
        return monotonic() - began

    @as_documented()
    def channel(self, channel: str) -> Channel | None:
        """A channel by its id; None if there is none that the bot may know of."""
        try:
            found = self._calls("conversations.info", channel=channel)["channel"]
        except RefusedError as error:
            if error.code != "channel_not_found":
                raise
            return None
        return Channel(
            str(found.get("name", channel)), bool(found.get("is_archived")), bool(found.get("is_member"))
        )

    @as_documented()
    def is_there(self, user: str) -> bool:
        """Whether somebody is in the workspace, and was not deactivated."""
        try:
            found = self._calls("users.info", user=user)["user"]
        except RefusedError as error:
            if error.code not in {"user_not_found", "user_not_visible"}:
                raise
            return False
        return not found.get("deleted")
