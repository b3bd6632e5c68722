"""Whether Jira can be reached, as whom, and until when."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bridge.app.doctor.findings import Finding, Part, fail, found, ok, warn
from bridge.jira import inspect
from bridge.jira.client import Connection
from bridge.settings import Settings

KINDS = {"cloud": "Cloud", "server": "Data Center"}
SOON = timedelta(days=30)
SKEW = timedelta(seconds=30)
PERSONAL = (
    "jira.dedicated_account is false: what people write as {name} is told from what the bridge writes by its marks "
    "only; an account of its own is safer"
)


def look_at_jira(settings: Settings, connection: Connection, heard: datetime | None, now: datetime) -> Part:
    """Which Jira it is, whose account and token are used, and when it was last heard from."""
    findings = (
        *found(_server(settings, connection)),
        *found(_account(settings, connection)),
        *found(_token(settings, connection, now)),
        *_heard(settings, heard, now),
    )
    return Part("Jira", tuple(dict.fromkeys(findings)))


def _server(settings: Settings, connection: Connection) -> Iterator[Finding]:
    server = inspect.server(connection)
    yield ok(f"{server.url} ({KINDS[server.kind]}, {server.version})")
    if server.kind != settings.jira.kind:
        yield fail(
            f'jira.kind is "{settings.jira.kind}", but {server.url} is {KINDS[server.kind]}: set it to "{server.kind}"'
        )
    if server.skew is not None and abs(server.skew) > SKEW:
        yield warn(f"its clock is {abs(server.skew).total_seconds():.0f} s apart from ours: set both by NTP")


def _account(settings: Settings, connection: Connection) -> Iterator[Finding]:
    _id, name = connection.account()
    yield ok(f"signed in as {name}" + (f" ({settings.jira.email})" if settings.jira.email else ""))
    if not settings.jira.dedicated_account:
        yield warn(PERSONAL.format(name=name))


def _token(settings: Settings, connection: Connection, now: datetime) -> Iterator[Finding]:
    read = inspect.token_ends(connection)
    ends = read.date() if read else settings.jira.token_ends
    if ends is None:
        yield warn(
            "when the token ends is not known: set jira.token_ends, and leaders are told 30 days ahead"
        )
        return
    days = (ends - now.date()).days
    told = f"the token ends {ends} ({days} days)" if days >= 0 else f"the token ended {ends}"
    if days < 0:
        yield fail(f"{told}: make a new one, and set jira.token and jira.token_ends")
    elif timedelta(days=days) <= SOON:
        yield warn(f"{told}: make a new one soon, and set jira.token and jira.token_ends")
    else:
        yield ok(told)
    if read and settings.jira.token_ends not in {None, ends}:
        yield warn(f"jira.token_ends is {settings.jira.token_ends}, but Jira says {ends}: set it to that")


def _heard(settings: Settings, heard: datetime | None, now: datetime) -> Iterator[Finding]:
    if heard is None:
        yield ok("nothing was read yet: the bridge has not run with this database")
        return
    minutes = round((now - heard).total_seconds() / 60)
    if minutes > settings.jira.silent_minutes:
        yield fail(
            f"last heard from {minutes} minutes ago: does the bridge run? Its log says why it cannot read"
        )
    else:
        yield ok(f"last heard from {minutes} minutes ago")
