"""Whether people can open the pages, and who may."""

from collections.abc import Iterator

from bridge.app.doctor.findings import Finding, Part, fail, found, ok, warn
from bridge.app.gate import BACK, mistakes, provider_for, why_closed
from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.settings import Settings

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
        provider_for(settings, clock).check()
        back = settings.web.url.rstrip("/") + BACK
        yield ok(
            f"people sign in with Slack; the app's redirect URLs must have {back} (docs/operators.md, Sign in with Slack)"
        )
