"""Who may see the pages, as the operator decided."""

import secrets
from urllib.parse import SplitResult, urlsplit

from bridge.domain.addresses import LOOPBACK, is_private
from bridge.domain.clock import Clock
from bridge.domain.errors import SettingsError
from bridge.domain.roles import Role, Viewer
from bridge.settings import Settings
from bridge.web.gate import Gate, LocalGate
from bridge.web.signin.cookies import Cookies
from bridge.web.signin.doors import Doors
from bridge.web.signin.gate import SlackGate
from bridge.web.signin.pace import Pace
from bridge.web.signin.provider import Application, Provider
from bridge.web.signin.sessions import Sessions

BACK = "/sign-in/back"
LOCAL = "Operator"
"""What the pages call whoever sits at this machine."""

CLOSED = (
    "pages are not served: {why}, and without sign-in they are for this machine only: "
    'set web.sign_in = "slack", or "off"'
)


def gate_for(settings: Settings, sessions: Sessions, clock: Clock) -> Gate | None:
    """The gate before the pages; None where nobody may see them.

    Args:
        settings: what the operator decided.
        sessions: keep who has signed in.
        clock: tells the time.

    Raises:
        SettingsError: people are to sign in with Slack, and something for that is missing; one line a mistake.
    """
    web = settings.web
    if web.sign_in == "slack":
        return _slack(settings, sessions, clock)
    if web.sign_in == "off" or why_closed(settings):
        return None
    return LocalGate(Viewer("", settings.slack.team, LOCAL, frozenset(Role)), secrets.token_hex(16))


def why_closed(settings: Settings) -> str:
    """Why pages without sign-in are not served; empty where they are, or where people sign in.

    Whoever reaches them has all roles, so they are for this machine alone, also behind a proxy that runs on it.
    """
    why = why_public(settings) if settings.web.sign_in == "local" else ""
    return CLOSED.format(why=why) if why else ""


def why_public(settings: Settings) -> str:
    """How others than whoever sits at this machine reach the web server; empty if they do not.

    Raises:
        SettingsError: the address where they are said to is none.
    """
    web = settings.web
    if web.host not in LOOPBACK:
        return f"web.host is {web.host}"
    if web.url and _address("url", web.url).hostname not in LOOPBACK:
        return f"others open them at {web.url} (web.url)"
    return ""


def mistakes(settings: Settings) -> list[str]:
    """What is missing to sign in with Slack, one line each."""
    web = settings.web
    lines = []
    if not web.url:
        lines.append(
            'web.url is missing: Slack sends people back there. Set it to "https://…", where they open the pages.'
        )
    lines += [
        f'web.{name}: it must begin with https://, not "{url}", or what signs people in could be read on its way.'
        for name, url in (("url", web.url), ("slack_url", web.slack_url))
        if url and not is_private(_address(name, url).geturl())
    ]
    if not web.client_id:
        lines.append("web.client_id is missing: copy it from the Slack app, Basic Information.")
    if web.client_secret is None:
        lines.append("web.client_secret is missing: copy it from the Slack app, Basic Information.")
    return lines


def provider_for(settings: Settings, clock: Clock) -> Provider:
    """Slack, as the one who says who somebody is.

    Raises:
        SettingsError: something for that is missing; one line a mistake.
    """
    web = settings.web
    if web.client_secret is None or mistakes(settings):
        raise SettingsError("\n".join(mistakes(settings)))
    back = web.url.rstrip("/") + BACK
    return Provider(
        web.slack_url, Application(web.client_id, web.client_secret.get_secret_value(), back), clock
    )


def _slack(settings: Settings, sessions: Sessions, clock: Clock) -> Gate:
    web = settings.web
    cookies = Cookies(secure=web.url.startswith("https:"))
    teams = frozenset(web.teams or (settings.slack.team,))
    return SlackGate(Doors(provider_for(settings, clock), sessions, cookies, teams, Pace(clock), clock))


def _address(name: str, url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        raise SettingsError(f'web.{name}: "{url}" is no address. Write it as https://acme.example.') from None
