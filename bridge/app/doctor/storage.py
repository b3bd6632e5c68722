"""Whether the database is there, with this version's tables, and tells the same time."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bridge.app.doctor.findings import Finding, Part, fail, ok, warn
from bridge.domain.clock import Clock
from bridge.store.engine import Store, StoreError
from bridge.store.facts import facts
from bridge.store.migrate import at_head

APART = 1_000
"""Milliseconds that two clocks may be apart."""


def look_at_storage(store: Store, clock: Clock) -> Part:
    """Which database it is."""
    try:
        return Part("Storage", tuple(_storage(store, clock)))
    except StoreError as error:
        return Part("Storage", (fail(str(error)),))


def last_heard(store: Store) -> datetime | None:
    """When Jira was last read; None if never, or if the database cannot be asked."""
    try:
        return facts(store).jira_read if at_head(store) else None
    except StoreError:
        return None


def _storage(store: Store, clock: Clock) -> Iterator[Finding]:
    if not at_head(store):
        yield fail("the database does not have this version's tables: run bridge db upgrade")
        return
    before, known, after = clock.now(), facts(store), clock.now()
    told = f"{known.name}, migrations at head"
    if known.now is None:
        yield ok(told)
        return
    # What it answered with was the time somewhere between the question and the answer.
    apart = max(before - known.now, known.now - after, timedelta()) / timedelta(milliseconds=1)
    told = f"{told}, clock {apart:.0f} ms apart"
    yield ok(told) if apart <= APART else warn(f"{told}: set both clocks by NTP")
