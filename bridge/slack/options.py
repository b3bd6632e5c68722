"""What the room needs to know to work for one workspace."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SlackOptions:
    """How to reach Slack, and as whom.

    Attributes:
        bot_token: begins with ``xoxb-``.
        app_token: begins with ``xapp-``; opens Socket Mode, and is empty without it.
        team: the one workspace that is served, ``T…``; payloads of others are refused.
        bot_user: the bot's own user id, ``U…``.
        bot_id: the bot's id, ``B…``; may be empty.
        app_id: ``A…``; may be empty.
        api_url: where the Web API is, with a slash at the end.
        timeout: seconds that one call may take.
        reaction: name of the emoji with which people point at a message; empty: none.
        quiet: nothing is shown or said, because the bridge is tried out silently.
        signing_secret: what Slack signs with that posts over HTTP; may be empty in Socket Mode.
    """

    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    team: str
    bot_user: str
    bot_id: str = ""
    app_id: str = ""
    api_url: str = "https://slack.com/api/"
    timeout: int = 10
    reaction: str = ""
    quiet: bool = False
    signing_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a bot token belongs to, as ``auth.test`` says it."""

    team: str
    team_name: str
    bot_user: str
    bot_name: str
    bot_id: str
    url: str
