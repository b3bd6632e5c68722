"""Those who have not read a heads-up are reminded of it, when its owner asks for it."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.flow.headsups.audience import users
from bridge.flow.headsups.receipts import Digests, digest_of
from bridge.flow.headsups.telling import refresh_sent
from bridge.store.engine import Store
from bridge.store.queries import headsups as queries
from bridge.store.tables import HeadsUp


def remind(store: Store, rules: Rules, clock: Clock, digests: Digests) -> None:
    """Send the reminders that owners asked for."""
    with store.read() as session:
        if not queries.to_remind(session):
            return
    now = clock.now()
    with store.write() as session:
        for row in queries.to_remind(session):
            _remind(session, rules, row, digests, now)


def _remind(session: Session, rules: Rules, row: HeadsUp, digests: Digests, now: datetime) -> None:
    """One card more to each; no key names who it is, and what does is forgotten when it is sent."""
    number, there = row.id or 0, queries.digests(session, row.id or 0)
    readers = {digest_of(digests, number, user): user for user in users(session, rules, row)}
    others = readers.keys() - there
    people = {f"heads_up_again:{digest}:{now.date()}": readers[digest] for digest in sorted(others)}
    outbox.tell_people(session, people, kind="heads_up_again", subject=number, now=now)
    row.remind_at, row.reminded_at = None, now
    session.add(row)
    refresh_sent(session, row, f"reminded{now.date()}", now)
