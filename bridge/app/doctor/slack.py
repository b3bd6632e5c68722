"""Whether Slack can be reached, and lets the bridge do what it is to do."""

from collections.abc import Iterator

from bridge.app.doctor.findings import Finding, Part, fail, found, ok, warn
from bridge.app.options import slack_options
from bridge.domain.rules import Rules
from bridge.settings import Settings
from bridge.slack.inspect import SCOPES, Inspector
from bridge.slack.manifest import EVENTS
from bridge.slack.reach import challenged

DELAYED = (
    '"Delayed Events" cannot be seen from here: App settings, Event Subscriptions, Delayed Events: On '
    "(docs/operators.md, Slack)"
)
NO_ADDRESS = (
    'slack.mode is "http", but web.url is not set: set it to the https address to which Slack can post '
    "(docs/operators.md, Going live over HTTP)"
)
REINSTALL = "reinstall the app from the manifest (docs/operators.md, Slack)"


def look_at_slack(settings: Settings, rules: Rules, inspector: Inspector) -> Part:
    """Who is signed in, with which scopes; whether Slack can reach the bridge; and whether the channels are there."""
    return Part(
        "Slack",
        (
            *found(_account(settings, inspector)),
            *found(_posting(settings) if settings.slack.mode == "http" else _socket(inspector)),
            warn(DELAYED),
            *(
                finding
                for channel in _channels(settings, rules)
                for finding in found(_channel(inspector, *channel))
            ),
        ),
    )


def _account(settings: Settings, inspector: Inspector) -> Iterator[Finding]:
    identity, scopes = inspector.signed_in()
    yield ok(f"signed in as @{identity.bot_name} in {identity.team_name}")
    if identity.team != settings.slack.team:
        yield fail(
            f'slack.team is "{settings.slack.team}", but the token is of {identity.team}: set it to that'
        )
    if identity.bot_user != settings.slack.bot_user:
        yield fail(
            f'slack.bot_user is "{settings.slack.bot_user}", but the bot is {identity.bot_user}: set it to that'
        )
    for scope, without in SCOPES.items():
        if scopes is not None and scope not in scopes:
            yield fail(f"scope {scope} is missing, so {without}: {REINSTALL}")


def _socket(inspector: Inspector) -> Iterator[Finding]:
    yield ok(f"a socket is given in {inspector.socket():.1f} s")


def _posting(settings: Settings) -> Iterator[Finding]:
    """Whether what Slack posts would get to the bridge, as far as that can be seen from here."""
    address = settings.web.url.rstrip("/")
    if not address:
        yield fail(NO_ADDRESS)
        return
    if not address.startswith("https://"):
        yield fail(f"web.url is {address}, but Slack posts to https alone: let a proxy serve it")
    options = slack_options(settings)
    seconds = challenged(address + EVENTS, options.signing_secret, options.timeout)
    yield ok(
        f"the bridge answers at {address}{EVENTS} in {seconds:.1f} s; the app's request URLs must be this"
    )


def _channels(settings: Settings, rules: Rules) -> Iterator[tuple[str, str]]:
    """Every channel that is set, and by which setting."""
    for number, channel in enumerate(settings.slack.listening):
        yield f"slack.listening[{number}]", channel
    for route in rules.routes:
        yield f"routes.{route.name}.channel", route.channel
    if rules.leaders_channel:
        yield "people.leaders_channel", rules.leaders_channel


def _channel(inspector: Inspector, setting: str, channel: str) -> Iterator[Finding]:
    there = inspector.channel(channel)
    if there is None:
        yield fail(
            f"{setting}: no channel {channel} that the bot can see: if it is private, invite the bot there"
        )
    elif there.archived:
        yield fail(f"{setting}: #{there.name} is archived: unarchive it, or set another one")
    elif not there.joined:
        yield fail(f"{setting}: the bot is not in #{there.name}: type /invite @bridge there")
