"""Who the bot token belongs to."""

from slack_sdk.web import SlackResponse

from bridge.slack.calls import Calls, client
from bridge.slack.options import Identity, SlackOptions


def identify(options: SlackOptions) -> Identity:
    """Ask Slack once, with ``auth.test``.

    Raises:
        OutsideError: Slack refused the token or could not be asked; the sentence says which.
    """
    return identity(Calls(client(options.bot_token, options.api_url, options.timeout))("auth.test"))


def identity(answer: SlackResponse) -> Identity:
    """What ``auth.test`` answers."""
    return Identity(
        team=str(answer["team_id"]),
        team_name=str(answer.get("team", "")),
        bot_user=str(answer["user_id"]),
        bot_name=str(answer.get("user", "")),
        bot_id=str(answer.get("bot_id", "")),
        url=str(answer.get("url", "")),
    )
