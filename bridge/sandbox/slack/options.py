"""What can be set about the pocket Slack."""

from dataclasses import dataclass

FIRST_RETRIES = (0.0, 60.0, 300.0)
DELAYED_EVENTS = (3600.0,) * 24

SUBSCRIBED = frozenset(
    {
        "app_home_opened",
        "app_mention",
        "message.channels",
        "message.groups",
        "message.im",
        "reaction_added",
        "reaction_removed",
        "member_joined_channel",
        "user_change",
    },
)

GRANTED = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:write",
        "mpim:history",
        "mpim:write",
        "reactions:read",
        "reactions:write",
        "usergroups:read",
        "users:read",
    },
)


@dataclass(frozen=True)
class Shortcut:
    """An entry that the app adds to the menu of every message, or to the menu beside the box where one writes.

    Attributes:
        callback_id: by which the app knows it.
        name: what people read.
        on_message: it is one for messages.
    """

    callback_id: str
    name: str
    on_message: bool = False


SHORTCUTS = (
    Shortcut("report_message", "Report to bridge", on_message=True),
    Shortcut("report", "Report what I heard"),
)


@dataclass(frozen=True)
class SlackOptions:
    """Limits, lags and credentials of one workspace.

    Attributes:
        pace: multiplies the rate limits; 20 allows twenty times as many calls.
        ack_limit: seconds until an envelope without an ack has failed; Slack waits 3.
        trigger_life: seconds that a `trigger_id` can be used; 3 at Slack.
        retry_delays: seconds before each redelivery of an event, already scaled;
            see https://docs.slack.dev/apis/events-api/#retries
        bot_token: the token that the Web API accepts.
        app_token: the token that opens Socket Mode.
        signing_secret: signs what is posted to a request URL.
        scopes: of the bot token; they are told, not enforced.
        events: the subscriptions of the app, by the names used in its manifest.
        shortcuts: of the app, by its manifest as well.
        client_id: of the app, for signing in.
        client_secret: that goes with it.
        pkce: signing in knows PKCE; at Slack a setting of the app.
    """

    pace: float = 1.0
    ack_limit: float = 3.0
    trigger_life: float = 3.0
    retry_delays: tuple[float, ...] = FIRST_RETRIES
    bot_token: str = "xoxb-sandbox"  # noqa: S105 - made up, for loopback only
    app_token: str = "xapp-sandbox"  # noqa: S105 - made up, for loopback only
    signing_secret: str = "sandbox-signing-secret"  # noqa: S105 - made up, for loopback only
    events: frozenset[str] = SUBSCRIBED
    shortcuts: tuple[Shortcut, ...] = SHORTCUTS
    scopes: frozenset[str] = GRANTED
    client_id: str = "1000.2000"
    client_secret: str = "sandbox-secret"  # noqa: S105 - made up, for loopback only
    pkce: bool = True


def paced(pace: float, *, delayed_events: bool = False) -> SlackOptions:
    """Options for a workspace that runs `pace` times as fast.

    Args:
        pace: multiplies the rate limits and divides the waits between redeliveries.
        delayed_events: also redeliver hourly for a day, as the app setting "Delayed Events" does.
    """
    delays = FIRST_RETRIES + (DELAYED_EVENTS if delayed_events else ())
    return SlackOptions(pace=pace, retry_delays=tuple(delay / pace for delay in delays))
