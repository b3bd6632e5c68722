"""When the digests are due, and for whom."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.periods import Period, Span
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.flow.weekly import begins
from bridge.store.engine import Store

SENT = "digests"


def mondays(store: Store, rules: Rules, clock: Clock) -> None:
    """Send every digest of the week that is over: on Monday morning, or later if the bridge was not running then."""
    now = clock.now()
    with store.write() as session:
        due = begins(session, SENT, now)
        if due is None:
            return
        week = Period.of(Span.WEEK, due.date()).previous.name
        for reader in _readers(rules):
            _enqueue(session, week, reader, now)
        for address in rules.mail_to:
            _mail(session, week, address, now)


def _readers(rules: Rules) -> Iterator[dict[str, str]]:
    """Where leaders read, and the lead of each team."""
    if rules.leaders_channel:
        yield {"to": rules.leaders_channel, "channel": rules.leaders_channel, "user": "", "crew": ""}
    for crew in rules.crews:
        if crew.lead:
            yield {"to": f"{crew.lead}/{crew.key}", "channel": "", "user": crew.lead, "crew": crew.key}


def _enqueue(session: Session, week: str, reader: dict[str, str], now: datetime) -> None:
    to = reader.pop("to")
    posted = outbox.enqueue(
        session,
        f"digest:{to}:{week}",
        kind="digest",
        subject=0,
        target=f"digest:{to}",
        priority=outbox.Priority.TEAM,
        body={**reader, "week": week},
        now=now,
    )
    if reader["channel"]:
        outbox.enqueue(
            session,
            f"picture:{to}:{week}",
            kind="digest_picture",
            subject=posted.id or 0,
            target=f"digest:{to}",
            priority=outbox.Priority.EDIT,
            needs=posted.id,
            body={"week": week},
            now=now,
        )


def _mail(session: Session, week: str, address: str, now: datetime) -> None:
    outbox.enqueue(
        session,
        f"mail:{address}:{week}",
        kind="digest_mail",
        subject=0,
        target=f"mail:{address}",
        priority=outbox.Priority.TEAM,
        body={"to": address, "week": week},
        now=now,
    )
