"""Whether people can open the pages, and who may."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from bridge.app.doctor.findings import Finding, Part, fail, found, ok, warn
from bridge.app.gate import BACK, mistakes, provider_for, why_closed
from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.settings import Settings

PLACEHOLDER = "bridge.example.com"
"""The host in the manifest's redirect URL, which is to be replaced."""

NO_ADMIN = (
    "nobody is an admin, so nobody decides what is contested: set people.admins or people.admins_usergroup"
)


def look_at_pages(settings: Settings, rules: Rules, clock: Clock) -> Part:
    """How people get in."""
    return Part("Pages", tuple(found(_pages(settings, rules, clock))))


def _pages(settings: Settings, rules: Rules, clock: Clock) -> Iterator[Finding]:
    if settings.web.sign_in == "slack":
        yield from _signing_in(settings, rules, clock)
    elif settings.web.sign_in == "off":
        yield ok("off")
    elif closed := why_closed(settings):
        yield warn(closed)
    else:
        yield ok("for this machine only, without signing in")


def _signing_in(settings: Settings, rules: Rules, clock: Clock) -> Iterator[Finding]:
    wrong = mistakes(settings)
    yield from map(fail, wrong)
    if not rules.admins and not rules.admins_usergroup:
        yield warn(NO_ADMIN)
    if not wrong:
        yield from _address(settings.web.url)
        provider_for(settings, clock).check()
        back = settings.web.url.rstrip("/") + BACK
        yield ok(
            f"people sign in with Slack; the app's redirect URLs must have {back} (docs/operators.md, Sign in with Slack)"
        )


def _address(url: str) -> Iterator[Finding]:
    """Whether Slack can send people back to where they open the pages.

    https://docs.slack.dev/authentication/installing-with-oauth#redirect_urls
    """
    read = urlsplit(url)
    if read.scheme != "https":
        yield warn(
            f"web.url is {url}: so people sign in on this machine only, and Slack sends them to https alone"
        )
    if read.hostname == PLACEHOLDER:
        yield warn(f"web.url is {url}, the example of the manifest: set it to where people open the pages")
    if read.path.strip("/") or read.query or read.fragment:
        yield warn(f"web.url is {url}: the pages stand at the root of a host, so leave away what follows it")
